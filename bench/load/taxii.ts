import { numbers } from "../exchange/numbers.ts";

/** A TAXII client as a process of its own: `taxii.ts ADDRESS TOKEN OBJECTS` prints one figure a line, JSON. */
const [address = "", token = "", count = "0"] = process.argv.slice(2);
const total = Number(count);
const taxii = "application/taxii+json;version=2.1";
const headers = { accept: taxii, authorization: `Bearer ${token}` };
const next = numbers(11);
const idOf = (n: number): string =>
  `indicator--${(n * 7919).toString(16).padStart(8, "0")}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

await send();
const last = await page();
await latency("by id", 2_000, () => `objects/${idOf(next(total))}/`);
await latency("added_after, nothing new", 2_000, () => `objects/?added_after=${last}`);
await latency("match[type], a page of 100", 300, () => "objects/?match[type]=indicator&limit=100");
await latency("manifest, a page of 1000", 50, () => "manifest/?limit=1000");

async function send(): Promise<void> {
  const taken: number[] = [];
  const started = performance.now();
  for (let first = 0; first < total; first += 100) {
    const body = JSON.stringify({ objects: Array.from({ length: 100 }, (_, at) => indicator(first + at)) });
    const at = performance.now();
    const reply = await fetch(`${address}objects/`, {
      method: "POST",
      headers: { ...headers, "content-type": taxii },
      body,
    });
    const status = (await reply.json()) as { success_count?: number };
    if (status.success_count !== 100)
      throw new Error(`${reply.status} ${JSON.stringify(status).slice(0, 500)}`);
    taken.push(performance.now() - at);
  }
  const seconds = (performance.now() - started) / 1000;
  print({
    what: "post in envelopes of 100, one connection",
    objects: total,
    seconds: round(seconds),
    perSecond: Math.round(total / seconds),
    ...quantiles(taken),
  });
}

async function page(): Promise<string> {
  const started = performance.now();
  let [seen, query, end] = [0, "", ""];
  for (;;) {
    const reply = await fetch(`${address}objects/?limit=1000${query}`, { headers });
    const envelope = (await reply.json()) as { objects?: unknown[]; next?: string };
    seen += envelope.objects?.length ?? 0;
    end = reply.headers.get("x-taxii-date-added-last") ?? end;
    if (envelope.next === undefined) break;
    query = `&next=${envelope.next}`;
  }
  const seconds = (performance.now() - started) / 1000;
  print({
    what: "page through, 1000 a page",
    objects: seen,
    seconds: round(seconds),
    perSecond: Math.round(seen / seconds),
  });
  return end;
}

async function latency(what: string, times: number, path: () => string): Promise<void> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const at = performance.now();
    const reply = await fetch(address + path(), { headers });
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`${what}: ${reply.status}`);
    taken.push(performance.now() - at);
  }
  print({ what, times, ...quantiles(taken) });
}

/** About as long as a real one: 430 bytes. */
function indicator(n: number): object {
  return {
    type: "indicator",
    spec_version: "2.1",
    id: idOf(n),
    created: "2026-10-01T00:00:00.000Z",
    modified: "2026-10-01T00:00:00.000Z",
    name: `Site that copies a news outlet, number ${n}`,
    description:
      "Registered in the week before the vote; shows the outlet's look and links to its real pages.",
    indicator_types: ["malicious-activity"],
    pattern: `[domain-name:value = 'news-${n}.example']`,
    pattern_type: "stix",
    valid_from: "2026-10-01T00:00:00Z",
  };
}

function quantiles(taken: number[]): Record<string, number> {
  taken.sort((a, b) => a - b);
  const at = (part: number): number => round(taken[Math.floor(taken.length * part)] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function print(figure: object): void {
  console.log(JSON.stringify(figure));
}
