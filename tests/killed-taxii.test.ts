// Goal: a partner's machine that writes by TAXII loses nothing that was acknowledged when the server is killed (SIGKILL) in the midst of
// it, no envelope is kept by half, and a client that stops half-way through a body leaves nothing and holds up nobody (W1.10).
// Method: the whole house in a process of its own; two kills among 60 envelopes of 20 objects each, at once, on each database; raw
// sockets that end within the body; what was acknowledged is read back by TAXII, and the journal's chain is checked past the server.
import { connect } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { demonstrationPassword } from "../src/main/demonstration.ts";
import { indicator, taxii } from "../src/rooms/exchange/taxii/taxii.test-data.ts";
import { journalProblem } from "./faults/journal-problem.ts";
import { killableServer } from "./faults/killable-server.ts";
import { prepared } from "./faults/place.ts";
import { each } from "./faults/submissions.ts";
import { dialectsForTests } from "./storage-for-tests.ts";

// What the servers report as errors of their own comes out here.
const reported = vi.spyOn(console, "error");
afterEach(() => reported.mockClear());

const election = "ca-demo";
// The house knows no port before it listens; sign-in asks for the public address.
const origin = "http://localhost:0";
const perEnvelope = 20;
const perRound = 60;

interface Envelope {
  readonly number: number;
  /** The status resource that was acknowledged. */
  status: { readonly id: string; readonly success_count: number } | null;
}

const idsOf = ({ number }: Envelope) =>
  Array.from({ length: perEnvelope }, (_, at) => indicator(number * perEnvelope + at).id);
const textOf = ({ number }: Envelope) =>
  JSON.stringify({
    objects: Array.from({ length: perEnvelope }, (_, at) => indicator(number * perEnvelope + at)),
  });

interface Line {
  readonly base: string;
  readonly token: string;
  readonly collection: string;
}

const objectsAt = ({ collection }: Line) => `/taxii2/${election}/collections/${collection}/objects/`;

async function asked(line: Line, path: string, init: RequestInit = {}) {
  return fetch(line.base + path, {
    ...init,
    headers: { accept: taxii, authorization: `Bearer ${line.token}`, "content-type": taxii },
  });
}

/** As a partner's machine would: a token and a collection of its own. */
async function opened(base: string): Promise<Line> {
  const signedIn = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email: "analyst2@demo.example", password: demonstrationPassword }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const post = async (path: string, body: object) => {
    const reply = await fetch(`${base}/api/elections/${election}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin, cookie },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as { readonly uuid: string; readonly token: string };
  };
  const collection = await post("collections", {
    title: "Fakes",
    description: null,
    tlp: "green",
    unmarkedTlp: "green",
    judged: "strict",
    writable: true,
  });
  const actions = ["taxii.discover", "taxii.read", "taxii.add", "taxii.withdraw"];
  const issued = await post("tokens", { name: "Partner", actions, validDays: 30 });
  return { base, token: issued.token, collection: collection.uuid };
}

/** The same token and collection at the server's new port. */
async function reached(base: string, before: Line | null): Promise<Line> {
  return before === null ? await opened(base) : { ...before, base };
}

async function send(line: Line, envelope: Envelope): Promise<void> {
  try {
    const reply = await asked(line, objectsAt(line), { method: "POST", body: textOf(envelope) });
    if (reply.status === 202) envelope.status = (await reply.json()) as Envelope["status"];
  } catch {
    // Killed before it answered: what became of it is asked after the restart.
  }
}

/** Every id that the collection holds, page by page. */
async function held(line: Line): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let next: string | undefined = ""; next !== undefined;) {
    const query = next === "" ? "?limit=1000" : `?limit=1000&next=${next}`;
    const reply = await asked(line, objectsAt(line) + query);
    const page = (await reply.json()) as { objects?: { id: string }[]; next?: string };
    for (const { id } of page.objects ?? []) found.set(id, (found.get(id) ?? 0) + 1);
    next = page.next;
  }
  return found;
}

/** Sends the beginning of an envelope, says that more is to come, and hangs up. */
async function hangUp(line: Line, envelope: Envelope, part: number): Promise<void> {
  const body = textOf(envelope);
  const { hostname, port } = new URL(line.base);
  const head = [
    `POST ${objectsAt(line)} HTTP/1.1`,
    `host: ${hostname}:${port}`,
    `accept: ${taxii}`,
    `content-type: ${taxii}`,
    `authorization: Bearer ${line.token}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "",
    "",
  ].join("\r\n");
  await new Promise<void>((done, failed) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(head + body.slice(0, Math.floor(body.length * part)), () =>
        setTimeout(() => socket.destroy(), 30),
      );
    });
    socket.on("close", () => done());
    socket.on("error", failed);
  });
}

it.each(dialectsForTests())(
  "W1.10 negative: a server on %s that is killed among TAXII posts loses nothing acknowledged and keeps nothing by half",
  async (dialect) => {
    const place = await prepared(dialect, 0);
    try {
      const all: Envelope[] = [];
      let line: Line | null = null;
      for (let round = 0; round < 2; round += 1) {
        const server = await killableServer(place.setup);
        line = await reached(server.base, line);
        const now = Array.from({ length: perRound }, (_, at): Envelope => ({
          number: round * perRound + at,
          status: null,
        }));
        all.push(...now);
        let given = 0;
        let killed: Promise<void> | null = null;
        const here = line;
        await each(now, 12, async (envelope) => {
          await send(here, envelope);
          if (envelope.status !== null && ++given >= 15 * (round + 1)) killed ??= server.kill();
        });
        await (killed ?? server.kill());
        const acknowledged = now.filter(({ status }) => status !== null).length;
        expect(acknowledged).toBeGreaterThan(0);
        expect(acknowledged).toBeLessThan(perRound);
      }
      const server = await killableServer(place.setup);
      const last = await reached(server.base, line);
      await settled(last, all);

      // Clients that hang up within the body: nothing of it is there, and the server answers everyone else.
      const before = (await held(last)).size;
      const cut = Array.from({ length: 8 }, (_, at): Envelope => ({ number: 1_000 + at, status: null }));
      await Promise.all(cut.map((envelope, at) => hangUp(last, envelope, at / 8)));
      const after: Envelope = { number: 2_000, status: null };
      await send(last, after);
      expect(after.status).toMatchObject({ success_count: perEnvelope });
      const now = await held(last);
      expect(now.size).toBe(before + perEnvelope);
      for (const envelope of cut) for (const id of idsOf(envelope)) expect(now.has(id)).toBe(false);
      const faults = reported.mock.calls.map(([line]) => String(line));
      expect(faults.filter((line) => line.includes('"aborted"'))).toEqual([]);
      await server.kill();

      const storage = await place.open();
      expect(await journalProblem(storage)).toBeNull();
      await storage.close();
    } finally {
      await place.remove();
    }
  },
  300_000,
);

/** What was acknowledged is there with its status; what was not is there whole or not at all, and is there once after it was sent again. */
async function settled(line: Line, all: readonly Envelope[]): Promise<void> {
  const found = await held(line);
  for (const envelope of all) {
    const there = idsOf(envelope).filter((id) => found.has(id)).length;
    expect([0, perEnvelope]).toContain(there);
    if (envelope.status === null) continue;
    expect(there).toBe(perEnvelope);
    const status = await asked(line, `/taxii2/${election}/status/${envelope.status.id}/`);
    expect(await status.json()).toEqual(envelope.status);
  }
  await each(
    all.filter(({ status }) => status === null),
    12,
    async (envelope) => {
      await send(line, envelope);
      expect(envelope.status).toMatchObject({ success_count: perEnvelope });
    },
  );
  const whole = await held(line);
  expect([...whole.values()].every((count) => count === 1)).toBe(true);
  expect(whole.size).toBe(all.length * perEnvelope);
}
