import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { listPeople } from "../contract.ts";
import { messages } from "../messages.ts";
import { PeoplePage } from "./PeoplePage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "people",
  label: messages.people,
  path: "administration/people",
  allow: listPeople.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  children: [{ path: "administration/people", element: <PeoplePage />, handle: { title: messages.people } }],
};
