import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { draftPackage, listPackages } from "../contract.ts";
import { hubMessages } from "../hub-messages.ts";
import { AnomaliesPage } from "./AnomaliesPage.tsx";
import { ClosingPage } from "./ClosingPage.tsx";
import { DisputesPage } from "./DisputesPage.tsx";
import { DraftPage } from "./DraftPage.tsx";
import { LivePage } from "./LivePage.tsx";
import { listColumns } from "./list-columns-messages.ts";
import { PackageListPage } from "./PackageListPage.tsx";
import { PackagePage } from "./PackagePage.tsx";
import { differenceWords, factWords, screen } from "./screen-messages.ts";
import { siteWords } from "./site-messages.ts";

const own = Object.fromEntries(
  [screen, siteWords, listColumns, differenceWords, factWords].flatMap((each) =>
    Object.values(each).map((one) => [one.key, one]),
  ),
);
const handle = { title: hubMessages.package };
const at = "infrastructure/pollbooks/:package";

export const routes: SliceRoutes = {
  room: "infrastructure",
  slice: "pollbooks",
  label: hubMessages.pollbooks,
  path: "infrastructure/pollbooks",
  allow: listPackages.allow,
  messages: { ...hubMessages, ...own },
  objects: [{ prefix: "pbk", label: hubMessages.package, path: "infrastructure/pollbooks/:id" }],
  palette: [
    { label: screen["draft-title"], path: "infrastructure/pollbooks/new", allow: draftPackage.allow },
  ],
  children: [
    {
      path: "infrastructure/pollbooks",
      element: <PackageListPage />,
      handle: { title: hubMessages.pollbooks },
    },
    {
      path: "infrastructure/pollbooks/new",
      element: <DraftPage />,
      handle: { title: screen["draft-title"] },
    },
    { path: at, element: <PackagePage />, handle },
    { path: `${at}/live`, element: <LivePage />, handle },
    { path: `${at}/disputes`, element: <DisputesPage />, handle },
    { path: `${at}/anomalies`, element: <AnomaliesPage />, handle },
    { path: `${at}/closing`, element: <ClosingPage />, handle },
  ],
};
