import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listPeers, receiveEnvelope } from "../contract.ts";
import { federationMessages, messages } from "../messages.ts";
import { FederationPage } from "./FederationPage.tsx";
import { PeerPage } from "./PeerPage.tsx";
import { ReceivedPage } from "./ReceivedPage.tsx";
import { ReceivePage } from "./ReceivePage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "federation",
  label: federationMessages["federation-name"],
  path: "exchange/federation",
  allow: listPeers.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [
    { prefix: "fpr", label: federationMessages.peer, path: "exchange/federation/:id" },
    { prefix: "frc", label: screen["received-one"], path: "exchange/federation/received/:id" },
  ],
  palette: [
    { label: screen["receive-title"], path: "exchange/federation/receive", allow: receiveEnvelope.allow },
  ],
  children: [
    {
      path: "exchange/federation",
      element: <FederationPage />,
      handle: { title: federationMessages["federation-name"] },
    },
    {
      path: "exchange/federation/receive",
      element: <ReceivePage />,
      handle: { title: screen["receive-title"] },
    },
    {
      path: "exchange/federation/received/:received",
      element: <ReceivedPage />,
      handle: { title: screen["received-one"] },
    },
    {
      path: "exchange/federation/:peer",
      element: <PeerPage />,
      handle: { title: federationMessages.peer },
    },
  ],
};
