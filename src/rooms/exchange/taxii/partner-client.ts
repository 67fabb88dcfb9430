import { lookup } from "node:dns";
import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as tlsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { taxiiMedia } from "./media-type-rules.ts";
import { isPrivateAddress } from "./partner-address-rules.ts";
import type { PartnerError } from "./partners-contract.ts";

export interface PartnerServer {
  readonly rootUrl: string;
  readonly privateNetwork: boolean;
  readonly userName: string;
  readonly secret: string;
}

export interface PartnerReply {
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

const bytesMax = 16 * 1024 * 1024;
const msMax = 30_000;

/**
 * One request to a partner's TAXII server. Only the host of its API root is asked; redirects are not followed; the address that the
 * name stands for is looked at when the line is opened, so that no name can lead into a private network. Never throws, and no error
 * carries the secret.
 */
export function askPartner(
  server: PartnerServer,
  path: string,
  post: string | null,
  signal: AbortSignal,
): Promise<Result<PartnerReply, PartnerError>> {
  const url = new URL(path, server.rootUrl);
  if (url.origin !== new URL(server.rootUrl).origin) return Promise.resolve(refuse("redirected"));
  if (!server.privateNetwork && isPrivateAddress(url.hostname.replace(/^\[(.*)\]$/, "$1")))
    return Promise.resolve(refuse("private-address"));
  return new Promise((resolve) => {
    const ask = url.protocol === "https:" ? tlsRequest : plainRequest;
    const sent = ask(url, {
      method: post === null ? "GET" : "POST",
      signal: AbortSignal.any([signal, AbortSignal.timeout(msMax)]),
      headers: {
        accept: taxiiMedia,
        authorization: credentials(server),
        "user-agent": "Counterfoil",
        ...(post !== null && { "content-type": taxiiMedia, "content-length": Buffer.byteLength(post) }),
      },
      ...(!server.privateNetwork && { lookup: publicAddressOnly }),
    });
    sent.on("error", (error: NodeJS.ErrnoException) => resolve(refuse(errorOf(error))));
    sent.on("response", (response) => {
      void read(response).then(resolve);
    });
    sent.end(post ?? undefined);
  });
}

async function read(response: IncomingMessage): Promise<Result<PartnerReply, PartnerError>> {
  const status = response.statusCode ?? 0;
  try {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response) {
      bytes += (chunk as Buffer).byteLength;
      if (bytes > bytesMax) return refuse("too-long");
      chunks.push(chunk as Buffer);
    }
    const why = refusalOf(status);
    if (why !== null) return refuse(why, retryAfter(response.headers["retry-after"]));
    if (!/^application\/taxii\+json\b/.test(response.headers["content-type"] ?? ""))
      return refuse("no-taxii");
    const body = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    return ok({ body, headers: response.headers });
  } catch (error) {
    return refuse(error instanceof TypeError ? "no-taxii" : errorOf(error as NodeJS.ErrnoException));
  }
}

function refusalOf(status: number): PartnerError | null {
  if (status === 200 || status === 202) return null;
  if (status >= 300 && status < 400) return "redirected";
  if (status === 401 || status === 403) return "not-authorised";
  if (status === 404) return "not-found-there";
  if (status === 429 || status === 503) return "busy";
  return status >= 500 ? "failed-there" : "refused-there";
}

/** Seconds, as the partner asks, at most a day. */
function retryAfter(header: string | undefined): { retryAfterSeconds: number } | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header)
    ? { retryAfterSeconds: Math.min(Number(header), 86_400) }
    : undefined;
}

function errorOf(error: NodeJS.ErrnoException): PartnerError {
  if (error.code === privateCode) return "private-address";
  return error.name === "AbortError" || error.name === "TimeoutError" ? "too-slow" : "not-reachable";
}

function credentials({ userName, secret }: PartnerServer): string {
  return userName === ""
    ? `Bearer ${secret}`
    : `Basic ${Buffer.from(`${userName}:${secret}`).toString("base64")}`;
}

const privateCode = "PRIVATE_ADDRESS";

const publicAddressOnly: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 0);
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivateAddress(address)))
      return done(
        Object.assign(new Error("The name stands for a private address"), { code: privateCode }),
        "",
        0,
      );
    if (options.all === true) return done(null, addresses);
    const [first] = addresses;
    done(null, first?.address ?? "", first?.family ?? 4);
  });
};
