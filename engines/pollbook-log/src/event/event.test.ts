// Goal: one event has one encoding, which its signature covers to the last bit, and nothing about a ballot fits into it.
// Method: properties over every kind of fact; a character moved across each border of neighbouring text fields (the flaw of a
// register that signs a bare concatenation); strict decoding of changed, cut and lengthened records.
import {
  assert,
  constantFrom,
  integer,
  nat,
  property,
  record,
  string,
  tuple,
  uniqueArray,
  type Arbitrary,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOf, sha256, verifyEd25519 } from "../../testing/node-crypto.ts";
import { checkIn, electionId, issue, listVersion } from "../../testing/polling-day.ts";
import { NO_EVENT } from "../hashing.ts";
import { decodeRecord, signedParts } from "./decode-event.ts";
import { signEvent } from "./device-log.ts";
import { encodeEvent } from "./encode-event.ts";
import type { PollbookEvent } from "./event.ts";
import {
  CHANNELS,
  CORRECTABLE,
  FACT_FIELDS,
  QUEUE_ENDS,
  type Fact,
  type FactKind,
  type Shape,
} from "./fact.ts";

const key = keyOf(1);
const name = string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter(
  (text) => !/\p{Cc}/u.test(text),
);
const id = nat().map((n) => Buffer.from(sha256(Buffer.from(String(n)))).toString("hex"));
const values: Readonly<Record<Shape, Arbitrary<unknown>>> = {
  name,
  "maybe-name": constantFrom("", "v1"),
  reason: name,
  "maybe-reason": constantFrom("", "counted twice"),
  number: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  id,
  ids: uniqueArray(id, { maxLength: 5 }).map((ids) => ids.sort()),
  key: id,
  channel: constantFrom(...CHANNELS),
  "queue-end": constantFrom(...QUEUE_ENDS),
  correctable: constantFrom(...CORRECTABLE),
};

const kinds = Object.keys(FACT_FIELDS) as FactKind[];
const factOf = (kind: FactKind) =>
  record(
    Object.fromEntries(Object.entries(FACT_FIELDS[kind]).map(([field, shape]) => [field, values[shape]])),
  ).map((fields) => ({ kind, ...fields }) as unknown as Fact);
const eventOf = (fact: Arbitrary<Fact>): Arbitrary<PollbookEvent> =>
  record({
    electionId: name,
    listVersion: name,
    device: name,
    seq: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    previous: id,
    atMs: nat(),
    actor: name,
    fact,
  });
const anyEvent = constantFrom(...kinds).chain((kind) => eventOf(factOf(kind)));

const signed = (event: PollbookEvent): Uint8Array => {
  const made = signEvent(key.sign, event);
  if (!made.ok) throw new Error(`${made.refusal} ${JSON.stringify(made.values)}`);
  return made.value;
};
const isGood = (bytes: Uint8Array): boolean => {
  const { message, signature } = signedParts(bytes);
  return verifyEd25519(message, signature, Buffer.from(key.publicKey, "hex"));
};
const event = (fact: Fact, more: Partial<PollbookEvent> = {}): PollbookEvent => ({
  electionId,
  listVersion,
  device: "A",
  seq: 1,
  previous: NO_EVENT,
  atMs: 0,
  actor: "worker-1",
  fact,
  ...more,
});

describe("the encoding of an event", () => {
  it("decodes to the event it was made from, for every kind", () => {
    for (const kind of kinds) {
      assert(
        property(eventOf(factOf(kind)), (one) => {
          const bytes = signed(one);
          const decoded = decodeRecord(sha256, bytes);
          if (!decoded.ok) throw new Error(decoded.refusal);
          const { id: eventId, record: kept, ...rest } = decoded.value;
          expect(rest).toEqual(one);
          expect(eventId).toBe(Buffer.from(sha256(bytes)).toString("hex"));
          expect(kept).toEqual(bytes);
        }),
        { numRuns: 15 },
      );
    }
  });

  it("differs for two different events", () => {
    assert(
      property(tuple(anyEvent, anyEvent), ([a, b]) => {
        const differ = JSON.stringify(a) !== JSON.stringify(b);
        expect(Buffer.compare(signed(a), signed(b)) !== 0).toBe(differ);
      }),
    );
  });

  it("negative: a character moved across a border of neighbouring fields breaks the signature", () => {
    const fact: Fact = { ...(issue("voterAB") as Extract<Fact, { kind: "ballot-issued" }>), site: "Csite" };
    const before = event(fact, { electionId: "AB", listVersion: "CD", device: "EF" });
    const moved: PollbookEvent[] = [
      { ...before, electionId: "A", listVersion: "BCD" },
      { ...before, listVersion: "C", device: "DEF" },
      { ...before, fact: { ...fact, voter: "voterA", site: "BCsite" } },
      { ...before, fact: { ...fact, styleDue: "style-1s", styleGiven: "tyle-1" } },
    ];
    const { signature } = signedParts(signed(before));
    expect(isGood(signed(before))).toBe(true);
    for (const one of moved) {
      const { message } = signedParts(signed(one));
      expect(verifyEd25519(message, signature, Buffer.from(key.publicKey, "hex"))).toBe(false);
    }
  });

  it("negative: no flipped bit leaves a record that both decodes and verifies", () => {
    const bytes = signed(event(checkIn("v1")));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(decodeRecord(sha256, changed).ok && isGood(changed)).toBe(false);
    }
  });

  it("negative: a record cut short or lengthened is refused or does not verify", () => {
    const bytes = signed(event(checkIn("v1")));
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length);
      expect(decodeRecord(sha256, cut).ok && isGood(cut)).toBe(false);
    }
    expect(decodeRecord(sha256, Buffer.concat([bytes, Buffer.of(0)]))).toMatchObject({ ok: false });
    expect(decodeRecord(sha256, new Uint8Array(20_000))).toMatchObject({ refusal: "record-too-long" });
  });

  it("negative: a field that the fact does not have, such as a ballot's number, cannot be written", () => {
    const smuggled: Fact = Object.assign(issue("v1"), { ballotNumber: "0042" });
    expect(encodeEvent(event(smuggled))).toEqual({
      ok: false,
      refusal: "field-unknown",
      values: { field: "ballotNumber" },
    });
    const fields = kinds.flatMap((kind) => Object.keys(FACT_FIELDS[kind]));
    expect(fields.filter((field) => /ballot|serial|choice|vote$/i.test(field))).toEqual([]);
  });

  it.each([
    [event(checkIn("")), "text-empty", "voter"],
    [event(checkIn("v\u0000")), "text-has-control-character", "voter"],
    [event(checkIn("\ud800")), "text-not-unicode", "voter"],
    [event(checkIn("v".repeat(129))), "text-too-long", "voter"],
    [event({ kind: "undo", event: "ABC", reason: "r" }), "id-malformed", "event"],
    [event({ kind: "undo", event: NO_EVENT } as unknown as Fact), "field-missing", "reason"],
    [event({ ...checkIn("v"), channel: "fax" } as unknown as Fact), "value-unknown", "channel"],
    [event(checkIn("v"), { seq: 1.5 }), "number-out-of-range", "seq"],
    [event(checkIn("v"), { atMs: -1 }), "number-out-of-range", "atMs"],
    [
      event({
        kind: "decision",
        voter: "v",
        considered: ["f".repeat(64), "a".repeat(64)],
        upheld: [],
        reason: "r",
      }),
      "ids-not-sorted",
      "considered",
    ],
  ])("negative: refuses what it cannot hold, naming the field (%#)", (bad, refusal, field) => {
    expect(encodeEvent(bad)).toMatchObject({ ok: false, refusal, values: { field } });
  });

  it("negative: knows no event 0 and no kind that is not declared", () => {
    expect(encodeEvent(event(checkIn("v"), { seq: 0 }))).toMatchObject({ refusal: "sequence-starts-at-one" });
    for (const kind of ["vote", "toString", "__proto__"]) {
      expect(encodeEvent(event({ kind } as unknown as Fact))).toMatchObject({ refusal: "kind-unknown" });
    }
  });
});
