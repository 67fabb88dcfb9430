// Goal: two sessions side by side: a new restricted item reaches the cleared one within two seconds, and nothing at all reaches the
// other (W4.9). Method: the HTTP edge on a port, two open streams of server-sent events, on each database; what is not heard is
// proven by a later open item, which both hear, and by every byte that came before it.
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { FastifyInstance } from "fastify";
import { journalHttp } from "../src/core/journal/http.ts";
import { journalSeal } from "../src/core/journal/seal.ts";
import { journalSigner } from "../src/core/journal/signing.ts";
import { addPerson, election, setScene } from "../src/core/people/for-tests.ts";
import type { Actor } from "../src/platform/contract/actor.ts";
import { seededDice } from "../src/platform/dice/dice.ts";
import { incidentsHttp } from "../src/rooms/exchange/incidents/http.ts";
import { analyst, cleared, influence } from "../src/rooms/exchange/incidents/scene.test-data.ts";
import { serverFor } from "../src/rooms/exchange/incidents/server.test-data.ts";
import { dialectsForTests, storageForTests, type StorageForTests } from "./storage-for-tests.ts";

const pushMsMax = 2_000;
const secret = "SECRET-SOURCE-BLUE";

describe.each(dialectsForTests())("W4.9: the live feed on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  let base = "";
  const open: Listening[] = [];

  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(7)) });
    const signer = journalSigner("a secret for tests only, long enough", "votes.example/journal");
    app = await serverFor(db, [incidentsHttp, journalHttp(signer)], [analyst, cleared]);
    await app.listen({ port: 0, host: "127.0.0.1" });
    base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    await setScene(db);
    for (const person of [analyst, cleared]) await addPerson(db, person, "analyst");
  });
  afterEach(() => {
    for (const each of open.splice(0)) each.stop();
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  async function listening(actor: Actor): Promise<Listening> {
    const heard = await listen(base, actor);
    open.push(heard);
    return heard;
  }

  async function opened(actor: Actor, more: object): Promise<string> {
    const reply = await fetch(`${base}/api/elections/${election}/incidents`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-actor": actor.id },
      body: JSON.stringify({
        title: "False dates",
        summary: "Messages say that polling day was moved.",
        phase: "voting",
        tlp: "amber",
        classification: 0,
        activities: [influence],
        why: "seen by the desk",
        ...more,
      }),
    });
    expect(reply.status, await reply.clone().text()).toBe(200);
    return ((await reply.json()) as { id: string }).id;
  }

  test("a restricted incident is pushed to the cleared session in under two seconds after the commit", async () => {
    const session = await listening(cleared);
    await session.until(await opened(cleared, { title: "The first", classification: 2 }));
    const id = await opened(cleared, { title: secret, classification: 2 });
    const began = performance.now();
    await session.until(id);
    expect(performance.now() - began).toBeLessThan(pushMsMax);
  });

  test("W4.9 negative: the session beside it hears nothing of it, not even a tick, until something it may see", async () => {
    const [other, session] = [await listening(analyst), await listening(cleared)];
    const before = other.text();
    const restricted = await opened(cleared, { title: secret, classification: 2 });
    await session.until(restricted);
    // Longer than the push and than the look of once a second that another server needs.
    await after(1_500);
    expect(other.text()).toBe(before);
    const shown = await opened(analyst, {});
    await other.until(shown);
    expect(other.text()).not.toContain(restricted);
    expect(other.text()).not.toContain(secret);
    expect(other.events()).toBe(1);
  });

  test("W4.9: where there is a substitute, the other session hears of it alone, by an id of its own", async () => {
    const [other, session] = [await listening(analyst), await listening(cleared)];
    const substitute = {
      title: "Told in its place",
      summary: "Polling day was moved.",
      why: "seen by the desk",
    };
    const original = await opened(cleared, { title: secret, classification: 2, substitute });
    await session.until(original);
    const { rows } = await readList(base, analyst);
    await other.until(rows.find(({ title }) => title === "Told in its place")?.id ?? "no substitute");
    expect(other.events()).toBe(1);
    expect(other.text()).not.toContain(original);
  });
});

interface Listening {
  /** Everything that came, byte for byte, but for the sign of life every 15 s, which does not look at what happens. */
  text(): string;
  /** How many changes were told. */
  events(): number;
  /** Resolves once this stood in the stream; fails after twice the time that a push may take. */
  until(part: string): Promise<void>;
  stop(): void;
}

async function listen(base: string, actor: Actor): Promise<Listening> {
  const leaving = new AbortController();
  const reply = await fetch(`${base}/api/elections/${election}/feed`, {
    headers: { "x-actor": actor.id },
    signal: leaving.signal,
  });
  expect(reply.status).toBe(200);
  let came = "";
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const piece of reply.body ?? []) came += decoder.decode(piece, { stream: true });
  })().catch(() => {});
  const listening: Listening = {
    text: () => came.replaceAll(": still here\n\n", ""),
    events: () => came.split("event: change").length - 1,
    async until(part) {
      const end = performance.now() + 2 * pushMsMax;
      while (!came.includes(part)) {
        if (performance.now() > end) throw new Error(`Not heard in time: ${part}. Heard: ${came}`);
        await after(10);
      }
    },
    stop: () => {
      leaving.abort();
      void reading;
    },
  };
  await listening.until("event: hello");
  return listening;
}

async function readList(base: string, actor: Actor): Promise<{ rows: { id: string; title: string }[] }> {
  const reply = await fetch(`${base}/api/elections/${election}/incidents`, {
    headers: { "x-actor": actor.id },
  });
  return (await reply.json()) as { rows: { id: string; title: string }[] };
}
