import { alsoUnder } from "../../../platform/ui/alias-messages.ts";
import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { checkShare, listAgreements, listShares, proposeAgreement, readMatrix } from "../contract.ts";
import { messages } from "../messages.ts";
import { AgreementListPage } from "./AgreementListPage.tsx";
import { AgreementPage } from "./AgreementPage.tsx";
import { CheckSharePage } from "./CheckSharePage.tsx";
import { MatrixPage } from "./MatrixPage.tsx";
import { ProposePage } from "./ProposePage.tsx";
import { acts, screen } from "./screen-messages.ts";
import { SharesPage } from "./SharesPage.tsx";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "agreements",
  label: messages.agreements,
  path: "exchange/agreements",
  allow: listAgreements.allow,
  messages: {
    ...messages,
    ...alsoUnder(["agreements", "shares", "substitutes"], messages),
    ...Object.fromEntries([...Object.values(screen), ...Object.values(acts)].map((one) => [one.key, one])),
  },
  objects: [{ prefix: "agr", label: messages.agreement, path: "exchange/agreements/:id" }],
  palette: [
    { label: screen.propose, path: "exchange/agreements/new", allow: proposeAgreement.allow },
    { label: screen["check-title"], path: "exchange/agreements/check", allow: checkShare.allow },
    { label: messages.matrix, path: "exchange/agreements/matrix", allow: readMatrix.allow },
    { label: messages.shares, path: "exchange/agreements/shares", allow: listShares.allow },
  ],
  children: [
    { path: "exchange/agreements", element: <AgreementListPage />, handle: { title: messages.agreements } },
    { path: "exchange/agreements/new", element: <ProposePage />, handle: { title: screen.propose } },
    {
      path: "exchange/agreements/check",
      element: <CheckSharePage />,
      handle: { title: screen["check-title"] },
    },
    { path: "exchange/agreements/matrix", element: <MatrixPage />, handle: { title: messages.matrix } },
    { path: "exchange/agreements/shares", element: <SharesPage />, handle: { title: messages.shares } },
    {
      path: "exchange/agreements/:agreement",
      element: <AgreementPage />,
      handle: { title: messages.agreement },
    },
  ],
};
