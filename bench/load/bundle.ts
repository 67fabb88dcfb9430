import { Readable } from "node:stream";

/** A partner's tool as a process of its own: `bundle.ts ADDRESS COOKIE OBJECTS` streams a bundle that it makes as it goes; prints JSON. */
const [address = "", cookie = "", count = "0"] = process.argv.slice(2);
const total = Number(count);
let bytes = 0;

const started = performance.now();
const reply = await fetch(address, {
  method: "POST",
  headers: { "content-type": "application/stix+json", cookie, origin: "http://localhost:0" },
  body: Readable.toWeb(Readable.from(parts())) as ReadableStream,
  duplex: "half",
} as RequestInit);
const answer = (await reply.json()) as { bundle?: { imported: number; quarantined: number } };
if (answer.bundle?.imported !== total)
  throw new Error(`${reply.status} ${JSON.stringify(answer).slice(0, 500)}`);
console.log(
  JSON.stringify({
    what: "bundle streamed in",
    objects: total,
    megabytes: Math.round(bytes / 2 ** 20),
    seconds: Math.round((performance.now() - started) / 10) / 100,
  }),
);

function* parts(): Generator<Buffer> {
  const head = '{"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[';
  for (let first = 0; first < total; first += 100) {
    const texts = Array.from({ length: 100 }, (_, at) => JSON.stringify(indicator(first + at)));
    const part = Buffer.from((first === 0 ? head : ",") + texts.join(","));
    bytes += part.byteLength;
    yield part;
  }
  bytes += 2;
  yield Buffer.from("]}");
}

/** 1,047 bytes at most, so that 100,000 of them stay just under the 100 MB that are taken. */
function indicator(n: number): object {
  return {
    type: "indicator",
    spec_version: "2.1",
    id: `indicator--${(n * 7919).toString(16).padStart(8, "0")}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
    created: "2026-10-01T00:00:00.000Z",
    modified: "2026-10-01T00:00:00.000Z",
    name: `Site that copies a news outlet, number ${n}`,
    description: "Registered in the week before the vote; shows the outlet's look. ".repeat(10),
    indicator_types: ["malicious-activity"],
    pattern: `[domain-name:value = 'news-${n}.example']`,
    pattern_type: "stix",
    valid_from: "2026-10-01T00:00:00Z",
  };
}
