import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listStandards, openStandard } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { StandardListPage } from "./StandardListPage.tsx";
import { StandardPage } from "./StandardPage.tsx";
import { OpenStandardPage, ReviseStandardPage } from "./WritePages.tsx";

const path = "exchange/standards";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "standards",
  label: messages.standards,
  path,
  allow: listStandards.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "std", label: messages.standard, path: `${path}/:id` }],
  palette: [{ label: screen["open-title"], path: `${path}/new`, allow: openStandard.allow }],
  children: [
    { path, element: <StandardListPage />, handle: { title: messages.standards } },
    { path: `${path}/new`, element: <OpenStandardPage />, handle: { title: screen["open-title"] } },
    { path: `${path}/:standard`, element: <StandardPage />, handle: { title: messages.standard } },
    {
      path: `${path}/:standard/revise`,
      element: <ReviseStandardPage />,
      handle: { title: screen["revise-title"] },
    },
  ],
};
