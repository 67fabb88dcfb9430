import { cacheControl, etagOf, isKnown } from "./caching.ts";
import type { PublicFile, PublicPage, PublicReply } from "./route.ts";
import { contentSecurityPolicy } from "./style.ts";

/** What HTTP sends, nothing left to decide. `body` is null for 304 and redirects; HEAD drops the body it gets. */
export interface PublicResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** Turns a reply into status, headers and body. Only what may be kept gets a validator, and only that can become a 304. */
export function responseOf(reply: PublicReply, ifNoneMatch?: string): PublicResponse {
  if (reply.kind === "redirect") {
    const headers = { ...strict, location: reply.to, "cache-control": cacheControl(0) };
    return { status: reply.permanent ? 308 : 303, headers, body: null };
  }
  const page = reply.kind === "page";
  const body = page ? reply.html : reply.body;
  const headers = { ...strict, ...(page ? pageHeaders(reply) : fileHeaders(reply)) };
  const status = page ? reply.status : 200;
  if (reply.cacheSeconds <= 0 || status !== 200) return { status, headers, body };
  const etag = etagOf(body);
  const known = isKnown(ifNoneMatch, etag);
  return { status: known ? 304 : 200, headers: { ...headers, etag }, body: known ? null : body };
}

/** No referrer, no sniffing, no framing, no device of the reader, no window of another site. */
const strict: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
};

function pageHeaders(page: PublicPage): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-language": page.language,
    "cache-control": cacheControl(page.cacheSeconds),
    ...(page.retryAfterSeconds !== undefined && { "retry-after": String(Math.ceil(page.retryAfterSeconds)) }),
  };
}

function fileHeaders(file: PublicFile): Record<string, string> {
  return {
    "content-type": file.contentType,
    "cache-control": cacheControl(file.cacheSeconds),
    // Feeds and alerts are for every program, also one that runs in a browser elsewhere.
    "access-control-allow-origin": "*",
    ...(file.fileName !== undefined && {
      "content-disposition": `attachment; filename="${file.fileName.replace(/[^\w.-]/g, "_")}"`,
    }),
  };
}
