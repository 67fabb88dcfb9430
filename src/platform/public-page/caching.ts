import { createHash } from "node:crypto";

/** A strong validator (RFC 9110, section 8.8.3): the same bytes, and only they, give the same tag. */
export function etagOf(body: string | Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url")}"`;
}

/**
 * Cache-Control for something that may be `seconds` old. A copy may be shown for a day where the server does not answer,
 * because an old page of facts is better than none. Zero: never kept anywhere.
 */
export function cacheControl(seconds: number): string {
  return seconds > 0 ? `public, max-age=${Math.floor(seconds)}, stale-if-error=86400` : "no-store";
}

/** True when the reader has these bytes already (If-None-Match, RFC 9110, section 13.1.2: compared weakly). */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
