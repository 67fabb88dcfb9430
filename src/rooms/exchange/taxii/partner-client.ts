import type { IncomingHttpHeaders } from "node:http";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { askOutside, retryAfter } from "../../../platform/outside/ask-outside.ts";
import { taxiiMedia } from "./media-type-rules.ts";
import type { PartnerError } from "./partners-contract.ts";

export interface PartnerServer {
  readonly rootUrl: string;
  readonly privateNetwork: boolean;
  readonly userName: string;
  readonly secret: string;
}

export interface PartnerReply {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** One request to a partner's TAXII server, under the house's rules for what it asks outside. Never throws. */
export async function askPartner(
  server: PartnerServer,
  path: string,
  post: string | null,
  signal: AbortSignal,
): Promise<Result<PartnerReply, PartnerError>> {
  const body = post === null ? null : { media: taxiiMedia, text: post };
  const outside = { ...server, authorization: credentials(server) };
  const reply = await askOutside(outside, { path, accept: taxiiMedia, post: body }, signal);
  if (!reply.ok) return reply;
  const { status, headers, bytes } = reply.value;
  const why = refusalOf(status);
  if (why !== null) return refuse(why, retryAfter(headers["retry-after"]));
  if (!/^application\/taxii\+json\b/.test(headers["content-type"] ?? "")) return refuse("no-taxii");
  try {
    return ok({ body: new TextDecoder("utf-8", { fatal: true }).decode(bytes), headers });
  } catch {
    return refuse("no-taxii");
  }
}

function refusalOf(status: number): PartnerError | null {
  if (status === 200 || status === 202) return null;
  if (status === 401 || status === 403) return "not-authorised";
  if (status === 404) return "not-found-there";
  if (status === 429 || status === 503) return "busy";
  return status >= 500 ? "failed-there" : "refused-there";
}

function credentials({ userName, secret }: PartnerServer): string {
  return userName === ""
    ? `Bearer ${secret}`
    : `Basic ${Buffer.from(`${userName}:${secret}`).toString("base64")}`;
}
