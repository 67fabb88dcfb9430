import { alsoUnder } from "../../../../platform/ui/alias-messages.ts";
import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listCollections } from "../contract.ts";
import { messages } from "../messages.ts";
import { errorMessages, messages as partnerRefusals, partnerMessages } from "../partner-messages.ts";
import { listPartners } from "../partners-contract.ts";
import { CollectionsPage } from "./CollectionsPage.tsx";
import { PartnerPage } from "./PartnerPage.tsx";
import { PartnersPage } from "./PartnersPage.tsx";
import { partnerScreen, purposeWords, screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "collections",
  label: messages["collections-name"],
  path: "exchange/collections",
  allow: listCollections.allow,
  messages: {
    ...messages,
    ...alsoUnder(["taxii"], messages),
    ...Object.fromEntries(
      [screen, purposeWords].flatMap((words) => Object.values(words)).map((one) => [one.key, one]),
    ),
  },
  children: [
    {
      path: "exchange/collections",
      element: <CollectionsPage />,
      handle: { title: messages["collections-name"] },
    },
  ],
};

export const partnerRoutes: SliceRoutes = {
  room: "exchange",
  slice: "partners",
  label: partnerMessages["partners-name"],
  path: "exchange/partners",
  allow: listPartners.allow,
  messages: {
    ...partnerMessages,
    ...alsoUnder(["partners"], partnerRefusals),
    ...Object.fromEntries(
      [partnerScreen, errorMessages].flatMap((words) => Object.values(words)).map((one) => [one.key, one]),
    ),
  },
  objects: [{ prefix: "ptn", label: partnerMessages.partner, path: "exchange/partners/:id" }],
  children: [
    {
      path: "exchange/partners",
      element: <PartnersPage />,
      handle: { title: partnerMessages["partners-name"] },
    },
    {
      path: "exchange/partners/:partner",
      element: <PartnerPage />,
      handle: { title: partnerMessages.partner },
    },
  ],
};
