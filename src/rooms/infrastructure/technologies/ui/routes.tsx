import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listTechnologies, registerTechnology } from "../contract.ts";
import { messages } from "../messages.ts";
import { NewTechnologyPage } from "./NewTechnologyPage.tsx";
import { screen } from "./screen-messages.ts";
import { TechnologyListPage } from "./TechnologyListPage.tsx";
import { TechnologyPage } from "./TechnologyPage.tsx";

const path = "infrastructure/technologies";

export const routes: SliceRoutes = {
  room: "infrastructure",
  slice: "technologies",
  label: messages.technologies,
  path,
  allow: listTechnologies.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "tec", label: messages.technology, path: "infrastructure/technologies/:id" }],
  palette: [{ label: screen["register-verb"], path: `${path}/new`, allow: registerTechnology.allow }],
  children: [
    { path, element: <TechnologyListPage />, handle: { title: messages.technologies } },
    { path: `${path}/new`, element: <NewTechnologyPage />, handle: { title: screen["register-verb"] } },
    { path: `${path}/:technology`, element: <TechnologyPage />, handle: { title: messages.technology } },
  ],
};
