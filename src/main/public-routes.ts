import type { PublicRoute } from "../platform/public-page/route.ts";
import { homeRoutes } from "./public-home.ts";

/** Every public address. */
export function publicRoutes(): PublicRoute[] {
  return [...homeRoutes(async () => [])];
}
