import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { App } from "../platform/ui/App.tsx";
import { learnMessages } from "../platform/ui/language/known-messages.ts";
import { phaseLabel, roleLabel, roomLabel } from "../platform/ui/labels.ts";
import "../platform/ui/look/look.ts";
import { routes as elections } from "../core/elections/ui/routes.tsx";
import { routes as jobs } from "../core/jobs/ui/routes.tsx";
import { routes as journal } from "../core/journal/ui/routes.tsx";
import { routes as mandates } from "../core/mandates/ui/routes.tsx";
import { communityRoutes as community, routes as organisations } from "../core/organisations/ui/routes.tsx";
import { routes as outbox } from "../core/outbox/ui/routes.tsx";
import { routes as people } from "../core/people/ui/routes.tsx";
import { routes as permissions } from "../core/permissions/ui/routes.tsx";
import { routes as agreements } from "../core/sharing/ui/routes.tsx";
import { routes as tokens } from "../core/tokens/ui/routes.tsx";
import { routes as bundles } from "../rooms/exchange/bundles/ui/routes.tsx";
import { routes as campaigns } from "../rooms/exchange/campaigns/ui/routes.tsx";
import { routes as correlation } from "../rooms/exchange/correlation/ui/routes.tsx";
import { routes as federation } from "../rooms/exchange/federation/ui/routes.tsx";
import { routes as incidents } from "../rooms/exchange/incidents/ui/routes.tsx";
import { routes as methods } from "../rooms/exchange/methods/ui/routes.tsx";
import { routes as notices } from "../rooms/exchange/notices/ui/routes.tsx";
import { routes as panel } from "../rooms/exchange/panel/ui/routes.tsx";
import { routes as playbooks } from "../rooms/exchange/playbooks/ui/routes.tsx";
import { routes as reports } from "../rooms/exchange/reports/ui/routes.tsx";
import { partnerRoutes as partners, routes as collections } from "../rooms/exchange/taxii/ui/routes.tsx";
import { routes as standards } from "../rooms/exchange/standards/ui/routes.tsx";
import { routes as techniques } from "../rooms/exchange/techniques/ui/routes.tsx";
import { routes as vocabulary } from "../rooms/exchange/vocabulary/ui/routes.tsx";
import { routes as victims } from "../rooms/exchange/victims/ui/routes.tsx";
import { routes as audits } from "../rooms/infrastructure/audits/ui/routes.tsx";
import { routes as equipment } from "../rooms/infrastructure/equipment/ui/routes.tsx";
import { routes as technologies } from "../rooms/infrastructure/technologies/ui/routes.tsx";
import { routes as pollbooks } from "../rooms/infrastructure/pollbooks/ui/routes.tsx";
import { routesWith as practices } from "../rooms/readiness/practices/ui/routes.tsx";
import type { SliceRoutes } from "../platform/ui/slice-routes.ts";

/** The operations app: every slice that has screens, in the order of the work. */
const rooms: readonly SliceRoutes[] = [
  reports,
  bundles,
  collections,
  partners,
  federation,
  vocabulary,
  techniques,
  playbooks,
  methods,
  standards,
  incidents,
  campaigns,
  correlation,
  victims,
  panel,
  notices,
  technologies,
  equipment,
  audits,
  pollbooks,
  agreements,
  community,
];
const administration: readonly SliceRoutes[] = [
  elections,
  organisations,
  people,
  mandates,
  tokens,
  permissions,
  journal,
  outbox,
  jobs,
];
const working = [...rooms, ...administration];
const slices: readonly SliceRoutes[] = [practices(working), ...working];

// Compiling schemas to functions needs `eval`, which the content security policy forbids.
z.config({ jitless: true });
learnMessages(roleLabel, phaseLabel, roomLabel, ...slices.map(({ messages }) => messages));

const host = document.getElementById("app");
if (!host) throw new Error("index.html has no #app");
createRoot(host).render(
  <StrictMode>
    <App slices={slices} />
  </StrictMode>,
);
