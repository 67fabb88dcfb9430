import { may } from "../../../src/core/permissions/contract.ts";
import type { SliceRoutes } from "../../../src/platform/ui/slice-routes.ts";
import { FormScreen } from "./FormScreen.tsx";
import { words } from "./gallery-nouns.ts";
import { ListScreen } from "./ListScreen.tsx";
import { ObjectScreen } from "./ObjectScreen.tsx";
import { PictureScreen } from "./PictureScreen.tsx";

const children = [
  { path: "exchange/reports", element: <ListScreen /> },
  { path: "exchange/reports/new", element: <FormScreen /> },
  { path: "exchange/reports/:report", element: <ObjectScreen /> },
];

export const gallerySlices: readonly SliceRoutes[] = [
  {
    room: "exchange",
    slice: "reports",
    label: words.reports,
    path: "exchange/reports",
    allow: may["reports.list"],
    children,
    messages: words,
    objects: [{ prefix: "rep", label: words.report, path: "exchange/reports/:id" }],
    palette: [{ label: words.form, path: "exchange/reports/new", allow: may["reports.submit"] }],
  },
  {
    room: "exchange",
    slice: "victims",
    label: words.victims,
    path: "exchange/victims",
    allow: may["victims.list"],
    children: [],
    messages: {},
  },
  {
    room: "information",
    slice: "pictures",
    label: words.pictures,
    path: "information/pictures",
    allow: may["reports.list"],
    children: [{ path: "information/pictures", element: <PictureScreen /> }],
    messages: {},
  },
];
