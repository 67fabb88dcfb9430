// Goal: the house delivers envelopes by itself, once each and in order, waits longer after each failure, stops at once when a key is
// revoked, asks no address that it should not, and shows the peer's token to nobody (W1.10). Method: two instances with databases and
// keys of their own; a door on loopback stands in for the second's server and fails as told; runs are made one by one.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests } from "../../../../tests/storage-for-tests.ts";
import { systemActor } from "../../../platform/contract/actor.ts";
import { deliver } from "./delivery-jobs.ts";
import { peersDue } from "./delivery-store.ts";
import {
  analyst,
  bundleIn,
  coordinator,
  instanceFor,
  otherCoordinator,
  policy,
  seal,
  written,
  type Instance,
} from "./federation.test-data.ts";

const minute = 60_000;
const token = "cft_the-peers-own-token";

describe.each(dialectsForTests())("Delivery to a peer on %s", (dialect) => {
  let one: Instance;
  let two: Instance;
  let front: Server;
  let url = "";
  let asked: { path: string; authorization: string }[] = [];
  /** True where the door answered by itself. */
  let door: (reply: ServerResponse) => boolean = () => false;
  /** Happens there before an answer. */
  let before: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    one = await instanceFor(dialect, "one.example");
    two = await instanceFor(dialect, "second.example");
    front = createServer((request, reply) => void forward(request, reply));
    await new Promise<void>((ready) => front.listen(0, "127.0.0.1", ready));
    url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  }, 120_000);
  beforeEach(async () => {
    await one.reset();
    await two.reset();
    asked = [];
    door = () => false;
    before = () => Promise.resolve();
  });
  afterAll(async () => {
    await new Promise((closed) => front.close(closed));
    await one.close();
    await two.close();
  });

  async function forward(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    asked.push({ path: request.url ?? "", authorization: request.headers.authorization ?? "" });
    await before();
    if (door(reply)) return;
    const taken = await two.receive(body);
    reply.writeHead(taken.status, { "content-type": "application/json" });
    reply.end(taken.text);
  }
  const says = (status: number, headers: Record<string, string> = {}) => {
    door = (reply) => {
      reply.writeHead(status, headers);
      reply.end("{}");
      return true;
    };
  };

  const set = (peer: string, more: object = {}) =>
    one.ask(coordinator, `federation/peers/${peer}/delivery`, {
      url,
      privateNetwork: true,
      token,
      why: "they gave us a token",
      ...more,
    });
  const run = (peer: string) =>
    deliver({ storage: one.db.storage, seal }, peer, new AbortController().signal);
  const due = () => one.db.storage.inTransaction(systemActor("federation"), (tx) => peersDue(tx));
  const peerNow = async () => (await one.ask(coordinator, "federation/peers")).json.rows[0];
  const sentNow = async (peer: string) =>
    (await one.ask(coordinator, `federation/peers/${peer}/sent`)).json.rows;

  /** Both trust each other, the address is entered, and so many envelopes wait. */
  async function waiting(count: number): Promise<string> {
    const peer = await one.trust(two);
    await two.trust(one);
    await set(peer);
    for (let n = 1; n <= count; n += 1)
      await written(one, peer, { items: [await bundleIn(one, ["green"], n * 10)] });
    return peer;
  }

  it("W1.10 what waits is delivered in order, once, with a receipt, under the peer's token", async () => {
    const peer = await waiting(2);
    expect((await due()).map(({ id }) => id)).toEqual([peer]);
    await run(peer);
    const path = `/api/elections/${policy.theirElection}/federation/received`;
    expect(asked).toEqual([1, 2].map(() => ({ path, authorization: `Bearer ${token}` })));
    const received = await two.ask(coordinator, "federation/received");
    expect(received.json.rows.map(({ number }: { number: number }) => number).toSorted()).toEqual([1, 2]);
    for (const row of await sentNow(peer)) {
      expect(row.deliveredAtMs).toEqual(expect.any(Number));
      expect(received.json.rows.map(({ id }: { id: string }) => id)).toContain(row.receipt);
    }
    expect(await due()).toEqual([]);
    await run(peer);
    expect(asked).toHaveLength(2);
  });

  it("W1.10 what had come by hand counts as delivered", async () => {
    const peer = await waiting(1);
    const [{ id }] = await sentNow(peer);
    await two.receive((await one.ask(coordinator, `federation/peers/${peer}/sent/${id}`)).text);
    await run(peer);
    expect(await sentNow(peer)).toMatchObject([
      { deliveredAtMs: expect.any(Number) as number, receipt: null },
    ]);
  });

  it("W1.10 negative: each failure in a row doubles the wait, is named on the peer, and nothing is lost", async () => {
    const peer = await waiting(2);
    for (const [status, error, headers, minutes] of [
      [500, "failed-there", {}, 2],
      [401, "not-authorised", {}, 4],
      [302, "redirected", { location: "http://127.0.0.1/" }, 8],
      [200, "no-receipt", {}, 16],
      [503, "busy", { "retry-after": "7200" }, 120],
    ] as const) {
      says(status, headers);
      const start = one.db.clock.nowMs();
      await run(peer);
      const { delivery } = await peerNow();
      expect(delivery).toMatchObject({ lastError: error });
      expect(delivery.nextAtMs - start).toBeGreaterThanOrEqual(minutes * minute);
      expect(delivery.nextAtMs - start).toBeLessThan(minutes * minute + minute);
      expect(await due()).toEqual([]);
    }
    // Only the first was tried: what is behind it waits for it.
    expect(asked).toHaveLength(5);
    door = () => false;
    for (const { db } of [one, two]) db.clock.advance(2 * 60 * minute + minute);
    expect(await due()).toHaveLength(1);
    await run(peer);
    expect((await peerNow()).delivery).toMatchObject({ failures: 0, lastError: null });
    expect((await two.ask(coordinator, "federation/received")).json.rows).toHaveLength(2);
  });

  it("W1.10 negative: a revoked key stops at once, in the midst of what waits", async () => {
    const peer = await waiting(3);
    const revoke = () =>
      one.ask(coordinator, `federation/peers/${peer}/revoke`, { why: "their laptop was stolen" });
    // While the first is on its way.
    before = async () => {
      await revoke();
    };
    await run(peer);
    expect(asked).toHaveLength(1);
    const delivered = (await sentNow(peer)).filter(
      (row: { deliveredAtMs: number | null }) => row.deliveredAtMs !== null,
    );
    expect(delivered).toMatchObject([{ number: 1 }]);
    expect(await due()).toEqual([]);
    expect((await set(peer)).json.code).toBe("peer-revoked");
    const again = await one.ask(coordinator, `federation/peers/${peer}/delivery/try`, null);
    expect(again.json.code).toBe("peer-revoked");
  });

  it("W1.10 negative: nothing goes to a private address that was not said to be ours, and none is entered", async () => {
    const peer = await waiting(1);
    for (const [more, code] of [
      [{ url: "http://peer.example", privateNetwork: false }, "address-not-https"],
      [{ url: "https://10.0.0.1", privateNetwork: false }, "address-private"],
      [{ url: "https://a:b@peer.example", privateNetwork: false }, "address-with-password"],
      // A token is never shown to another host than the one that it was entered for.
      [{ url: "https://peer.example", privateNetwork: false, token: null }, "token-needed"],
    ] as const)
      expect((await set(peer, more)).json.code).toBe(code);
    await one.db.asOwner("update federation_peers set delivery_private = false");
    await run(peer);
    expect(asked).toEqual([]);
    expect((await peerNow()).delivery.lastError).toBe("private-address");
  });

  it("W1.10 negative: an exercise, a peer that only sends to us, and one without an address are never delivered to", async () => {
    const peer = await waiting(1);
    for (const change of [
      "space = 'exercise'",
      "direction = 'receive'",
      "delivery_url = null, delivery_sealed = null",
    ]) {
      const [row] = await one.db.asOwner(
        "select space, direction, delivery_url, delivery_sealed from federation_peers",
      );
      await one.db.asOwner(`update federation_peers set ${change}`);
      expect(await due(), change).toEqual([]);
      await run(peer);
      const {
        space,
        direction,
        delivery_url: address,
        delivery_sealed: sealed,
      } = row as Record<string, string>;
      await one.db.asOwner(
        "update federation_peers set space = $1, direction = $2, delivery_url = $3, delivery_sealed = $4",
        [space, direction, address, sealed],
      );
    }
    expect(asked).toEqual([]);
    await run(peer);
    expect(asked).toHaveLength(1);
  });

  it("W1.10 negative: the token is nowhere to be read, and only a coordinator of its own organisation says where to deliver", async () => {
    const peer = await waiting(1);
    const shown = await one.ask(coordinator, "federation/peers");
    const kept = JSON.stringify(await one.db.asOwner("select * from federation_peers"));
    const journal = JSON.stringify(await one.db.asOwner("select * from journal_entries"));
    expect(shown.text + kept + journal).not.toContain(token);
    const body = { url, privateNetwork: true, token, why: "not mine" };
    expect((await one.ask(analyst, `federation/peers/${peer}/delivery`, body)).status).toBe(403);
    expect((await one.ask(otherCoordinator, `federation/peers/${peer}/delivery`, body)).json.code).toBe(
      "peer-not-found",
    );
    const hand = await set(peer, { url: null, token: null });
    expect(hand.json.delivery).toBeNull();
    expect((await one.ask(coordinator, `federation/peers/${peer}/delivery/try`, null)).json.code).toBe(
      "no-address",
    );
  });
});
