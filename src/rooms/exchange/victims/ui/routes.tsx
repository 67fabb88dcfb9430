import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listVictims, listWaiting, measureVictims, registerVictims } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { MeasurePage } from "./MeasurePage.tsx";
import { RegisterPage } from "./RegisterPage.tsx";
import { screen } from "./screen-messages.ts";
import { TellAllPage } from "./TellAllPage.tsx";
import { VictimListPage } from "./VictimListPage.tsx";
import { VictimPage } from "./VictimPage.tsx";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "victims",
  label: messages.victims,
  path: "exchange/victims",
  allow: listVictims.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "vic", label: messages.victim, path: "exchange/victims/:id" }],
  // Who watches over the telling reads numbers, never a victim's record.
  otherEntrances: [{ path: "exchange/victims/measure", allow: measureVictims.allow }],
  palette: [
    { label: screen["register-title"], path: "exchange/victims/register", allow: registerVictims.allow },
    { label: screen["tell-all-title"], path: "exchange/victims/tell-all", allow: listWaiting.allow },
    { label: screen["measure-title"], path: "exchange/victims/measure", allow: measureVictims.allow },
  ],
  children: [
    { path: "exchange/victims", element: <VictimListPage />, handle: { title: messages.victims } },
    {
      path: "exchange/victims/register",
      element: <RegisterPage />,
      handle: { title: screen["register-title"] },
    },
    {
      path: "exchange/victims/tell-all",
      element: <TellAllPage />,
      handle: { title: screen["tell-all-title"] },
    },
    {
      path: "exchange/victims/measure",
      element: <MeasurePage />,
      handle: { title: screen["measure-title"] },
    },
    { path: "exchange/victims/:victim", element: <VictimPage />, handle: { title: messages.victim } },
  ],
};
