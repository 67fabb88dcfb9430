import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  appendLeaf,
  bodyHash,
  EMPTY_FRONTIER,
  encodeEntry,
  exportVerifier,
  exportWriter,
  leafHash,
  rootOf,
  SALT_BYTES,
  signCheckpoint,
  type Signer,
} from "@counterfoil/journal";
import { exportLines } from "../src/core/journal/service.ts";
import { journalSigner, sha256, verifyEd25519 } from "../src/core/journal/signing.ts";
import { readConfig } from "../src/main/config.ts";
import { demonstrationPassword } from "../src/main/demonstration.ts";
import { startServer, type Running } from "../src/main/server.ts";
import { freshDatabase } from "../tests/storage-for-tests.ts";
import { processorEach, processorOf } from "./load/processor.ts";
import { reportOf } from "./load/reports.ts";

type Print = (line: string) => void;
const secret = "a secret for benchmarks only, long enough";

/** What the platform promises, through HTTP on loopback: cold start, submissions, first page, live update, verifying, memory. */
export async function run(print: Print): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-bench-"));
  const say = (figure: string, values: object): void =>
    print(JSON.stringify({ bench: "platform", figure, ...values, ...memory() }));
  try {
    const environment = {
      COUNTERFOIL_LOG: "error",
      COUNTERFOIL_REQUESTS_PER_MINUTE: "100000000",
      COUNTERFOIL_SECRET: secret,
    };
    const config = readConfig(environment, { port: 0, data: folder, demonstration: true });
    const [first, fresh] = await timed(() => startServer(config));
    say("cold start, new directory with demonstration", { storage: "embedded", seconds: first });
    await fresh.close();
    const [again, running] = await timed(() => startServer(config));
    say("cold start, existing data", { storage: "embedded", seconds: again });
    await measure(running, "embedded", say);
    await running.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (process.env["TEST_DATABASE_URL"]) {
    const database = await freshDatabase();
    const environment = {
      COUNTERFOIL_LOG: "error",
      COUNTERFOIL_REQUESTS_PER_MINUTE: "100000000",
      COUNTERFOIL_SECRET: secret,
      DATABASE_URL: database.url,
    };
    const running = await startServer(readConfig(environment, { port: 0, demonstration: true }));
    await measure(running, "postgresql", say);
    await running.close();
    await database.drop();
  }
  verifyMillion(say);
}

type Say = (figure: string, values: object) => void;

async function measure(running: Running, storage: string, say: Say): Promise<void> {
  const base = `http://127.0.0.1:${running.port}`;
  await submit(base, 0, 500, 50);
  const before = await processorOf(running);
  const submitted = await submit(base, 500, 10_000, 50);
  const processor = processorEach(before, await processorOf(running), 10_000);
  say("10,000 report submissions at 50 concurrent", { storage, ...submitted, ...processor });
  const cookie = await signedIn(base, "analyst@demo.example");
  await liveUpdate(base, cookie, storage, say);
  const rows = await multiplied(running, 10);
  for (const [filter, query] of lists)
    say("first page of the reports, filtered and sorted", {
      storage,
      rows,
      filter,
      ...(await latencies(60, () => get(`${base}/api/elections/ca-demo/reports?${query}`, cookie))),
    });
  await catchingUp(running, storage, say);
  const [seconds, lines] = await timed(async () => {
    let count = 0;
    for await (const line of exportLines(running.storage, journalSigner(secret, "bench/journal")))
      count += Number(line.length > 0);
    return count;
  });
  say("journal export", { storage, lines, seconds });
}

/** The pages above were read while correlation read the same reports, giving way; how fast it goes when nobody asks for anything. */
async function catchingUp(running: Running, storage: string, say: Say): Promise<void> {
  const due = async (): Promise<number> => {
    const count = "select count(*)::integer as count from correlation_due";
    const [result] = await running.storage.asOwner((session) => session.script(count, 60_000));
    return Number(result?.rows[0]?.["count"]);
  };
  const before = await due();
  const [seconds, after] = await timed(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    return due();
  });
  const perSecond = Math.round((before - after) / seconds);
  say("correlation reads what is new, nobody else asks", { storage, left: after, perSecond });
}

const lists = [
  ["not assessed, newest first", "state=received"],
  ["of grade B, oldest first", "state=assessed&grade=B&sort=submitted"],
  ["best graded first", "sort=grade"],
  ["words that few reports have", "search=example-13"],
  ["words that all reports have", "search=polling"],
] as const;

/**
 * Each report so many times, by SQL: handing in 100,000 one by one is measured elsewhere. Two of three are assessed, with grades A to
 * F. Gives how many there are.
 */
async function multiplied(running: Running, times: number): Promise<number> {
  const copies = `
    insert into reports select (jsonb_populate_record(r, jsonb_build_object(
        'id', 'rep_' || substr(md5(r.id || n), 1, 20),
        'receipt_hash', encode(sha256(convert_to(r.id || n, 'UTF8')), 'hex'),
        'submitted_at_ms', r.submitted_at_ms - n * 1000) || case when n % 3 = 0 then '{}' else jsonb_build_object(
        'state', 'assessed', 'source_grade', substr('ABCDEF', 1 + (hashtext(r.id || n) & 1023) % 6, 1), 'credibility', 3,
        'assessed_at_ms', r.submitted_at_ms, 'assessment', 'Seen and checked.') end)).*
      from reports r cross join generate_series(1, ${times - 1}) n;
    insert into report_keys select 'rep_' || substr(md5(k.report_id || n), 1, 20), k.space, k.election_id, k.at_ms - n * 1000,
        k.keys, k.words
      from report_keys k cross join generate_series(1, ${times - 1}) n;
    analyze reports; analyze report_keys;
    select count(*)::integer as count from reports`;
  const results = await running.storage.asOwner((session) => session.script(copies, 600_000));
  return Number(results.at(-1)?.rows[0]?.["count"]);
}

/** Reports `first` and after, from a process of its own (`load/submit.ts`). */
async function submit(base: string, first: number, total: number, concurrent: number) {
  const script = new URL("load/submit.ts", import.meta.url).pathname;
  const args = [script, base, ...[first, total, concurrent].map(String)];
  const load = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  load.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(load, "close");
  const { done, seconds, latencies, refused, processorSeconds } = JSON.parse(said) as {
    done: number;
    seconds: number;
    latencies: number[];
    refused: string[];
    processorSeconds: number;
  };
  return {
    done,
    seconds: round(seconds),
    perSecond: Math.round(done / seconds),
    ...quantiles(latencies),
    maxMs: round(Math.max(...latencies)),
    askingMs: round((processorSeconds / total) * 1000),
    ...(refused.length > 0 && { refused }),
  };
}

async function liveUpdate(base: string, cookie: string, storage: string, say: Say): Promise<void> {
  const listeners = 200;
  const heard: number[] = [];
  let changedAt = 0;
  const stop = new AbortController();
  const opened = await Promise.all(
    Array.from({ length: listeners }, () =>
      fetch(`${base}/api/elections/ca-demo/feed`, { headers: { cookie }, signal: stop.signal }),
    ),
  );
  const all = Promise.all(
    opened.map(async (reply) => hear(reply, () => heard.push(performance.now() - changedAt))),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  changedAt = performance.now();
  await fetch(`${base}/api/elections/ca-demo/reports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(reportOf(20_000)),
  });
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 5000))]);
  stop.abort();
  say("live update to 200 listeners", { storage, heard: heard.length, ...quantiles(heard) });
}

async function hear(reply: Response, onChange: () => void): Promise<void> {
  const reader = reply.body?.getReader();
  for (;;) {
    const read = await reader?.read().catch(() => undefined);
    if (read === undefined || read.done) return;
    if (Buffer.from(read.value).toString().includes("event: change")) return onChange();
  }
}

/** A journal of a million entries with their content, made and verified line by line; only the verifying is timed. */
function verifyMillion(say: Say): void {
  const signer = journalSigner(secret, "bench/journal");
  const verifier = exportVerifier({ sha256, verify: verifyEd25519 });
  let verifying = 0;
  for (const line of journalOf(1_000_000, signer)) {
    const bytes = Buffer.from(line, "latin1");
    const at = performance.now();
    verifier.bytes(bytes);
    verifying += performance.now() - at;
  }
  const outcome = verifier.end();
  const entries = outcome.ok ? outcome.summary.entries : 0;
  say("journal verify", { entries, intact: outcome.ok, seconds: round(verifying / 1000) });
}

function* journalOf(count: number, signer: Signer): Generator<string> {
  const writer = exportWriter({ sha256, origin: signer.key.name, signer });
  yield writer.header();
  let frontier = EMPTY_FRONTIER;
  let previousHash: Uint8Array = new Uint8Array(32);
  const salt = new Uint8Array(SALT_BYTES).fill(1);
  for (let seq = 0; seq < count; seq++) {
    const body = Buffer.from(
      JSON.stringify({ about: [], changed: { number: seq, state: "assessed" }, why: "seen again" }),
    );
    const encoded = encodeEntry({
      seq,
      atMs: 1_790_000_000_000 + seq,
      space: "live",
      electionId: "ca-demo",
      actorId: "per_analyst00000",
      organisationId: "org_taskforce000",
      role: "analyst",
      action: "reports.grade",
      subject: `rep_${seq.toString(36).padStart(20, "0")}`,
      why: "seen again",
      marking: "amber",
      classification: 0,
      bodyHash: bodyHash(sha256, salt, body),
      previousHash,
    });
    if (!encoded.ok) throw new Error(encoded.refusal);
    previousHash = leafHash(sha256, encoded.value);
    frontier = appendLeaf(sha256, frontier, previousHash).frontier;
    yield writer.entry({ state: "visible", entry: encoded.value, salt, body });
  }
  const root = rootOf(sha256, frontier);
  yield writer.checkpoint(
    signCheckpoint({ origin: signer.key.name, size: count, root, extensions: [] }, [signer]),
  );
  yield writer.seal();
}

async function signedIn(base: string, email: string): Promise<string> {
  const reply = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://localhost:0" },
    body: JSON.stringify({ email, password: demonstrationPassword }),
  });
  return reply.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

async function get(url: string, cookie: string): Promise<void> {
  const reply = await fetch(url, { headers: { cookie } });
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
}

async function latencies(times: number, ask: () => Promise<void>) {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const at = performance.now();
    await ask();
    took.push(performance.now() - at);
  }
  return quantiles(took);
}

function quantiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const at = performance.now();
  const value = await work();
  return [round((performance.now() - at) / 1000), value];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const memory = () => ({ residentMb: Math.round(process.memoryUsage().rss / 1_048_576) });
