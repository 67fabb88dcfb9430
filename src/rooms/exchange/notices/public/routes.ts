import type { Signer } from "@counterfoil/journal";
import { writeVerifierKey } from "@counterfoil/journal";
import { itemProof } from "../../../../core/journal/service.ts";
import type { Context } from "../../../../platform/contract/context.ts";
import { atomFile } from "../../../../platform/public-page/feeds/atom.ts";
import { capFile } from "../../../../platform/public-page/feeds/cap.ts";
import type { Feed } from "../../../../platform/public-page/feeds/feed.ts";
import { jsonFeedFile } from "../../../../platform/public-page/feeds/json-feed.ts";
import { errorPage } from "../../../../platform/public-page/pages/error-page.ts";
import { publicationsPage } from "../../../../platform/public-page/pages/publications-page.ts";
import {
  pathOf,
  publicRoute,
  type Frame,
  type PublicFile,
  type PublicHandler,
  type PublicReply,
  type PublicRoute,
} from "../../../../platform/public-page/route.ts";
import type { PublicationSummary } from "../../../../platform/public-page/parts/publication.ts";
import type { Published } from "../contract.ts";
import { findPublished, publishedPage } from "../publications-store.ts";
import { sha256Of } from "../text-hash.ts";
import { alertOf, feedLinks, feedOf } from "./feeds.ts";
import { versionPage } from "./history.ts";
import { noticePage, type NoticeProof } from "./notice-page.ts";
import { addressOf, summaryOf } from "./texts.ts";

const pageRows = 20;
const feedRows = 50;
const at = "/{election}/{language}";

/** The public pages, feeds and alerts of notices and bulletins. */
export function noticeRoutes(signer: Signer): PublicRoute[] {
  return [
    publicRoute({ path: `${at}/notices`, get: showList }),
    publicRoute({ path: `${at}/notices.atom`, get: feedAs("/notices.atom", atomFile) }),
    publicRoute({ path: `${at}/notices.json`, get: feedAs("/notices.json", jsonFeedFile) }),
    publicRoute({
      path: `${at}/notices/{notice}`,
      get: ofOne(async (cx, frame, published) =>
        noticePage(frame, published, await proofOf(cx, signer, published)),
      ),
    }),
    publicRoute({ path: `${at}/notices/{notice}/acts/{number}`, get: showTextAfter }),
    publicRoute({ path: `${at}/notices/{notice}/versions/{number}`, get: oldAddress }),
    publicRoute({
      path: `${at}/notices/{notice}/cap.xml`,
      get: ofOne(async (_cx, frame, published) => {
        const alert = alertOf(frame, published);
        return alert === null ? errorPage(frame, "not-found") : capFile(alert);
      }),
    }),
    publicRoute({
      path: `${at}/notices/{notice}/proof.json`,
      get: ofOne(async (cx, frame, { id }) => {
        const proof = await itemProof(cx.tx, signer, id);
        return proof === null ? errorPage(frame, "not-found") : jsonFile(proof);
      }),
    }),
  ];
}

/** The newest, for the home page. */
export async function latestNotices(cx: Context, frame: Frame, limit = 3): Promise<PublicationSummary[]> {
  const { rows } = await publishedPage(cx.tx, { limit });
  return rows.map((each) => summaryOf(frame, each));
}

const showList: PublicHandler = async ({ tx }, { frame, query }) => {
  const cursor = /^\d{1,15}\.ntc_[0-9a-z]{10,40}$/.exec(query["after"] ?? "")?.[0];
  const { rows, next } = await publishedPage(tx, { cursor, limit: pageRows });
  const path = pathOf(frame, "/notices");
  return publicationsPage(frame, {
    list: rows.map((each) => summaryOf(frame, each)),
    newer: cursor === undefined ? null : path,
    older: next === null ? null : `${path}?after=${encodeURIComponent(next)}`,
    feeds: feedLinks(frame),
  });
};

/** The text as it stood after a public act; after the last one it is what holds now, and stands on the notice's own page. */
const showTextAfter: PublicHandler = async ({ tx }, { frame, params }) => {
  const published = await findPublished(tx, params["notice"] ?? "");
  const act = published?.publications.find((each) => String(each.number) === params["number"]);
  if (published === null || act === undefined) return errorPage(frame, "not-found");
  if (act === published.publications.at(-1))
    return { kind: "redirect", to: pathOf(frame, addressOf(published.id)) };
  return versionPage(frame, published, act);
};

/** Where the texts stood before: inside, a version is what somebody wrote, published or not. */
const oldAddress: PublicHandler = async (_cx, { frame, params }) => ({
  kind: "redirect",
  to: pathOf(
    frame,
    `${addressOf(params["notice"] ?? "")}/acts/${encodeURIComponent(params["number"] ?? "")}`,
  ),
  permanent: true,
});

function ofOne(
  show: (cx: Context, frame: Frame, published: Published) => Promise<PublicReply>,
): PublicHandler {
  return async (cx, { frame, params }) => {
    const published = await findPublished(cx.tx, params["notice"] ?? "");
    return published === null ? errorPage(frame, "not-found") : await show(cx, frame, published);
  };
}

function feedAs(path: string, file: (feed: Feed) => PublicFile): PublicHandler {
  return async ({ tx }, { frame }) =>
    file(feedOf(frame, path, (await publishedPage(tx, { limit: feedRows })).rows));
}

async function proofOf(cx: Context, signer: Signer, published: Published): Promise<NoticeProof | null> {
  const proof = published.heldAtMs === null ? await itemProof(cx.tx, signer, published.id) : null;
  if (proof === null) return null;
  return {
    digest: sha256Of(published.texts),
    entry: proof.index,
    checkpoint: proof.checkpoint.trim(),
    verifierKey: writeVerifierKey(signer.key),
  };
}

function jsonFile(value: unknown): PublicFile {
  return {
    kind: "file",
    contentType: "application/json; charset=utf-8",
    body: JSON.stringify(value, null, 2),
    cacheSeconds: 60,
    fileName: "proof.json",
  };
}
