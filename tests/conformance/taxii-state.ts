/**
 * Serves the state of a TAXII server that comes in on standard input, asks for all of it over HTTP as a client does, and writes the cases as
 * JSON: null for one that is as the state says, else a sentence. A process of its own, because rooms judge without waiting.
 */
import { text } from "node:stream/consumers";
import { startFixture } from "../../src/main/taxii-serve.ts";
import { isRecord } from "./room.ts";

type Row = Readonly<Record<string, unknown>>;
type Case = string | null;

const taxii = "application/taxii+json;version=2.1";
const authorization = `Basic ${Buffer.from("admin:Password0").toString("base64")}`;

process.stdout.write(JSON.stringify(await cases(await text(process.stdin))));
process.exit(0);

async function cases(state: string): Promise<Case[]> {
  const { "/discovery": discovery, ...roots } = JSON.parse(state) as Row;
  const running = await startFixture(state, 0);
  const ask = async (path: string): Promise<{ status: number; type: string; json: Row }> => {
    const reply = await fetch(`http://127.0.0.1:${running.port}${path}`, {
      headers: { accept: taxii, authorization },
    });
    const body: unknown = await reply.json().catch(() => ({}));
    return {
      status: reply.status,
      type: reply.headers.get("content-type") ?? "",
      json: isRecord(body) ? body : {},
    };
  };
  const found: Case[] = [];
  const expectMembers = async (path: string, expected: Row): Promise<Row> => {
    const { status, type, json } = await ask(path);
    found.push(status === 200 && type === taxii ? null : `${path} answers ${status} ${type}`);
    found.push(...differences(path, expected, json));
    return json;
  };
  await expectMembers("/taxii2/", discovery as Row);
  for (const [name, root] of Object.entries(roots)) {
    if (!isRecord(root)) found.push(`${name} is no API root`);
    else await rootCases(`/${name}/`, root, ask, expectMembers, found);
  }
  await running.close();
  return found;
}

type Ask = (path: string) => Promise<{ status: number; json: Row }>;

async function rootCases(
  path: string,
  root: Row,
  ask: Ask,
  expectMembers: (path: string, expected: Row) => Promise<Row>,
  found: Case[],
): Promise<void> {
  await expectMembers(path, root["information"] as Row);
  const collections = rowsOf(root["collections"]);
  const served = rowsOf((await ask(`${path}collections/`)).json["collections"]);
  found.push(same(`${path}collections/`, collections.map(idOf), served.map(idOf)));
  for (const status of rowsOf(root["status"])) await expectMembers(`${path}status/${idOf(status)}/`, status);
  for (const collection of collections) {
    const at = `${path}collections/${idOf(collection)}/`;
    const { objects, manifest, media_types: types, ...plain } = collection;
    const json = await expectMembers(at, plain);
    const listed = Array.isArray(json["media_types"]) ? json["media_types"] : [];
    found.push(
      (types as unknown[]).every((type) => listed.includes(type)) ? null : `${at} lacks media types`,
    );
    if (collection["can_read"] === true)
      await contentCases(at, rowsOf(objects), rowsOf(manifest), ask, found);
    else found.push((await ask(`${at}objects/`)).status === 403 ? null : `${at}objects/ can be read`);
  }
}

/** Every version of every object that the manifest names, in the order of their adding, and the manifest itself. */
async function contentCases(
  at: string,
  objects: readonly Row[],
  manifest: readonly Row[],
  ask: Ask,
  found: Case[],
): Promise<void> {
  const all = await everyPage(`${at}objects/?match[version]=all&match[spec_version]=2.0,2.1`, ask);
  const entries = await everyPage(`${at}manifest/?match[version]=all&match[spec_version]=2.0,2.1`, ask);
  const key = (one: Row): string =>
    [one["id"], one["version"] ?? one["modified"] ?? one["created"] ?? ""].join(" ");
  found.push(same(`${at}manifest/`, manifest.map(key), entries.map(key)));
  for (const entry of manifest) {
    const object =
      objects.find(
        (one) => idOf(one) === idOf(entry) && key({ ...one, version: undefined }) === key(entry),
      ) ?? objects.find((one) => idOf(one) === idOf(entry));
    if (!object) found.push(`${at}: the state has no object for ${key(entry)}`);
    else
      found.push(
        all.some((one) => canonical(one) === canonical(object))
          ? null
          : `${at}objects/ lacks ${key(entry)} as it was`,
      );
  }
}

async function everyPage(path: string, ask: Ask): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = "", pages = 0; next !== null && pages < 10_000; pages++) {
    const { json } = await ask(next === "" ? path : `${path}&next=${encodeURIComponent(next)}`);
    rows.push(...rowsOf(json["objects"]));
    next = json["more"] === true && typeof json["next"] === "string" ? json["next"] : null;
  }
  return rows;
}

function differences(path: string, expected: Row, found: Row): Case[] {
  return Object.keys(expected).map((name) =>
    canonical(expected[name]) === canonical(found[name])
      ? null
      : `${path}: ${name} is ${canonical(found[name])}`,
  );
}

function same(what: string, expected: readonly string[], found: readonly string[]): Case {
  const [a, b] = [[...expected].sort(), [...found].sort()];
  return a.join() === b.join() ? null : `${what} names ${b.join()}, expected ${a.join()}`;
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function idOf(row: Row): string {
  return String(row["id"]);
}
