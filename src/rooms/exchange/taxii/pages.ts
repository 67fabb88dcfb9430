import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { ProtocolReply, ProtocolRequest } from "../../../platform/http/protocol.ts";
import { filterKey, readFilter, type Filter } from "./filter-rules.ts";
import { stixMedia, taxiiMedia } from "./media-type-rules.ts";
import { isThere, objectsAfter, type Found } from "./objects-store.ts";
import type { PagingTokens } from "./paging-tokens.ts";
import { findCollection } from "./store.ts";
import { timestampOf } from "./time-rules.ts";

export type Taken = Result<ProtocolReply, string>;

export interface PageSetting {
  readonly tokens: PagingTokens;
  readonly pageMax: number;
}

export function reply(body: unknown, headers: Readonly<Record<string, string>> = {}, http = 200): Taken {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return ok({ status: http, headers: { "content-type": taxiiMedia, ...headers }, body: text });
}

type Shape = "objects" | "object" | "manifest" | "versions";

/** A page of objects, of their manifest, or of the versions of one: asked together with the collection, in one round trip. */
export async function page(
  setting: PageSetting,
  cx: Context,
  { params, query }: ProtocolRequest,
  shape: Shape,
): Promise<Taken> {
  const [{ collection: uuid = "", object }, read] = [params, readFilter(query)];
  const asked = read.ok ? questionOf(setting, cx, { uuid, object, shape }, read.value) : read;
  const [collection, found] = await Promise.all([
    findCollection(cx.tx, { uuid }),
    asked.ok ? objectsAfter(cx.tx, { uuid }, asked.value.filter, asked.value) : [],
  ]);
  if (collection === null) return refuse("collection-not-found");
  if (!collection.readable) return refuse("not-readable");
  if (!asked.ok) return asked;
  if (found.length === 0 && object !== undefined && !(await isThere(cx.tx, collection.id, object)))
    return refuse("object-not-found");
  const { limit, reading } = asked.value;
  const rows = found.slice(0, limit);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return reply({});
  const next =
    found.length > limit ? `"next":${JSON.stringify(setting.tokens.give(reading, last.addedUs))},` : "";
  return reply(`{"more":${next !== ""},${next}${listed(rows, shape)}}`, {
    "x-taxii-date-added-first": timestampOf(first.addedUs),
    "x-taxii-date-added-last": timestampOf(last.addedUs),
  });
}

/** What is to be read, and for whom, so that a page's token is worth something for the next page alone. */
function questionOf(
  setting: PageSetting,
  { actor }: Context,
  { uuid, object, shape }: { uuid: string; object: string | undefined; shape: Shape },
  given: Filter,
) {
  const filter = ofShape(given, shape, object);
  const what = `${shape} ${uuid} ${filterKey(filter)}`;
  const reading = { readerId: actor.id, organisationId: actor.organisationId, space: actor.space, what };
  const afterUs = filter.next === null ? -1 : setting.tokens.read(reading, filter.next);
  if (afterUs === null) return refuse("next-unreadable");
  const limit = Math.min(filter.limit ?? setting.pageMax, setting.pageMax);
  const withBodies = shape === "objects" || shape === "object";
  return ok({ filter, reading, afterUs, limit, withBodies, alone: true });
}

/** One object and its versions know fewer filters (sections 5.6 and 5.8). */
export function ofShape(filter: Filter, shape: Shape, object: string | undefined): Filter {
  if (object === undefined) return filter;
  const versions = { all: true, first: false, last: false, exactUs: [] };
  return { ...filter, ids: [object], types: null, ...(shape === "versions" && { versions }) };
}

/** Objects go out as they are kept, without being read again. */
function listed(rows: readonly Found[], shape: Shape): string {
  if (shape === "objects" || shape === "object")
    return `"objects":[${rows.map(({ body }) => body).join(",")}]`;
  const versionOf = ({ version, addedUs }: Found): string => version ?? timestampOf(addedUs);
  if (shape === "versions") return `"versions":${JSON.stringify(rows.map(versionOf))}`;
  const entries = rows.map((row) => ({
    id: row.id,
    date_added: timestampOf(row.addedUs),
    version: versionOf(row),
    media_type: stixMedia[row.specVersion],
  }));
  return `"objects":${JSON.stringify(entries)}`;
}
