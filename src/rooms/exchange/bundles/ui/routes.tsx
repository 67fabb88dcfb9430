import { purposesAsReasons } from "../../../../core/sharing/messages.ts";
import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { importBundle, listBundles } from "../contract.ts";
import { messages } from "../messages.ts";
import { BundleListPage } from "./BundleListPage.tsx";
import { BundlePage } from "./BundlePage.tsx";
import { ChangesPage } from "./ChangesPage.tsx";
import { graphWords } from "./graph-messages.ts";
import { GraphPage } from "./GraphPage.tsx";
import { MakeActivityPage } from "./MakeActivityPage.tsx";
import { ObjectPage } from "./ObjectPage.tsx";
import { ObjectsPage } from "./ObjectsPage.tsx";
import { RepairsPage } from "./RepairsPage.tsx";
import { screen } from "./screen-messages.ts";
import { SetAsidePage } from "./SetAsidePage.tsx";
import { TakeBundlePage } from "./TakeBundlePage.tsx";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "bundles",
  label: messages["bundles-name"],
  path: "exchange/bundles",
  allow: listBundles.allow,
  messages: {
    ...purposesAsReasons("bundles"),
    ...messages,
    ...Object.fromEntries(
      [...Object.values(screen), ...Object.values(graphWords)].map((one) => [one.key, one]),
    ),
  },
  objects: [{ prefix: "bnd", label: messages.bundle, path: "exchange/bundles/:id" }],
  palette: [{ label: screen["take-title"], path: "exchange/bundles/new", allow: importBundle.allow }],
  children: [
    { path: "exchange/bundles", element: <BundleListPage />, handle: { title: messages["bundles-name"] } },
    { path: "exchange/bundles/new", element: <TakeBundlePage />, handle: { title: screen["take-title"] } },
    { path: "exchange/bundles/:bundle", element: <BundlePage />, handle: { title: messages.bundle } },
    { path: "exchange/bundles/:bundle/objects", element: <ObjectsPage />, handle: { title: screen.objects } },
    {
      path: "exchange/bundles/:bundle/objects/:object",
      element: <ObjectPage />,
      handle: { title: graphWords["object-page"] },
    },
    { path: "exchange/bundles/:bundle/graph", element: <GraphPage />, handle: { title: graphWords.graph } },
    { path: "exchange/bundles/:bundle/repairs", element: <RepairsPage />, handle: { title: screen.repairs } },
    { path: "exchange/bundles/:bundle/changes", element: <ChangesPage />, handle: { title: screen.changes } },
    {
      path: "exchange/bundles/:bundle/set-aside",
      element: <SetAsidePage />,
      handle: { title: screen.aside },
    },
    {
      path: "exchange/bundles/:bundle/activity",
      element: <MakeActivityPage />,
      handle: { title: screen["make-activity"] },
    },
  ],
};
