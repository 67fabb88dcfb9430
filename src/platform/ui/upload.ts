import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { systemClock } from "../clock/clock.ts";
import type { Endpoint, ReplyOf } from "../contract/endpoint.ts";
import { addressOf, headersOf, problemOf, type CallInput } from "./api.ts";
import { ApiProblem, asProblem } from "./problem.ts";
import { readAgain } from "./queries.ts";

export type UploadState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly sent: number; readonly total: number; readonly perSecond: number }
  /** Every byte has left; the server reads, checks and keeps. */
  | { readonly kind: "reading" }
  | { readonly kind: "stopped" }
  | { readonly kind: "refused"; readonly problem: ApiProblem };

export interface Upload<E extends Endpoint> {
  readonly state: UploadState;
  /** Never throws: what went wrong is in `state`. Resolves to the reply, or to undefined. */
  readonly send: (file: Blob, input: Omit<CallInput<E>, "body">) => Promise<ReplyOf<E> | undefined>;
  readonly stop: () => void;
}

/** Sends one file to an endpoint that takes uploads, with progress; it can be stopped, and is when the screen is left. */
export function useUpload<E extends Endpoint>(endpoint: E): Upload<E> {
  const client = useQueryClient();
  const [state, setState] = useState<UploadState>({ kind: "idle" });
  const request = useRef<XMLHttpRequest | null>(null);
  const stop = () => {
    request.current?.abort();
    request.current = null;
  };
  useEffect(() => {
    const running = request;
    return () => running.current?.abort();
  }, []);
  const send: Upload<E>["send"] = async (file, input) => {
    stop();
    const running = new XMLHttpRequest();
    request.current = running;
    setState({ kind: "sending", sent: 0, total: file.size, perSecond: 0 });
    try {
      const reply = await transfer(running, endpoint, { file, ...input }, setState);
      const prefix = `${endpoint.name.split(".")[0]}.`;
      await readAgain(client, ({ queryKey }) => String(queryKey[0]).startsWith(prefix));
      setState({ kind: "idle" });
      return reply as ReplyOf<E>;
    } catch (thrown) {
      setState(thrown === stopped ? { kind: "stopped" } : { kind: "refused", problem: asProblem(thrown) });
      return undefined;
    }
  };
  return { state, send, stop };
}

const stopped = new Error("stopped");

interface Sending {
  readonly file: Blob;
  readonly params?: unknown;
  readonly query?: unknown;
}

/** `fetch` tells nothing of how much has been sent; XMLHttpRequest does. */
async function transfer(
  request: XMLHttpRequest,
  endpoint: Endpoint,
  { file, params, query }: Sending,
  tell: (state: UploadState) => void,
): Promise<unknown> {
  type Values = Readonly<Record<string, unknown>>;
  request.open(endpoint.method, addressOf(endpoint, params as Values, query as Values));
  for (const [name, value] of Object.entries(headersOf(endpoint, file, {})))
    request.setRequestHeader(name, value);
  const beganMs = systemClock.nowMs();
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const seconds = Math.max(0.001, (systemClock.nowMs() - beganMs) / 1000);
    tell({ kind: "sending", sent: loaded, total, perSecond: loaded / seconds });
  });
  request.upload.addEventListener("load", () => tell({ kind: "reading" }));
  await ended(request, endpoint, file);
  const response = new Response(request.responseText, { status: request.status });
  if (!response.ok) throw await problemOf(response, endpoint.name);
  const reply = endpoint.reply.safeParse(await response.json().catch(() => undefined));
  if (reply.success) return reply.data;
  throw new ApiProblem("failed", { title: "Unexpected reply", code: "reply-not-understood" }, endpoint.name);
}

function ended(request: XMLHttpRequest, endpoint: Endpoint, file: Blob): Promise<void> {
  return new Promise((resolve, reject) => {
    request.addEventListener("load", () => resolve());
    request.addEventListener("abort", () => reject(stopped));
    request.addEventListener("error", () =>
      reject(new ApiProblem("unreachable", { title: "The server does not answer" }, endpoint.name)),
    );
    request.send(file);
  });
}
