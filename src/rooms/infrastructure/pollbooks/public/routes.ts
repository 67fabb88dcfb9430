import { publicRoute, type PublicRoute } from "../../../../platform/public-page/route.ts";
import { latestTurnouts } from "../events-store.ts";
import { turnoutPage } from "./turnout-page.ts";

/** What the public is told of the day: the same rounded figures as in the API, and nothing finer. */
export const turnoutRoutes: PublicRoute[] = [
  publicRoute({
    path: "/{election}/{language}/turnout",
    get: async ({ tx }, { frame }) => turnoutPage(frame, await latestTurnouts(tx)),
  }),
];
