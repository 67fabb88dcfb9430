import type { Message } from "../../basics/text.ts";
import type { Result } from "../../basics/result.ts";
import type { Context, Input, Serves } from "../contract/context.ts";
import type { Endpoint, RefusalOf } from "../contract/endpoint.ts";
import type { Tx } from "../storage/storage.ts";

/** An endpoint with the service that serves it. */
export interface Mounted<F extends string = string> {
  readonly endpoint: Endpoint;
  readonly serve: (cx: Context, input: Input<Endpoint>) => Promise<Result<unknown, F>>;
  /** A large write with a commit of its own. */
  readonly runsAlone?: boolean;
  /** The service calls the database once, as `TransactionOptions.asksOnce` says. */
  readonly asksOnce?: boolean;
  /** For uploads: reads the raw stream before the transaction opens, so that a slow line holds up nobody. */
  readonly prepare?: (
    raw: unknown,
    given: Pick<Input<Endpoint>, "params" | "query">,
    look: Look,
  ) => Promise<unknown>;
  /** Long computing whose result the service finds done: before the transaction opens, so that it holds up nobody. Changes nothing. */
  readonly ahead?: (input: Input<Endpoint>, look: Look) => Promise<void>;
}

/** Looks something up as the one who asks, in a short transaction that only reads: what must be known to read a file. */
export type Look = <T>(read: (tx: Tx) => Promise<T>) => Promise<T>;

/** A stream of server-sent events: what happened after `seq`, as far as the listener may see. */
export interface Streamed {
  readonly endpoint: Endpoint;
  readonly since: (tx: Tx, seq: number | null) => Promise<readonly StreamEvent[]>;
}

export interface StreamEvent {
  readonly seq: number;
  readonly data: unknown;
}

export interface Slice {
  readonly name: string;
  readonly messages: Readonly<Record<string, Message>>;
  readonly mounts: readonly Mounted[];
  readonly streams: readonly Streamed[];
}

export function mount<E extends Endpoint>(
  endpoint: E,
  serve: Serves<E>,
  options: Pick<Mounted, "runsAlone" | "asksOnce" | "prepare" | "ahead"> = {},
): Mounted<RefusalOf<E>> {
  return { endpoint, serve: serve, ...options };
}

export function stream(endpoint: Endpoint, since: Streamed["since"]): Streamed {
  return { endpoint, since };
}

/** A slice's mounts with its messages: a declared refusal without a message does not compile. */
export function slice<const M extends readonly Mounted[]>(
  name: string,
  messages: Readonly<Record<RefusalIn<M>, Message>> & Readonly<Record<string, Message>>,
  mounts: M,
  streams: readonly Streamed[] = [],
): Slice {
  return { name, messages, mounts, streams };
}

type RefusalIn<M extends readonly Mounted[]> = M[number] extends Mounted<infer F> ? F : never;
