import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listAudits, setUpAudit } from "../contract.ts";
import { messages } from "../messages.ts";
import { poolMessages } from "../pool-messages.ts";
import { waitMessages } from "../wait-messages.ts";
import "./audits.css";
import { AuditListPage } from "./AuditListPage.tsx";
import { AuditPage } from "./AuditPage.tsx";
import { BoardPage } from "./BoardPage.tsx";
import { ChecksPage } from "./ChecksPage.tsx";
import { entry } from "./entry-messages.ts";
import { FilesPage } from "./FilesPage.tsx";
import { inputs } from "./input-messages.ts";
import { PlanPage } from "./PlanPage.tsx";
import { RiskPage } from "./RiskPage.tsx";
import { reading } from "./reading-messages.ts";
import { RoundsPage } from "./RoundsPage.tsx";
import { screen } from "./screen-messages.ts";
import { SeedPage } from "./SeedPage.tsx";
import { SetUpPage } from "./SetUpPage.tsx";
import { steps } from "./step-messages.ts";

const own = Object.fromEntries(
  [screen, steps, inputs, reading, entry].flatMap((each) => Object.values(each).map((one) => [one.key, one])),
);
const handle = { title: messages.audit };
const at = "infrastructure/audits/:audit";

export const routes: SliceRoutes = {
  room: "infrastructure",
  slice: "audits",
  label: messages.audits,
  path: "infrastructure/audits",
  allow: listAudits.allow,
  messages: { ...messages, ...poolMessages, ...waitMessages, ...own },
  objects: [{ prefix: "aud", label: messages.audit, path: "infrastructure/audits/:id" }],
  palette: [{ label: screen["set-up-title"], path: "infrastructure/audits/new", allow: setUpAudit.allow }],
  children: [
    { path: "infrastructure/audits", element: <AuditListPage />, handle: { title: messages.audits } },
    {
      path: "infrastructure/audits/new",
      element: <SetUpPage />,
      handle: { title: screen["set-up-title"] },
    },
    { path: at, element: <AuditPage />, handle },
    { path: `${at}/files`, element: <FilesPage />, handle },
    { path: `${at}/checks`, element: <ChecksPage />, handle },
    { path: `${at}/plan`, element: <PlanPage />, handle },
    { path: `${at}/seed`, element: <SeedPage />, handle },
    { path: `${at}/rounds`, element: <RoundsPage />, handle },
    { path: `${at}/risk`, element: <RiskPage />, handle },
    { path: `${at}/boards/:board`, element: <BoardPage />, handle },
  ],
};
