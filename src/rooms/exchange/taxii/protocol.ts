import { refuse } from "../../../basics/result.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type {
  Protocol,
  ProtocolProblem,
  ProtocolReply,
  ProtocolRequest,
  ProtocolRoute,
} from "../../../platform/http/protocol.ts";
import { may } from "../../../core/permissions/contract.ts";
import type { Collection } from "./contract.ts";
import { envelopeBytesMax, readEnvelope } from "./envelope-rules.ts";
import { readFilter, type Filter } from "./filter-rules.ts";
import { acceptsTaxii, isTaxii, taxiiMedia } from "./media-type-rules.ts";
import { messages } from "./messages.ts";
import { add, withdraw } from "./objects-service.ts";
import { ofShape, page, reply, type Taken } from "./pages.ts";
import type { PagingTokens } from "./paging-tokens.ts";
import { findStatus } from "./status-store.ts";
import { allCollections, findCollection } from "./store.ts";

export interface TaxiiSetting {
  readonly tokens: PagingTokens;
  /** `https://votes.example`, without a slash at its end. */
  readonly origin: string;
  /** Where the API root of an election lies: `/taxii2/{election}/`. */
  readonly root: `/${string}{election}/`;
  readonly pageMax: number;
  readonly authorization: Protocol["authorization"];
  /** What discovery says where it is not what the house says. */
  readonly discovery?: object;
  readonly rootInformation?: (election: string) => object;
}

/** TAXII 2.1 (OASIS Standard, 10 June 2021), the server's side: every endpoint of sections 4 and 5. */
export function taxiiProtocol(setting: TaxiiSetting): Protocol {
  const { root } = setting;
  const objects = `${root}collections/{collection}/objects/`;
  const get = (
    path: string,
    allow: ProtocolRoute["allow"],
    serve: ProtocolRoute["serve"],
  ): ProtocolRoute => ({
    method: "GET",
    path,
    allow,
    headersRefused: (headers) => (acceptsTaxii(headers.accept) ? null : refuse("not-acceptable")),
    asksOnce: true,
    serve,
  });
  return {
    name: "taxii",
    messages,
    refusals,
    bodyBytesMax: envelopeBytesMax,
    authorization: setting.authorization,
    problem,
    routes: [
      get("/taxii2/", may["taxii.discover"], (_cx, { asker }) =>
        Promise.resolve(discovery(setting, asker.grants)),
      ),
      get(root, may["taxii.read"], (cx) => Promise.resolve(rootOf(setting, cx))),
      get(`${root}collections/`, may["taxii.read"], collections),
      get(`${root}collections/{collection}/`, may["taxii.read"], (cx, request) => one(cx, request)),
      get(`${root}collections/{collection}/manifest/`, may["taxii.read"], (cx, request) =>
        page(setting, cx, request, "manifest"),
      ),
      get(objects, may["taxii.read"], (cx, request) => page(setting, cx, request, "objects")),
      get(`${objects}{object}/`, may["taxii.read"], (cx, request) => page(setting, cx, request, "object")),
      get(`${objects}{object}/versions/`, may["taxii.read"], (cx, request) =>
        page(setting, cx, request, "versions"),
      ),
      get(`${root}status/{status}/`, may["taxii.read"], status),
      {
        ...get(objects, may["taxii.add"], post),
        method: "POST",
        headersRefused: postRefused,
        asksOnce: false,
      },
      { ...get(`${objects}{object}/`, may["taxii.withdraw"], remove), method: "DELETE", asksOnce: false },
    ],
  };
}

const refusals = {
  "collection-not-found": 404,
  "object-not-found": 404,
  "status-not-found": 404,
  "not-acceptable": 406,
  "wrong-media-type": 415,
  "too-large": 413,
  "not-readable": 403,
  "not-writable": 403,
  "limit-not-positive": 400,
  "added-after-no-time": 400,
  "version-no-time": 400,
  "version-twice": 400,
  "version-all-alone": 400,
  "filter-repeated": 400,
  "filter-too-long": 400,
  "next-unreadable": 400,
  "envelope-not-utf-8": 422,
  "envelope-no-json": 422,
  "envelope-no-envelope": 422,
  "envelope-too-many": 422,
} as const;

/** An error message of TAXII 2.1, section 3.6. */
function problem({ status: http, code, sentence, id, details }: ProtocolProblem): ProtocolReply {
  const message = {
    title: "ProcessingError",
    description: sentence,
    error_id: id,
    error_code: code,
    http_status: String(http),
    ...(details && { details }),
  };
  const asks: Record<string, string> =
    http === 401 ? { "www-authenticate": 'Basic realm="TAXII", Bearer realm="TAXII"' } : {};
  return { status: http, headers: { "content-type": taxiiMedia, ...asks }, body: JSON.stringify(message) };
}

function discovery(setting: TaxiiSetting, grants: readonly { readonly electionId: string | null }[]): Taken {
  if (setting.discovery) return reply(setting.discovery);
  const elections = [
    ...new Set(grants.flatMap(({ electionId }) => (electionId === null ? [] : [electionId]))),
  ];
  const roots = elections.map(
    (election) => `${setting.origin}${setting.root.replace("{election}", election)}`,
  );
  return reply({
    title: "Counterfoil",
    ...(roots[0] && { default: roots[0] }),
    ...(roots.length > 0 && { api_roots: roots }),
  });
}

function rootOf(setting: TaxiiSetting, cx: Context): Taken {
  const election = cx.actor.electionId ?? "";
  return reply(
    setting.rootInformation?.(election) ?? {
      title: election,
      versions: [taxiiMedia],
      max_content_length: envelopeBytesMax,
    },
  );
}

async function collections(cx: Context, { asker }: ProtocolRequest): Promise<Taken> {
  const all = await allCollections(cx.tx);
  return reply(all.length === 0 ? {} : { collections: all.map((each) => resource(cx, each, asker.scopes)) });
}

async function one(cx: Context, { params, asker }: ProtocolRequest): Promise<Taken> {
  const collection = await findCollection(cx.tx, { uuid: params["collection"] ?? "" });
  return collection === null ? refuse("collection-not-found") : reply(resource(cx, collection, asker.scopes));
}

/** The collection resource of section 5.2.1, as it is for this reader. */
function resource(cx: Context, collection: Collection, scopes: readonly string[] | undefined): object {
  const { uuid, title, description, readable, mediaTypes } = collection;
  return {
    id: uuid,
    title,
    ...(description !== null && { description }),
    can_read: readable,
    can_write: isWritable(cx, collection) && (scopes?.includes("taxii.add") ?? true),
    media_types: mediaTypes,
  };
}

function isWritable({ actor }: Context, { organisationId, writable, closedAtMs }: Collection): boolean {
  return (
    closedAtMs === null &&
    (writable || organisationId === actor.organisationId) &&
    actor.organisationId !== null
  );
}

function postRefused(headers: {
  readonly accept?: string | undefined;
  readonly "content-type"?: string | undefined;
}) {
  if (!acceptsTaxii(headers.accept)) return refuse("not-acceptable");
  return isTaxii(headers["content-type"]) ? null : refuse("wrong-media-type");
}

async function post(cx: Context, { params, body }: ProtocolRequest): Promise<Taken> {
  const collection = await findCollection(cx.tx, { uuid: params["collection"] ?? "" });
  if (collection === null) return refuse("collection-not-found");
  if (!isWritable(cx, collection)) return refuse("not-writable");
  const text = utf8(body);
  if (text === null) return refuse("envelope-not-utf-8");
  const objects = readEnvelope(text);
  return objects.ok ? reply(await add(cx, collection, objects.value), {}, 202) : objects;
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function remove(cx: Context, { params, query }: ProtocolRequest): Promise<Taken> {
  const collection = await findCollection(cx.tx, { uuid: params["collection"] ?? "" });
  if (collection === null) return refuse("collection-not-found");
  // Section 5.7: both are needed.
  if (!collection.readable || !isWritable(cx, collection)) return refuse("not-writable");
  const filter = readFilter(query);
  if (!filter.ok) return filter;
  const object = params["object"] ?? "";
  const gone = await withdraw(cx, collection, ofShape(withdrawn(filter.value, query), "object", object));
  return gone.ok ? reply("") : gone;
}

/** Section 5.7: a filter removes particular versions; where none names a version, all of them go. */
function withdrawn(filter: Filter, query: ProtocolRequest["query"]): Filter {
  const all = { ...filter, addedAfterUs: null };
  if (query["match[version]"] !== undefined) return all;
  return {
    ...all,
    specVersions: filter.specVersions ?? ["2.0", "2.1"],
    versions: { all: true, first: false, last: false, exactUs: [] },
  };
}

async function status(cx: Context, { params }: ProtocolRequest): Promise<Taken> {
  const found = await findStatus(cx.tx, params["status"] ?? "");
  return found === null ? refuse("status-not-found") : reply(found);
}
