// Goal: the exchange with a partner's TAXII server goes on from where it was, waits longer after each failure, says what was refused
// and why, asks no host but the one entered, and shows its secret to nobody (W1.7, W1.10).
// Method: a second house on loopback as the partner, in the same database under another organisation, with a door in front of it that
// fails, breaks off, redirects or answers slowly as told; runs are made one by one, the clock moves by hand.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, asking, election, setScene } from "../../../core/people/for-tests.ts";
import { systemDice } from "../../../platform/dice/system-dice.ts";
import { replySeal } from "../../../platform/http/reply-seal.ts";
import { askPartner } from "./partner-client.ts";
import { decideAddress, isPrivateAddress, waitMinutes } from "../../../platform/outside/address-rules.ts";
import { exchange } from "./partner-exchange.ts";
import { addPartner } from "./partners-contract.ts";
import { partnerServices } from "./partners-service.ts";
import {
  agreed,
  desk,
  firm,
  indicator,
  opened,
  peopleOfScene,
  protocolServer,
  shareWith,
} from "./taxii.test-data.ts";

const seal = replySeal("a secret for tests only");
const partners = partnerServices(seal);
const coordinator = actorOf("desk", "coordinator");
const minute = 60_000;

describe("The address of a partner", () => {
  it.each([
    "10.0.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "2002:a00:1::",
    "224.0.0.1",
    "255.255.255.255",
  ])("W1.10 negative: %s is private", (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(["1.1.1.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "partner.example"])(
    "%s is not",
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  it("W1.10 negative: it is https, without a name or password in it, and private only where that was said", () => {
    const decided = (text: string, ours = false) => decideAddress(new URL(text), ours);
    expect(decided("https://partner.example/taxii2/root")).toEqual({
      ok: true,
      value: "https://partner.example/taxii2/root/",
    });
    expect(decided("http://partner.example/root/")).toMatchObject({ refusal: "address-not-https" });
    for (const text of [
      "https://a:b@partner.example/",
      "https://partner.example/?x=1",
      "https://partner.example/#x",
    ])
      expect(decided(text)).toMatchObject({ refusal: "address-with-password" });
    for (const text of [
      "https://localhost/",
      "https://[::1]/",
      "https://0x7f.1/",
      "https://2130706433/",
      "https://x.localhost/",
    ])
      expect(decided(text)).toMatchObject({ refusal: "address-private" });
    expect(decided("http://10.1.2.3:5000/root", true)).toEqual({
      ok: true,
      value: "http://10.1.2.3:5000/root/",
    });
  });

  it("W1.10 waiting doubles with each failure and ends at a day", () => {
    expect([0, 1, 2, 3].map((failures) => waitMinutes(15, failures))).toEqual([15, 30, 60, 120]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_080 }), fc.nat(1000), (every, failures) => {
        const wait = waitMinutes(every, failures);
        expect(wait).toBeGreaterThanOrEqual(every);
        expect(wait).toBeLessThanOrEqual(Math.max(every, 1440));
      }),
    );
  });
});

type Door = (request: IncomingMessage, reply: ServerResponse) => boolean;

describe.each(dialectsForTests())("The exchange with a partner on %s", (dialect) => {
  let db: StorageForTests;
  let theirs: Awaited<ReturnType<typeof protocolServer>>;
  let front: Server;
  let asked: string[] = [];
  /** True where the door answered by itself. */
  let door: Door = () => false;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    theirs = await protocolServer(db, [desk, firm], 2);
    front = createServer((request, reply) => {
      void forward(request, reply);
    });
    await new Promise<void>((ready) => front.listen(0, "127.0.0.1", ready));
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
    await peopleOfScene(db);
    asked = [];
    door = () => false;
  });
  afterAll(async () => {
    await new Promise((closed) => front.close(closed));
    await theirs.close();
    await db.close();
  });

  async function forward(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    asked.push(`${request.method} ${request.url?.split("/objects/")[1] ?? ""}`);
    if (door(request, reply)) return;
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const sent = await theirs.ask(
      firm,
      request.method as "GET",
      request.url ?? "",
      body === "" ? undefined : body,
      {
        authorization: request.headers.authorization ?? "",
      },
    );
    reply.writeHead(sent.status, {
      "content-type": String(sent.headers["content-type"]),
      ...(sent.headers["x-taxii-date-added-last"] && {
        "x-taxii-date-added-last": String(sent.headers["x-taxii-date-added-last"]),
      }),
    });
    reply.end(sent.text);
  }

  const rootUrl = () => `http://127.0.0.1:${(front.address() as AddressInfo).port}/taxii2/${election}/`;
  const entered = async (more: object) => {
    const body = addPartner.body.parse({
      name: "Their server",
      direction: "pull",
      rootUrl: rootUrl(),
      privateNetwork: true,
      userName: "us",
      secret: firm.id,
      ...more,
    });
    const made = await asking(db, coordinator, (cx) =>
      partners.add(cx, { params: { election }, query: {}, body }),
    );
    if (!made.ok) throw new Error(made.refusal);
    return made.value;
  };
  const run = (partner: string, secret = seal) =>
    exchange({ storage: db.storage, seal: secret, dice: systemDice }, partner, new AbortController().signal);
  const look = async (who = coordinator) => {
    const listed = await asking(
      db,
      who,
      (cx) => partners.list(cx, { params: { election }, query: {}, body: undefined }),
      { readOnly: true },
    );
    return listed.ok ? listed.value.rows : [];
  };
  const idsIn = (collection: string) =>
    db
      .asOwner<{ stix_id: string }>(
        "select stix_id from taxii_objects where collection_id = $1 order by added_us",
        [collection],
      )
      .then((rows) => rows.map(({ stix_id }) => stix_id.slice(-3)));
  /** The firm's own collection, which we pull from, with so many objects, and ours, into which they go. */
  const scene = async (count: number) => {
    const source = await opened(db, { tlp: "green", unmarkedTlp: "green" });
    const objects = Array.from({ length: count }, (_, n) => indicator(n + 1));
    await theirs.ask(firm, "POST", `collections/${source.uuid}/objects/`, { objects });
    const target = await opened(db, { tlp: "amber" });
    return {
      source,
      target,
      partner: await entered({ remoteCollection: source.uuid, collectionId: target.id }),
    };
  };

  it("W1.10 pulls page by page, and the next time only what was added since", async () => {
    const { source, target, partner } = await scene(5);
    await run(partner.id);
    expect(await idsIn(target.id)).toEqual(["001", "002", "003", "004", "005"]);
    expect(asked).toHaveLength(3);
    expect(await look()).toMatchObject([{ added: 5, refused: 0, failures: 0, lastError: null, lagMs: 0 }]);
    await theirs.ask(firm, "POST", `collections/${source.uuid}/objects/`, { objects: [indicator(6)] });
    db.clock.advance(20 * minute);
    expect(await look()).toMatchObject([{ lagMs: 20 * minute }]);
    asked = [];
    await run(partner.id);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain("added_after=");
    expect(await idsIn(target.id)).toEqual(["001", "002", "003", "004", "005", "006"]);
    const runs = await asking(db, coordinator, (cx) =>
      partners.runs(cx, { params: { election, partner: partner.id }, query: {}, body: undefined }),
    );
    expect(runs).toMatchObject({
      value: {
        rows: [
          { pages: 1, received: 1, added: 1, error: null },
          { pages: 3, received: 5 },
        ],
      },
    });
  });

  it("W1.10 goes on from the page at which it broke off, and begins again where the partner has forgotten the page", async () => {
    const { target, partner } = await scene(5);
    door = (_request, reply) => asked.length > 1 && Boolean(reply.destroy());
    await run(partner.id);
    expect(await idsIn(target.id)).toEqual(["001", "002"]);
    expect(await look()).toMatchObject([
      { failures: 1, lastError: "not-reachable", added: 2, lastOkAtMs: null, lagMs: null },
    ]);
    await db.asOwner("update taxii_partners set next_page = 'forgotten'");
    door = () => false;
    await run(partner.id);
    expect(await idsIn(target.id)).toEqual(["001", "002", "003", "004", "005"]);
    expect(await look()).toMatchObject([{ failures: 0, lastError: null, added: 5 }]);
  });

  it("W1.10 negative: each failure is named, nothing of it is kept, and the next turn comes later and later", async () => {
    const { target, partner } = await scene(1);
    const answers: readonly [string, (reply: ServerResponse) => unknown][] = [
      ["failed-there", (reply) => reply.writeHead(500).end()],
      ["not-authorised", (reply) => reply.writeHead(401).end()],
      ["not-found-there", (reply) => reply.writeHead(404).end()],
      ["redirected", (reply) => reply.writeHead(302, { location: "http://169.254.169.254/latest/" }).end()],
      ["no-taxii", (reply) => reply.writeHead(200, { "content-type": "text/html" }).end("<p>Welcome</p>")],
      [
        "no-taxii",
        (reply) =>
          reply
            .writeHead(200, { "content-type": "application/taxii+json;version=2.1" })
            .end('{"objects": 3}'),
      ],
      [
        "no-taxii",
        (reply) => reply.writeHead(200, { "content-type": "application/taxii+json;version=2.1" }).end("{"),
      ],
      [
        "too-long",
        (reply) =>
          reply
            .writeHead(200, { "content-type": "application/taxii+json;version=2.1" })
            .end("x".repeat(17_000_000)),
      ],
      ["busy", (reply) => reply.writeHead(503, { "retry-after": "86400" }).end()],
    ];
    let failures = 0;
    for (const [error, answer] of answers) {
      door = (_request, reply) => Boolean(answer(reply)) || true;
      asked = [];
      await run(partner.id);
      failures += 1;
      const [row] = await look();
      expect(row, error).toMatchObject({ failures, lastError: error });
      expect(asked).toHaveLength(1);
      const waited = ((row?.nextAtMs ?? 0) - db.clock.nowMs()) / minute;
      expect(waited).toBe(error === "busy" ? 1440 : waitMinutes(15, failures));
    }
    expect(await idsIn(target.id)).toEqual([]);
    // A server whose secret changed opens nothing that was sealed before, and asks nothing.
    asked = [];
    await run(partner.id, replySeal("another secret"));
    expect(asked).toEqual([]);
    expect(await look()).toMatchObject([{ lastError: "not-authorised" }]);
  });

  it("W1.10 negative: what breaks the standard or our marking is not taken; the screen's list says what and why", async () => {
    const { target, partner } = await scene(0);
    const strange = [{ ...indicator(1), pattern: undefined }, indicator(2, "amber+strict"), indicator(3)];
    door = (_request, reply) => {
      reply
        .writeHead(200, { "content-type": "application/taxii+json;version=2.1" })
        .end(JSON.stringify({ more: false, objects: strange }));
      return true;
    };
    await run(partner.id);
    expect(await idsIn(target.id)).toEqual(["003"]);
    const query = { limit: 50 };
    const refused = await asking(db, coordinator, (cx) =>
      partners.refusals(
        { ...cx, language: "fr" },
        { params: { election, partner: partner.id }, query, body: undefined },
      ),
    );
    if (!refused.ok) throw new Error(refused.refusal);
    expect(
      refused.value.rows.map(({ stixId, sentence }) => [stixId.slice(-3), sentence.slice(0, 18)]),
    ).toEqual([
      ["002", "TLP:AMBER+STRICT e"],
      ["001", expect.stringContaining("pattern") as string],
    ]);
    expect(await look()).toMatchObject([{ added: 1, refused: 2, failures: 0 }]);
  });

  it("W1.7 pushes what the partner's organisation would read here, once, and nothing when the share has ended", async () => {
    await agreed(db);
    const source = await opened(db, { tlp: "amber" });
    const inbox = await opened(db, { tlp: "amber" });
    const shared = await shareWith(db, desk, firm, source.id);
    if (!shared.ok) throw new Error(shared.refusal);
    await shareWith(db, desk, firm, inbox.id);
    await theirs.ask(desk, "POST", `collections/${source.uuid}/objects/`, {
      objects: [indicator(1, "amber"), indicator(2)],
    });
    // What the firm gave us itself is not sent back to it.
    await theirs.ask(firm, "POST", `collections/${source.uuid}/objects/`, { objects: [indicator(3)] });
    const partner = await entered({
      direction: "push",
      remoteCollection: inbox.uuid,
      collectionId: source.id,
      partnerOrganisationId: firm.organisationId,
    });
    await run(partner.id);
    expect(await idsIn(inbox.id)).toEqual(["001", "002"]);
    await run(partner.id);
    expect(asked.filter((each) => each.startsWith("POST"))).toHaveLength(1);
    await theirs.ask(desk, "POST", `collections/${source.uuid}/objects/`, {
      objects: [indicator(4, "amber")],
    });
    await db.asOwner("update shares set revoked_at_ms = 1 where subject_id = $1", [source.id]);
    await run(partner.id);
    expect(await idsIn(inbox.id)).toEqual(["001", "002"]);
    expect(await look()).toMatchObject([{ added: 2, refused: 0, lastError: null }]);
  });

  it("W1.7 negative: no other organisation sees a partner, nobody its secret, and a paused one asks nothing", async () => {
    const drafts: unknown[] = [];
    const stop = db.storage.onCommitted((all) =>
      drafts.push(...all.map((each) => each.body), ...all.map((each) => each.subject)),
    );
    const { partner } = await scene(0);
    stop();
    expect(await look(actorOf("firm", "coordinator"))).toEqual([]);
    expect(JSON.stringify([partner, await look()])).not.toContain(firm.id);
    const [row] = await db.asOwner<{ secret_sealed: string }>("select secret_sealed from taxii_partners");
    expect(row?.secret_sealed).not.toContain(firm.id);
    expect(JSON.stringify(drafts)).toContain(partner.id);
    expect(JSON.stringify(drafts)).not.toContain(firm.id);
    await asking(db, coordinator, (cx) =>
      partners.pause(cx, {
        params: { election, partner: partner.id },
        query: {},
        body: { paused: true, why: "they asked" },
      }),
    );
    await run(partner.id);
    expect(asked).toEqual([]);
    expect(
      await asking(db, coordinator, (cx) =>
        partners.run(cx, { params: { election, partner: partner.id }, query: {}, body: undefined }),
      ),
    ).toMatchObject({ refusal: "partner-paused" });
  });

  it("W1.10 negative: a name that leads into a private network is asked nothing, however it was entered", async () => {
    const server = {
      rootUrl: rootUrl().replace("127.0.0.1", "localhost"),
      privateNetwork: false,
      userName: "",
      secret: "s",
    };
    const { signal } = new AbortController();
    expect(await askPartner(server, "collections/", null, signal)).toMatchObject({
      refusal: "private-address",
    });
    expect(await askPartner({ ...server, rootUrl: rootUrl() }, "collections/", null, signal)).toMatchObject({
      refusal: "private-address",
    });
    expect(
      await askPartner({ ...server, privateNetwork: true }, "http://127.0.0.1:1/elsewhere", null, signal),
    ).toMatchObject({ refusal: "redirected" });
    expect(asked).toEqual([]);
  });
});
