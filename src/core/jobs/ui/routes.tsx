import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { listJobs } from "../contract.ts";
import { messages } from "../messages.ts";
import { JobsPage } from "./JobsPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "jobs",
  label: messages.jobs,
  path: "administration/jobs",
  allow: listJobs.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  children: [{ path: "administration/jobs", element: <JobsPage />, handle: { title: messages.jobs } }],
};
