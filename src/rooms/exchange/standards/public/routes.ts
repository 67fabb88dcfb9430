import { errorPage } from "../../../../platform/public-page/pages/error-page.ts";
import { publicRoute, type PublicHandler, type PublicRoute } from "../../../../platform/public-page/route.ts";
import { allPublished } from "../public-store.ts";
import { publicDetailOf } from "../reading.ts";
import { listPage, standardPage } from "./standard-page.ts";

const at = "/{election}/{language}";

const showList: PublicHandler = async ({ tx }, { frame }) => listPage(frame, await allPublished(tx));

const showOne: PublicHandler = async (cx, { frame, params }) => {
  const found = await publicDetailOf(cx, params["standard"] ?? "", frame.speaker.language);
  return found === null ? errorPage(frame, "not-found") : standardPage(frame, found);
};

/** The published standards and rules. */
export const standardRoutes: readonly PublicRoute[] = [
  publicRoute({ path: `${at}/standards`, get: showList }),
  publicRoute({ path: `${at}/standards/{standard}`, get: showOne }),
];
