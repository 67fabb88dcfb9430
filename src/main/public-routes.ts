import type { PublicRoute } from "../platform/public-page/route.ts";
import { reportRoutes } from "../rooms/exchange/reports/public/routes.ts";
import { acknowledgeRoutes } from "../rooms/exchange/victims/public/routes.ts";
import { homeRoutes } from "./public-home.ts";

/** Every public address. */
export function publicRoutes(): PublicRoute[] {
  return [...homeRoutes(async () => []), ...reportRoutes, ...acknowledgeRoutes];
}
