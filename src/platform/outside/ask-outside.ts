import { lookup } from "node:dns";
import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as tlsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { ok, refuse, type Result } from "../../basics/result.ts";
import { isPrivateAddress } from "./address-rules.ts";

export interface OutsideServer {
  readonly rootUrl: string;
  /** It stands in a network of our own: then its address may be private. */
  readonly privateNetwork: boolean;
  /** The `Authorization` header. */
  readonly authorization: string;
}

export interface OutsideReply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly bytes: Buffer;
}

export interface OutsideRequest {
  readonly path: string;
  readonly accept: string;
  /** Null: GET. */
  readonly post: { readonly media: string; readonly text: string } | null;
}

export type OutsideError = "not-reachable" | "too-slow" | "private-address" | "redirected" | "too-long";

const bytesMax = 16 * 1024 * 1024;
const msMax = 30_000;

/**
 * One request to a server that a person entered. Only its own host is asked; redirects are not followed; the address that the name
 * stands for is looked at when the line is opened, so that no name can lead into a private network. Never throws, and no error carries
 * the secret.
 */
export function askOutside(
  server: OutsideServer,
  { path, accept, post }: OutsideRequest,
  signal: AbortSignal,
): Promise<Result<OutsideReply, OutsideError>> {
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
        accept,
        authorization: server.authorization,
        "user-agent": "Counterfoil",
        ...(post !== null && { "content-type": post.media, "content-length": Buffer.byteLength(post.text) }),
      },
      ...(!server.privateNetwork && { lookup: publicAddressOnly }),
    });
    sent.on("error", (error: NodeJS.ErrnoException) => resolve(refuse(errorOf(error))));
    sent.on("response", (response) => {
      void read(response).then(resolve);
    });
    sent.end(post?.text);
  });
}

async function read(response: IncomingMessage): Promise<Result<OutsideReply, OutsideError>> {
  const { statusCode: status = 0, headers } = response;
  try {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response) {
      bytes += (chunk as Buffer).byteLength;
      if (bytes > bytesMax) return refuse("too-long");
      chunks.push(chunk as Buffer);
    }
    if (status >= 300 && status < 400) return refuse("redirected");
    return ok({ status, headers, bytes: Buffer.concat(chunks) });
  } catch (error) {
    return refuse(errorOf(error as NodeJS.ErrnoException));
  }
}

/** Seconds, as a server asks by `Retry-After`, at most a day. */
export function retryAfter(header: string | undefined): { retryAfterSeconds: number } | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header)
    ? { retryAfterSeconds: Math.min(Number(header), 86_400) }
    : undefined;
}

function errorOf(error: NodeJS.ErrnoException): OutsideError {
  if (error.code === privateCode) return "private-address";
  return error.name === "AbortError" || error.name === "TimeoutError" ? "too-slow" : "not-reachable";
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
