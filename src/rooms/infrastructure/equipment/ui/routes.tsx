import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listEquipment, planQueue, registerEquipment } from "../contract.ts";
import { messages } from "../messages.ts";
import { DecksPage } from "./DecksPage.tsx";
import { EquipmentListPage } from "./EquipmentListPage.tsx";
import { EquipmentPage } from "./EquipmentPage.tsx";
import { NewEquipmentPage } from "./NewEquipmentPage.tsx";
import { QueuePage } from "./QueuePage.tsx";
import { screen } from "./screen-messages.ts";

const path = "infrastructure/equipment";

export const routes: SliceRoutes = {
  room: "infrastructure",
  slice: "equipment",
  label: messages.equipment,
  path,
  allow: listEquipment.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "eqp", label: messages.equipment, path: "infrastructure/equipment/:id" }],
  palette: [
    { label: screen["register-verb"], path: `${path}/new`, allow: registerEquipment.allow },
    { label: screen["queue-open"], path: `${path}/queue`, allow: planQueue.allow },
  ],
  children: [
    { path, element: <EquipmentListPage />, handle: { title: messages.equipment } },
    { path: `${path}/new`, element: <NewEquipmentPage />, handle: { title: screen["register-verb"] } },
    { path: `${path}/decks`, element: <DecksPage />, handle: { title: screen["decks-title"] } },
    { path: `${path}/queue`, element: <QueuePage />, handle: { title: screen["queue-title"] } },
    { path: `${path}/:equipment`, element: <EquipmentPage />, handle: { title: messages.equipment } },
  ],
};
