import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listPractices } from "../contract.ts";
import { messages } from "../messages.ts";
import { PracticeListPage } from "./PracticeListPage.tsx";
import { PracticePage } from "./PracticePage.tsx";
import { screen } from "./screen-messages.ts";
import { AllScreens, type Screens } from "./SliceLinks.tsx";

/** @param others the slices whose screens a practice may lead to */
export function routesWith(others: readonly Screens[]): SliceRoutes {
  return {
    room: "readiness",
    slice: "practices",
    label: messages.practices,
    path: "readiness/practices",
    allow: listPractices.allow,
    messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
    children: [
      {
        path: "readiness/practices",
        element: (
          <AllScreens value={others}>
            <PracticeListPage />
          </AllScreens>
        ),
        handle: { title: messages.practices },
      },
      {
        path: "readiness/practices/:practice",
        element: (
          <AllScreens value={others}>
            <PracticePage />
          </AllScreens>
        ),
        handle: { title: messages.practice },
      },
    ],
  };
}
