import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { listJournal } from "../contract.ts";
import { messages } from "../messages.ts";
import { EntryPage } from "./EntryPage.tsx";
import { JournalPage } from "./JournalPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "journal",
  label: messages.journal,
  path: "administration/journal",
  allow: listJournal.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  children: [
    { path: "administration/journal", element: <JournalPage />, handle: { title: messages.journal } },
    { path: "administration/journal/:seq", element: <EntryPage />, handle: { title: messages.journal } },
  ],
};
