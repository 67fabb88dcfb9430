import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { listMandates, registerMandate } from "../contract.ts";
import { messages } from "../messages.ts";
import { MandateListPage } from "./MandateListPage.tsx";
import { NewMandatePage } from "./NewMandatePage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "mandates",
  label: messages.mandates,
  path: "administration/mandates",
  allow: listMandates.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  palette: [{ label: screen.register, path: "administration/mandates/new", allow: registerMandate.allow }],
  children: [
    { path: "administration/mandates", element: <MandateListPage />, handle: { title: messages.mandates } },
    { path: "administration/mandates/new", element: <NewMandatePage />, handle: { title: screen.register } },
  ],
};
