import { z } from "zod";
import type { Permission } from "./permission.ts";

/**
 * The contract is a value: server, web client, command line, OpenAPI document and permission matrix read it. A path whose
 * placeholders differ from `params`, a missing permission or a missing list of refusals does not compile.
 */
export interface Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  F extends string = string,
> {
  /** Name used in logs, metrics and the OpenAPI document: `reports.submit`. */
  readonly name: string;
  readonly method: Method;
  readonly path: `/api/${string}`;
  readonly allow: Permission;
  /** What it is for, one sentence, English (the OpenAPI document is in English). */
  readonly summary: string;
  readonly params: z.ZodObject<P>;
  readonly query: z.ZodObject<Q>;
  readonly body: B;
  readonly reply: R;
  /** HTTP status of each refusal. */
  readonly refusals: Readonly<Record<F, RefusalStatus>>;
  /** Media type of a reply that is not JSON; the handler then returns text or bytes. */
  readonly media?: string;
  /** Name of the file that such a reply is, from what was asked. */
  fileName?(asked: {
    readonly params: z.infer<z.ZodObject<P>>;
    readonly query: z.infer<z.ZodObject<Q>>;
  }): string;
  /** Media type of a request that is not JSON; the handler then gets the raw stream. */
  readonly upload?: string;
  /** Largest body in bytes where it differs from the house limit. */
  readonly bodyBytesMax?: number;
  /** Requests a minute for one asker where it differs from the house limit. */
  readonly perMinuteMax?: number;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503;
export type Shape = Readonly<Record<string, z.ZodType>>;

type Placeholders<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Spec<
  Path extends `/api/${string}`,
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  R extends z.ZodType,
  F extends string,
> = Omit<Endpoint<P, Q, B, R, F>, "name" | "path" | "params" | "query" | "body"> & {
  readonly path: Path;
  readonly body?: B;
  readonly query?: z.ZodObject<Q>;
} & ([Placeholders<Path>] extends [never]
    ? { readonly params?: z.ZodObject<P> }
    : { readonly params: z.ZodObject<P & Readonly<Record<Placeholders<Path>, z.ZodType>>> });

export function endpoint<
  const Path extends `/api/${string}`,
  R extends z.ZodType,
  const F extends string,
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- a path without placeholders has no parameters
  P extends Shape = Record<never, never>,
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- most endpoints take no query
  Q extends Shape = Record<never, never>,
  B extends z.ZodType = z.ZodUndefined,
>(spec: Spec<Path, P, Q, B, R, F>): Endpoint<P, Q, B, R, F> {
  return {
    ...spec,
    name: spec.allow.action,
    params: (spec.params ?? z.object({})) as z.ZodObject<P>,
    query: (spec.query ?? z.object({})) as z.ZodObject<Q>,
    body: (spec.body ?? z.undefined()) as B,
  };
}

export type ParamsOf<E> = E extends Endpoint<infer P> ? z.infer<z.ZodObject<P>> : never;
export type QueryOf<E> = E extends Endpoint<Shape, infer Q> ? z.infer<z.ZodObject<Q>> : never;
export type BodyOf<E> = E extends Endpoint<Shape, Shape, infer B> ? z.infer<B> : never;
export type ReplyOf<E> = E extends Endpoint<Shape, Shape, z.ZodType, infer R> ? z.infer<R> : never;
export type RefusalOf<E> = E extends { readonly refusals: Readonly<Record<infer F, RefusalStatus>> }
  ? F
  : never;
