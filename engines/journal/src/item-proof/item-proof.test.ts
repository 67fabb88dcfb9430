/** Goal: a public page can show that one item is in the journal, and a false proof shows nothing. Method: mutations. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256, signerFromSeed, verifyEd25519 } from "../../testing/node-crypto.ts";
import {
  checkpointOf,
  leavesOf,
  origin,
  sampleJournal,
  signer,
  tablesOf,
} from "../../testing/sample-journal.ts";
import {
  inclusionProof,
  parseItemProof,
  signCheckpoint,
  verifyItemProof,
  writeItemProof,
  type ItemProof,
} from "../index.ts";

const items = sampleJournal(11);
const witness = signerFromSeed("witness.example", new Uint8Array(32).fill(2));
const trust = { sha256, verify: verifyEd25519, keys: [signer.key, witness.key], origin };

async function proofOf(index: number): Promise<ItemProof> {
  const { entry, salt, body } = items[index]!;
  const proof = await inclusionProof(sha256, index, items.length, tablesOf(leavesOf(items)).read);
  const checkpoint = signCheckpoint(checkpointOf(items), [signer, witness]);
  return { entry, salt, body, index, proof, checkpoint };
}

const throughJson = (item: ItemProof) => parseItemProof(JSON.parse(JSON.stringify(writeItemProof(item))));

describe("the proof of one item", () => {
  it("survives JSON and verifies for every entry", async () => {
    for (let index = 0; index < items.length; index++) {
      const item = await proofOf(index);
      expect(throughJson(item)).toEqual({ ok: true, value: item });
      const proven = verifyItemProof(trust, item);
      expect(proven).toMatchObject({ ok: true, value: { entry: { seq: index }, checkpoint: { size: 11 } } });
    }
  });

  it("fails with one flipped bit anywhere in its bytes (negative)", async () => {
    const item = await proofOf(5);
    const parts = fc.constantFrom("entry", "salt", "body", "proof");
    fc.assert(
      fc.property(parts, fc.nat(), fc.nat(), fc.nat(7), (part, at, step, bit) => {
        const flip = (bytes: Uint8Array) =>
          bytes.map((byte, i) => (i === at % bytes.length ? byte ^ (1 << bit) : byte));
        const changed =
          part === "proof"
            ? {
                ...item,
                proof: item.proof.map((hash, i) => (i === step % item.proof.length ? flip(hash) : hash)),
              }
            : { ...item, [part]: flip(item[part as "entry"]) };
        expect(verifyItemProof(trust, changed).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("says by name what is wrong (negative)", async () => {
    const item = await proofOf(5);
    const other = await proofOf(6);
    const stranger = signerFromSeed(origin, new Uint8Array(32).fill(8));
    const refusal = (change: Partial<ItemProof>, keys = trust.keys, of = origin) => {
      const verdict = verifyItemProof({ ...trust, keys, origin: of }, { ...item, ...change });
      return verdict.ok ? null : verdict.refusal;
    };
    expect(refusal({})).toBeNull();
    expect(refusal({ index: 6 })).toBe("item-at-another-place");
    expect(refusal({ body: other.body })).toBe("body-hash-wrong");
    expect(refusal({ proof: other.proof })).toBe("inclusion-not-proven");
    expect(refusal({ entry: item.entry.subarray(1) })).toBe("entry-version-unknown");
    expect(refusal({ checkpoint: "" })).toBe("note-malformed");
    expect(refusal({}, [stranger.key])).toBe("note-signed-by-no-known-key");
    expect(refusal({}, trust.keys, "other.example")).toBe("checkpoint-of-other-journal");
    const early = signCheckpoint(checkpointOf(items.slice(0, 5)), [signer]);
    expect(refusal({ checkpoint: early })).toBe("inclusion-not-proven");
  });

  it("is parsed strictly (negative)", async () => {
    const json = writeItemProof(await proofOf(3));
    const path = (change: object) => {
      const parsed = parseItemProof({ ...json, ...change });
      return parsed.ok ? null : parsed.values?.["path"];
    };
    expect(path({})).toBeNull();
    expect(path({ extra: 1 })).toBe("extra");
    expect(path({ format: "counterfoil-journal-item-proof/2" })).toBe("format");
    expect(path({ entry: "AQ" })).toBe("entry");
    expect(path({ entry: "A".repeat(8000) })).toBe("entry");
    expect(path({ salt: "AAAA" })).toBe("salt");
    expect(path({ body: 7 })).toBe("body");
    expect(path({ index: -1 })).toBe("index");
    expect(path({ index: "3" })).toBe("index");
    expect(path({ proof: ["AAAA"] })).toBe("proof");
    expect(path({ proof: Array.from({ length: 54 }, () => json.proof[0]) })).toBe("proof");
    expect(path({ checkpoint: undefined })).toBe("checkpoint");
    for (const value of [null, [], "x", 1]) expect(parseItemProof(value).ok).toBe(false);
  });
});
