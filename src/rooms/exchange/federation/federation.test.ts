// Goal: what one instance tells another arrives unchanged, from whom it says, once, and stays bound by its marking; whatever else comes
// is refused by name and leaves nothing (W1.10). Method: two instances with databases and keys of their own; envelopes by the house and
// by hand; every refusal is followed by a count of what is kept.
import { createHash, verify } from "node:crypto";
import { checkBundle } from "@counterfoil/stix";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests } from "../../../../tests/storage-for-tests.ts";
import { canonicalJson } from "../../../basics/canonical-json.ts";
import { election } from "../../../core/people/for-tests.ts";
import { texts } from "../methods/scene.fixture.ts";
import { open, takeApart, writeEnvelope } from "./envelope.ts";
import { classesIn, missingNumbers } from "./envelope-rules.ts";
import {
  analyst,
  bundleIn,
  coordinator,
  domainObject,
  evidence,
  incident,
  instanceFor,
  kept,
  second,
  otherCoordinator,
  outsider,
  policy,
  written,
  type Instance,
} from "./federation.test-data.ts";
import { instanceKey, keyOf, readPublicKey } from "./instance-key.ts";
import { isFingerprint } from "./key-rules.ts";
import type { PayloadWritten } from "./payload-contract.ts";

const a = instanceKey("one secret", "one.example");
const b = instanceKey("another secret", "two.example");

const payload = (more: object = {}): Omit<PayloadWritten, "contentsSha256" | "format"> => ({
  id: "00000000-0000-4000-8000-000000000001",
  number: 1,
  madeAt: "2026-11-01T00:00:00.000Z",
  space: "live",
  from: { instance: "one.example", election },
  to: { keyId: b.key.keyId, election },
  contents: {
    unmarked: "green",
    bundle: {
      type: "bundle",
      id: "bundle--00000000-0000-4000-8000-000000000001",
      objects: [domainObject(1, "green")],
    },
    methods: [],
  },
  ...more,
});

const isTaken = (text: string): boolean => {
  const apart = takeApart(text);
  return apart !== null && apart.keyId === a.key.keyId && open(apart, a.key.publicKey).ok;
};

describe("An envelope", () => {
  const text = writeEnvelope(payload(), a);

  it("W1.10 is a JSON Web Signature that standard tools check", () => {
    const [header = "", body = "", signature = ""] = text.split(".");
    const told = JSON.parse(Buffer.from(header, "base64url").toString());
    expect(told).toMatchObject({ alg: "EdDSA", typ: "counterfoil-envelope" });
    expect(
      verify(null, Buffer.from(`${header}.${body}`), a.key.pem, Buffer.from(signature, "base64url")),
    ).toBe(true);
    const der = Buffer.from(a.key.pem.split("\n")[1] ?? "", "base64");
    expect(told.kid).toBe(createHash("sha256").update(der).digest("hex"));
    const said = JSON.parse(Buffer.from(body, "base64url").toString());
    const hash = createHash("sha256").update(canonicalJson(said.contents)).digest("hex");
    expect(said.contentsSha256).toBe(hash);
    expect(isTaken(text)).toBe(true);
  });

  it("W1.10 negative: no byte of it can be changed, at whatever place", () => {
    for (let place = 0; place < text.length; place += 1) {
      const old = text.charCodeAt(place);
      const other = old === 65 ? 66 : 65;
      expect(
        isTaken(text.slice(0, place) + String.fromCharCode(other) + text.slice(place + 1)),
        `${place}`,
      ).toBe(false);
    }
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 0, max: 255 }), (place, byte) => {
        fc.pre(byte !== text.charCodeAt(place));
        expect(isTaken(text.slice(0, place) + String.fromCharCode(byte) + text.slice(place + 1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("W1.10 negative: nor the last letter of the signature, whose low bits mean nothing", () => {
    for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
      if (letter !== text.at(-1)) expect(isTaken(text.slice(0, -1) + letter)).toBe(false);
  });

  it("W1.10 negative: nothing is added to it, cut off it, or signed by another under its name", () => {
    for (const changed of [
      `${text}\n`,
      ` ${text}`,
      `${text}.`,
      `${text}=`,
      text.slice(0, -1),
      text.slice(1),
      "",
    ])
      expect(isTaken(changed)).toBe(false);
    const [, body = ""] = text.split(".");
    const forged = writeEnvelope(payload(), b).split(".");
    expect(isTaken([text.split(".")[0], body, forged[2]].join("."))).toBe(false);
    const none = Buffer.from(canonicalJson({ alg: "none", kid: a.key.keyId })).toString("base64url");
    expect(takeApart(`${none}.${body}.${forged[2]}`)).toBeNull();
  });

  it("W1.10 arbitrary text is refused and never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => !isTaken(text)));
  });
});

describe("A key", () => {
  it("W1.10 is the same for the same secret, is read from PEM or digits, and has a fingerprint to be read aloud", () => {
    expect(instanceKey("one secret", "elsewhere").key).toEqual(a.key);
    expect(b.key.publicKey).not.toBe(a.key.publicKey);
    expect(readPublicKey(a.key.pem)).toBe(a.key.publicKey);
    expect(readPublicKey(` ${a.key.publicKey.toUpperCase()}\n`)).toBe(a.key.publicKey);
    expect(keyOf(a.key.publicKey)).toEqual(a.key);
    expect(a.key.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect(isFingerprint(a.key.fingerprint.toUpperCase().replaceAll(" ", "-"), a.key.keyId)).toBe(true);
  });

  it("W1.10 negative: no other kind of key, and no fingerprint that lacks a digit", () => {
    for (const text of [
      "",
      "abc",
      "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
      "0".repeat(63),
    ])
      expect(readPublicKey(text)).toBeNull();
    for (const heard of ["", a.key.fingerprint.slice(0, -1), b.key.fingerprint, `${a.key.fingerprint}0`])
      expect(isFingerprint(heard, a.key.keyId)).toBe(false);
  });

  it("W1.10 what is in an envelope is told by its objects, and which numbers are missing", () => {
    const none = { methods: [], playbooks: [], campaigns: [] };
    expect(classesIn([{ type: "incident" }, { type: "identity" }], none)).toEqual(["incident"]);
    expect(
      classesIn([{ type: "note", object_refs: ["incident--1"] }], {
        methods: [1],
        playbooks: [1],
        campaigns: [],
      }),
    ).toEqual(["evidence", "method", "playbook"]);
    expect(classesIn([{ type: "note", object_refs: ["campaign--1"] }], none)).toEqual(["indicator"]);
    expect(classesIn([{ type: "attack-pattern" }], none)).toEqual(["indicator"]);
    expect(classesIn([], { ...none, campaigns: [{ incidents: [1] }] })).toEqual(["incident", "campaign"]);
    expect(missingNumbers([5, 1, 3])).toEqual([2, 4]);
    expect(missingNumbers([])).toEqual([]);
  });
});

describe.each(dialectsForTests())("Two instances on %s", (dialect) => {
  let one: Instance;
  let two: Instance;
  beforeAll(async () => {
    one = await instanceFor(dialect, "one.example");
    two = await instanceFor(dialect, "second.example");
  }, 120_000);
  beforeEach(async () => {
    await one.reset();
    await two.reset();
  });
  afterAll(async () => {
    await one.close();
    await two.close();
  });

  /** Refused by this name, and what is kept is as before. */
  async function refused(envelope: string, name: string, values: object = {}): Promise<void> {
    const before = await kept(two);
    const answer = await two.receive(envelope);
    expect(answer.json).toMatchObject({ code: name, ...values });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await kept(two)).toEqual(before);
  }

  it("W1.10 a bundle goes from one to the other, verified, with its marking, and is read there", async () => {
    const toTwo = await one.trust(two);
    await two.trust(one);
    const bundle = await bundleIn(one, ["clear", "green", "amber", "amber+strict"]);
    const envelope = await written(one, toTwo, { items: [bundle] });
    const sent = await one.ask(coordinator, `federation/peers/${toTwo}/sent`);
    expect(sent.json.rows).toMatchObject([
      {
        number: 1,
        tlp: "green",
        classes: ["indicator"],
        leftOut: [{ why: "marking-above-policy", count: 2 }],
      },
    ]);
    const apart = takeApart(envelope);
    const opened = apart && open(apart, one.own.key.publicKey);
    expect(
      opened?.ok &&
        checkBundle(opened.value.contents.bundle as never).filter(({ level }) => level === "must"),
    ).toEqual([]);
    const got = await two.receive(envelope);
    expect(got.json).toMatchObject({
      peerName: "one.example",
      instance: "one.example",
      fingerprint: one.own.key.fingerprint,
      number: 1,
      tlp: "green",
      classes: ["indicator"],
    });
    const read = await two.ask(analyst, `bundles/${got.json.bundleId}/objects`);
    const values = read.json.rows.map((row: { object: { value?: string } }) => row.object.value);
    expect(values).toEqual(expect.arrayContaining(["fake1.example", "fake2.example"]));
    expect(read.text).not.toContain("fake3.example");
    expect(read.text).not.toContain("fake4.example");
  });

  it("W1.10 an incident goes with its evidence, item by item, and who wrote it stays at home", async () => {
    const toTwo = await one.trust(two);
    await two.trust(one);
    const opened = await one.ask(analyst, "incidents", incident("green"));
    for (const tlp of ["green", "amber"])
      await one.ask(analyst, `incidents/${opened.json.id}/evidence`, evidence(tlp));
    const envelope = await written(one, toTwo, { items: [opened.json.id], withEvidence: true });
    expect(Buffer.from(envelope.split(".")[1] ?? "", "base64url").toString()).not.toMatch(/per_|amber words/);
    const got = await two.receive(envelope);
    expect(got.json.classes).toEqual(["incident", "evidence"]);
    const { json } = await two.ask(analyst, `bundles/${got.json.bundleId}/objects`);
    const types = json.rows.map(({ type }: { type: string }) => type);
    expect(types).toEqual(expect.arrayContaining(["incident", "note", "attack-pattern", "relationship"]));
    const told = json.rows.find(({ type }: { type: string }) => type === "incident");
    expect(told).toMatchObject({ name: "False polling dates", tlp: "green" });
    const [extension] = Object.values(told.object.extensions as Record<string, object>);
    expect(extension).toMatchObject({
      aims: ["chaos"],
      activities: [{ technique: { code: "T0043" }, infrastructure: ["vote-later.example"] }],
    });
    const bundle = await two.ask(analyst, `bundles/${got.json.bundleId}`);
    expect(bundle.json).toMatchObject({ quarantined: 0, repairs: 0 });
  });

  it("W1.10 a published method goes with its measure and becomes a draft there, untested until labelled", async () => {
    const toTwo = await one.trust(two);
    await two.trust(one);
    const made = await one.ask(analyst, "methods", {
      texts: texts(),
      reviewBy: "2027-05-01",
      why: "seen twice",
    });
    await one.ask(analyst, `methods/${made.json.id}/cases`, {
      title: "c",
      says: "positive",
      truth: "positive",
      why: "known",
    });
    await one.ask(second, `methods/${made.json.id}/publish`, { version: 1, everyoneReadsItFromNowOn: true });
    const got = await two.receive(await written(one, toTwo, { items: [made.json.id] }));
    expect(got.json).toMatchObject({ classes: ["method"], bundleId: null, tlp: "clear" });
    expect(got.json.methods).toMatchObject([{ adoptedAs: null, method: { measure: { cases: 1 } } }]);
    const adopt = `federation/received/${got.json.id}/methods/0/adopt`;
    const body = { reviewBy: "2027-05-01", why: "of use to us" };
    const adopted = await two.ask(analyst, adopt, body);
    const draft = await two.ask(analyst, `methods/${adopted.json.id}`);
    expect(draft.json).toMatchObject({ state: "draft", measure: { tested: false }, texts: texts() });
    expect((await two.ask(analyst, adopt, body)).json.code).toBe("adopted-already");
    expect((await two.ask(coordinator, adopt, body)).status).toBe(403);
  });

  it("W1.10 negative: an envelope is taken once, and a later one under its number is refused", async () => {
    const toTwo = await one.trust(two);
    await two.trust(one);
    const bundle = await bundleIn(one, ["green"]);
    const first = await written(one, toTwo, { items: [bundle] });
    const next = await written(one, toTwo, { items: [bundle] });
    await two.receive(next);
    const peers = await two.ask(coordinator, "federation/peers");
    expect(peers.json.rows).toMatchObject([{ receivedNumber: 2, missingNumbers: [1] }]);
    expect((await two.receive(first)).status).toBe(200);
    await refused(first, "envelope-replayed");
    const to = { keyId: two.own.key.keyId, election };
    await refused(writeEnvelope(payload({ to }), one.own), "envelope-replayed");
  });

  it("W1.10 negative: a revoked key stops at once, also what was signed before and arrives after", async () => {
    const toTwo = await one.trust(two);
    const fromOne = await two.trust(one);
    const envelope = await written(one, toTwo, { items: [await bundleIn(one, ["green"])] });
    const why = { why: "their laptop was stolen" };
    expect((await two.ask(coordinator, `federation/peers/${fromOne}/revoke`, why)).json.state).toBe(
      "revoked",
    );
    await refused(envelope, "peer-revoked");
    const again = { name: "again", publicKey: one.own.key.publicKey, ...policy };
    expect((await two.ask(coordinator, "federation/peers", again)).json.code).toBe("key-known");
    const { fingerprint } = one.own.key;
    const confirm = await two.ask(coordinator, `federation/peers/${fromOne}/confirm`, {
      fingerprint,
      ...why,
    });
    expect(confirm.json.code).toBe("peer-revoked");
    const sent = { items: ["bnd_0000000000aa"], purpose: "warn", ...why };
    expect((await two.ask(coordinator, `federation/peers/${fromOne}/sent`, sent)).json.code).toBe(
      "peer-revoked",
    );
    await expect(
      two.db.asOwner(
        "update federation_peers set state = 'trusted', revoked_at_ms = null, revoked_by = null, revoked_why = null",
      ),
    ).rejects.toMatchObject({ code: "23514" });
  });

  it("W1.10 negative: unknown, uncompared, misaddressed, of another election, space or day: each by name", async () => {
    const to = { keyId: two.own.key.keyId, election };
    const fine = payload({ to });
    await refused(writeEnvelope(fine, one.own), "peer-unknown");
    const added = await two.ask(coordinator, "federation/peers", {
      name: "one",
      publicKey: one.own.key.publicKey,
      ...policy,
    });
    await refused(writeEnvelope(fine, one.own), "peer-unconfirmed");
    const path = `federation/peers/${added.json.id}/confirm`;
    const misheard = await two.ask(coordinator, path, {
      fingerprint: two.own.key.fingerprint,
      why: "misheard",
    });
    expect(misheard.json.code).toBe("fingerprint-differs");
    await two.ask(coordinator, path, { fingerprint: one.own.key.fingerprint, why: "by telephone" });
    await refused(
      writeEnvelope(payload({ to: { keyId: a.key.keyId, election } }), one.own),
      "envelope-not-for-us",
    );
    await refused(
      writeEnvelope(payload({ to: { ...to, election: "other-2026" } }), one.own),
      "election-unknown",
    );
    const from = { instance: "one.example", election: "other-2026" };
    await refused(writeEnvelope(payload({ to, from }), one.own), "election-unknown");
    await refused(writeEnvelope(payload({ to, space: "exercise" }), one.own), "envelope-of-other-space");
    await refused(
      writeEnvelope(payload({ to, madeAt: "2026-11-01T01:00:00.000Z" }), one.own),
      "envelope-from-the-future",
    );
    await refused(writeEnvelope(fine, { ...one.own, sign: a.sign }), "signature-wrong");
    await refused(writeEnvelope({ ...fine, extra: 1 } as never, one.own), "envelope-not-readable");
  });

  it("W1.10 negative: a peer that is not one's own, and what lies with it, is not there for others", async () => {
    const toTwo = await one.trust(two);
    const fromOne = await two.trust(one);
    const got = await two.receive(await written(one, toTwo, { items: [await bundleIn(one, ["green"])] }));
    for (const stranger of [otherCoordinator, outsider]) {
      for (const table of [
        "federation_peers",
        "federation_sent",
        "federation_received",
        "federation_methods",
      ]) {
        expect(await two.db.raw(stranger, `select * from ${table}`)).toEqual([]);
        expect(await one.db.raw(stranger, `select * from ${table}`)).toEqual([]);
      }
    }
    const asked = (path: string) => two.ask(otherCoordinator, `federation/${path}`);
    expect((await asked("peers")).json.rows).toEqual([]);
    expect((await asked("received")).json.rows).toEqual([]);
    expect((await asked(`received/${got.json.id}`)).json.code).toBe("envelope-not-found");
    expect((await asked(`peers/${fromOne}/sent`)).json.code).toBe("peer-not-found");
    expect((await two.ask(outsider, "federation/peers")).json.rows).toEqual([]);
    // A coordinator of another organisation trusts nobody yet, so that nothing comes in by that door either.
    const again = await written(one, toTwo, { items: [await bundleIn(one, ["green"], 20)] });
    expect((await two.receive(again, otherCoordinator)).json.code).toBe("peer-unknown");
    expect((await two.receive(again, analyst)).status).toBe(403);
  });
});
