import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listTechniques } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { TechniqueListPage } from "./TechniqueListPage.tsx";
import { TechniquePage } from "./TechniquePage.tsx";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "techniques",
  label: messages.techniques,
  path: "exchange/techniques",
  allow: listTechniques.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  children: [
    {
      path: "exchange/techniques",
      element: <TechniqueListPage />,
      handle: { title: messages.techniques },
    },
    {
      path: "exchange/techniques/:code",
      element: <TechniquePage />,
      handle: { title: messages.technique },
    },
  ],
};
