/**
 * Goal: roots and proofs are those of RFC 6962, from tables as a store keeps them, and nothing false verifies. Method: the
 * Certificate Transparency reference vectors (transparency-dev/merkle, testonly/constants.go and reference_test.go), the
 * recursive definition of the RFC as an oracle, mutations.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../testing/node-crypto.ts";
import { frontierOf, tablesOf } from "../../testing/sample-journal.ts";
import {
  appendLeaf,
  consistencyProof,
  EMPTY_FRONTIER,
  frontierAt,
  frontierBytes,
  fromHex,
  hexOf,
  inclusionProof,
  leafHash,
  nodeHash,
  parseFrontier,
  rootAt,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "../index.ts";
import { consistencyVectors, inclusionVectors, leafInputs, roots } from "../../testing/reference-vectors.ts";

const referenceLeaves = leafInputs.map((hex) => leafHash(sha256, fromHex(hex)!));
const manyLeaves = Array.from({ length: 1400 }, (_, i) => leafHash(sha256, Uint8Array.of(i >> 8, i & 255)));

/** MTH(D[n]) word for word (RFC 6962 section 2.1). */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(sha256, naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

const hexes = (hashes: readonly Uint8Array[]) => hashes.map(hexOf);
const flipped = (bytes: Uint8Array, bit: number) =>
  bytes.map((byte, i) => (i === (bit >> 3) % bytes.length ? byte ^ (1 << (bit & 7)) : byte));

describe("the reference vectors of Certificate Transparency", () => {
  it.each(roots.map((root, size) => [size, root] as const))("root of %i leaves", async (size, root) => {
    const leaves = referenceLeaves.slice(0, size);
    expect(hexOf(rootOf(sha256, frontierOf(leaves)))).toBe(root);
    expect(hexOf(await rootAt(sha256, size, tablesOf(leaves).read))).toBe(root);
  });

  it.each(inclusionVectors)("path of leaf $index of $size", async ({ index, size, proof }) => {
    const path = await inclusionProof(sha256, index, size, tablesOf(referenceLeaves).read);
    expect(hexes(path)).toEqual(proof);
    const claim = { index, size, leaf: referenceLeaves[index]!, proof: path, root: fromHex(roots[size]!)! };
    expect(verifyInclusion(sha256, claim)).toBe(true);
  });

  it.each(consistencyVectors)("consistency of $first and $second", async ({ first, second, proof }) => {
    const path = await consistencyProof(sha256, first, second, tablesOf(referenceLeaves).read);
    expect(hexes(path)).toEqual(proof);
    const [firstRoot, secondRoot] = [fromHex(roots[first]!)!, fromHex(roots[second]!)!];
    const claim = { firstSize: first, firstRoot, secondSize: second, secondRoot, proof: path };
    expect(verifyConsistency(sha256, claim)).toBe(true);
  });
});

describe("the frontier", () => {
  it("has the root of the recursive definition at every size, and survives its bytes", () => {
    let frontier = EMPTY_FRONTIER;
    for (let size = 0; size <= 300; size++) {
      expect(rootOf(sha256, frontier)).toEqual(naiveRoot(manyLeaves.slice(0, size)));
      expect(parseFrontier(frontierBytes(frontier))).toEqual({ ok: true, value: frontier });
      frontier = appendLeaf(sha256, frontier, manyLeaves[size]!).frontier;
    }
  });

  it("refuses bytes of any other length, or of an impossible size (negative)", () => {
    const bytes = frontierBytes(frontierOf(manyLeaves.slice(0, 5)));
    for (const wrong of [
      bytes.subarray(1),
      bytes.subarray(0, 7),
      Uint8Array.of(...bytes, 0),
      bytes.fill(255, 0, 8),
    ]) {
      expect(parseFrontier(wrong).ok).toBe(false);
    }
  });

  it("comes back from the tables alone", async () => {
    const { read, frontier } = tablesOf(manyLeaves);
    expect(await frontierAt(sha256, manyLeaves.length, read)).toEqual(frontier);
    expect(await frontierAt(sha256, 0, read)).toEqual(EMPTY_FRONTIER);
  });

  it("names a tile for every 256 leaves", () => {
    expect([...tablesOf(manyLeaves).tiles.keys()]).toEqual(["8/0", "8/1", "8/2", "8/3", "8/4"]);
  });
});

describe("proofs of random trees", () => {
  const { read } = tablesOf(manyLeaves);
  const sizes = fc.tuple(fc.integer({ min: 1, max: manyLeaves.length }), fc.nat());
  const inclusion = async (size: number, index: number) => {
    const proof = await inclusionProof(sha256, index, size, read);
    return { index, size, leaf: manyLeaves[index]!, proof, root: naiveRoot(manyLeaves.slice(0, size)) };
  };

  it("inclusion verifies; one flipped bit of leaf, root or path does not, nor another place", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(255), fc.nat(), async ([size, at], bit, step) => {
        const claim = await inclusion(size, at % size);
        expect(verifyInclusion(sha256, claim)).toBe(true);
        expect(verifyInclusion(sha256, { ...claim, leaf: flipped(claim.leaf, bit) })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, root: flipped(claim.root, bit) })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, index: claim.index + 1 })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, proof: [...claim.proof, claim.leaf] })).toBe(false);
        if (claim.proof.length === 0) return;
        const changed = step % claim.proof.length;
        const proof = claim.proof.map((hash, i) => (i === changed ? flipped(hash, bit) : hash));
        expect(verifyInclusion(sha256, { ...claim, proof })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, proof: claim.proof.slice(1) })).toBe(false);
      }),
    );
  });

  it("consistency verifies for any two sizes; one flipped bit of a root or of the path does not", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(255), fc.nat(), async ([secondSize, at], bit, step) => {
        const firstSize = at % (secondSize + 1);
        const proof = await consistencyProof(sha256, firstSize, secondSize, read);
        const [firstRoot, secondRoot] = [firstSize, secondSize].map((size) =>
          naiveRoot(manyLeaves.slice(0, size)),
        );
        const claim = { firstSize, firstRoot: firstRoot!, secondSize, secondRoot: secondRoot!, proof };
        expect(verifyConsistency(sha256, claim)).toBe(true);
        expect(verifyConsistency(sha256, { ...claim, firstRoot: flipped(claim.firstRoot, bit) })).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, proof: [...proof, claim.firstRoot] })).toBe(false);
        if (firstSize > 0) {
          expect(verifyConsistency(sha256, { ...claim, secondRoot: flipped(claim.secondRoot, bit) })).toBe(
            false,
          );
        }
        if (proof.length === 0) return;
        const changed = step % proof.length;
        const mutated = proof.map((hash, i) => (i === changed ? flipped(hash, bit) : hash));
        expect(verifyConsistency(sha256, { ...claim, proof: mutated })).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, proof: proof.slice(1) })).toBe(false);
      }),
    );
  });

  it("refuses shapes that are no claim (negative)", async () => {
    const claim = await inclusion(5, 2);
    for (const change of [
      { index: -1 },
      { index: 5 },
      { size: 2.5 },
      { size: 2 ** 53 },
      { leaf: new Uint8Array(31) },
    ]) {
      expect(verifyInclusion(sha256, { ...claim, ...change })).toBe(false);
    }
    expect(() => inclusionProof(sha256, 5, 5, read)).toThrow(RangeError);
    expect(() => consistencyProof(sha256, 6, 5, read)).toThrow(RangeError);
    await expect(inclusionProof(sha256, 2, 5, () => Promise.resolve([[]]))).rejects.toThrow(/were asked for/);
  });

  it("reads at most some 256 hashes a level, in one call", async () => {
    const { read, reads } = tablesOf(manyLeaves);
    await inclusionProof(sha256, 777, 1400, read);
    expect(reads.calls).toBe(1);
    expect(reads.largest).toBeLessThanOrEqual(256);
    expect(reads.hashes).toBeLessThanOrEqual(3 * 256);
  });
});
