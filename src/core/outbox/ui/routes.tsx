import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { listOutbox } from "../contract.ts";
import { messages } from "../messages.ts";
import { OutboxPage } from "./OutboxPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "outbox",
  label: messages.outbox,
  path: "administration/outbox",
  allow: listOutbox.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  children: [{ path: "administration/outbox", element: <OutboxPage />, handle: { title: messages.outbox } }],
};
