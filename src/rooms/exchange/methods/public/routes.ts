import { errorPage } from "../../../../platform/public-page/pages/error-page.ts";
import {
  pathOf,
  publicRoute,
  type PublicHandler,
  type PublicRoute,
} from "../../../../platform/public-page/route.ts";
import { publicOf } from "../reading.ts";
import { findPublished, publishedPage } from "../store.ts";
import { listPage, methodPage } from "./method-page.ts";

const at = "/{election}/{language}";
const pageRows = 20;

const showList: PublicHandler = async (cx, { frame, query }) => {
  const cursor = /^\d{1,15}\.mtd_[0-9a-z]{10,40}$/.exec(query["after"] ?? "")?.[0];
  const { rows, next } = await publishedPage(cx.tx, { cursor, limit: pageRows });
  const path = pathOf(frame, "/methods");
  return listPage(frame, await publicOf(cx, rows), {
    newer: cursor === undefined ? null : path,
    older: next === null ? null : `${path}?after=${encodeURIComponent(next)}`,
  });
};

const showOne: PublicHandler = async (cx, { frame, params }) => {
  const found = await findPublished(cx.tx, params["method"] ?? "");
  const [method] = found === null ? [] : await publicOf(cx, [found]);
  return method === undefined ? errorPage(frame, "not-found") : methodPage(frame, method);
};

/** The public edition of the method library. */
export const methodRoutes: readonly PublicRoute[] = [
  publicRoute({ path: `${at}/methods`, get: showList }),
  publicRoute({ path: `${at}/methods/{method}`, get: showOne }),
];
