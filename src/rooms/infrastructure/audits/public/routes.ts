import { buffer } from "node:stream/consumers";
import type { Signer } from "@counterfoil/journal";
import { itemProof } from "../../../../core/journal/service.ts";
import type { Context } from "../../../../platform/contract/context.ts";
import { html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { errorPage } from "../../../../platform/public-page/pages/error-page.ts";
import { pager } from "../../../../platform/public-page/parts/lists.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import {
  pathOf,
  publicRoute,
  type PublicFile,
  type PublicHandler,
  type PublicReply,
  type PublicRequest,
  type PublicRoute,
} from "../../../../platform/public-page/route.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import type { Audit } from "../contract.ts";
import { detailOf, houseLanguage } from "../ground.ts";
import { archiveOf, bodyOf } from "../record-service.ts";
import { reportPdf } from "../report-service.ts";
import { auditsPage, findAudit } from "../store.ts";
import { addressOf, auditPage } from "./audit-page.ts";
import { pageWords } from "./messages.ts";

const at = "/{election}/{language}";
const pageRows = 20;

/** The public pages of audits, and every file of their records byte for byte. */
export function auditRoutes(signer: Signer): PublicRoute[] {
  return [
    publicRoute({ path: `${at}/audits`, get: showList }),
    publicRoute({
      path: `${at}/audits/{audit}`,
      get: ofOne(async (cx, { frame }, audit) => auditPage(frame, await detailOf(cx, audit))),
    }),
    publicRoute({ path: `${at}/audits/{audit}/record/{file}`, get: ofOne(oneFile) }),
    publicRoute({
      path: `${at}/audits/{audit}/record.tar`,
      get: ofOne(async (cx, { frame }, audit) =>
        audit.concludedAtMs === null
          ? errorPage(frame, "not-found")
          : download(`${audit.id}.tar`, "application/x-tar", await archiveOf(cx, audit, audit.concludedAtMs)),
      ),
    }),
    publicRoute({ path: `${at}/audits/{audit}/report.pdf`, get: ofOne(report) }),
    publicRoute({
      path: `${at}/audits/{audit}/proof.json`,
      get: ofOne(async (cx, { frame }, audit) => {
        const proof = await itemProof(cx.tx, signer, audit.id);
        return proof === null
          ? errorPage(frame, "not-found")
          : download("proof.json", "application/json; charset=utf-8", JSON.stringify(proof, null, 2));
      }),
    }),
  ];
}

const showList: PublicHandler = async ({ tx }, { frame, query }) => {
  const { speaker } = frame;
  const cursor = /^aud_[0-9a-z]{10,40}$/.exec(query["after"] ?? "")?.[0];
  const { rows, next } = await auditsPage(tx, { cursor, limit: pageRows });
  const path = pathOf(frame, "/audits");
  const item = ({ id, title, state, committedAtMs }: Audit) =>
    html`<li>
      <a href="${pathOf(frame, addressOf(id))}">${title}</a><br />
      ${said(speaker, pageWords[`state-${state}`])}
      ${committedAtMs !== null && time(frame, committedAtMs, "day")}
    </li>`;
  return page(frame, {
    title: speaker.say(pageWords.audits),
    path: "/audits",
    body: html`<p>${said(speaker, pageWords["audits-lead"])}</p>
      ${
        rows.length === 0
          ? html`<p>${said(speaker, pageWords.none)}</p>`
          : html`<ul class="steps">
              ${rows.map(item)}
            </ul>`
      }
      ${pager(frame, {
        newer: cursor === undefined ? null : path,
        older: next === null ? null : `${path}?after=${encodeURIComponent(next)}`,
      })}`,
  });
};

function ofOne(
  show: (cx: Context, request: PublicRequest, audit: Audit) => Promise<PublicReply>,
): PublicHandler {
  return async (cx, request) => {
    const audit = await findAudit(cx.tx, request.params["audit"] ?? "");
    // Whoever has an account sees more elsewhere; these pages show what is public.
    return audit === null || audit.committedAtMs === null
      ? errorPage(request.frame, "not-found")
      : await show(cx, request, audit);
  };
}

async function report(cx: Context, { frame }: PublicRequest, audit: Audit): Promise<PublicReply> {
  const { concludedAtMs } = audit;
  if (concludedAtMs === null) return errorPage(frame, "not-found");
  const language = houseLanguage(frame.speaker.language);
  const pdf = await reportPdf(cx, { audit, concludedAtMs }, language, "letter");
  return download(`${audit.id}-report.pdf`, "application/pdf", await buffer(pdf));
}

async function oneFile(cx: Context, { frame, params }: PublicRequest, audit: Audit): Promise<PublicReply> {
  const name = params["file"] ?? "";
  const body = /^[a-z-]+\.(json|ndjson|csv)$/.test(name) ? await bodyOf(cx, audit, name) : null;
  return body === null ? errorPage(frame, "not-found") : download(name, "application/octet-stream", body);
}

/** Byte for byte as it was hashed. */
function download(fileName: string, contentType: string, body: string | Uint8Array): PublicFile {
  return { kind: "file", contentType, body, cacheSeconds: 60, fileName };
}
