import type { Signer } from "@counterfoil/journal";
import type { PublicRoute } from "../platform/public-page/route.ts";
import { methodRoutes } from "../rooms/exchange/methods/public/routes.ts";
import { latestNotices, noticeRoutes } from "../rooms/exchange/notices/public/routes.ts";
import { standardRoutes } from "../rooms/exchange/standards/public/routes.ts";
import { reportRoutes } from "../rooms/exchange/reports/public/routes.ts";
import { auditRoutes } from "../rooms/infrastructure/audits/public/routes.ts";
import { turnoutRoutes } from "../rooms/infrastructure/pollbooks/public/routes.ts";
import { acknowledgeRoutes } from "../rooms/exchange/victims/public/routes.ts";
import { homeRoutes } from "./public-home.ts";

/** Every public address. */
export function publicRoutes(signer: Signer): PublicRoute[] {
  return [
    ...homeRoutes(latestNotices),
    ...noticeRoutes(signer),
    ...auditRoutes(signer),
    ...turnoutRoutes,
    ...methodRoutes,
    ...standardRoutes,
    ...reportRoutes,
    ...acknowledgeRoutes,
  ];
}
