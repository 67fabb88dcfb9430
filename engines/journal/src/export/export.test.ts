/**
 * Goal: an export verifies offline, and one changed byte anywhere is found (W5.2). Method: a real export of a small journal;
 * every byte of it changed; forgeries by one who holds the key, or does not.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256, signerFromSeed, verifyEd25519 } from "../../testing/node-crypto.ts";
import { checkpointOf, origin, sampleExport, sampleJournal, signer } from "../../testing/sample-journal.ts";
import {
  base64Of,
  exportVerifier,
  exportWriter,
  LINE_BYTES_MAX,
  sentenceOf,
  signCheckpoint,
  writeVerifierKey,
  type ExportedEntry,
  type ExportVerifierOptions,
} from "../index.ts";

const items = sampleJournal(7);
const withGaps: ExportedEntry[] = items.map(({ entry, salt, body }, i) => {
  if (i === 2) return { state: "redacted", entry };
  return i === 4 ? { state: "purged", entry } : { state: "visible", entry, salt, body };
});
const lines = sampleExport(withGaps, 3);
const file = new Uint8Array(Buffer.from(lines.join(""), "utf8"));

type Trust = Partial<ExportVerifierOptions>;
const options = (trust: Trust): ExportVerifierOptions => ({ sha256, verify: verifyEd25519, ...trust });

function verdictOf(bytes: Uint8Array, trust: Trust = {}, chunk = bytes.length) {
  const verifier = exportVerifier(options(trust));
  for (let at = 0; at < bytes.length; at += chunk) verifier.bytes(bytes.subarray(at, at + chunk));
  return verifier.end();
}

function problemOf(changed: readonly string[], trust: Trust = {}) {
  const verdict = verdictOf(new Uint8Array(Buffer.from(changed.join(""), "utf8")), trust);
  return verdict.ok ? null : verdict.problem;
}

/** The lines with some of them replaced, under a seal that is right again. */
function resealed(change: (writer: ReturnType<typeof exportWriter>) => readonly string[]): string[] {
  const writer = exportWriter({ sha256, origin, signer });
  const body = [writer.header(), ...change(writer)];
  return [...body, writer.seal()];
}

describe("an export (W5.2)", () => {
  const summary = { origin, entries: 7, size: 7, checkpoints: 2, visible: 5, redacted: 1, purged: 1 };

  it("verifies in chunks of any length, and says what it is", () => {
    const rootBase64 = base64Of(checkpointOf(items).root);
    const key = writeVerifierKey(signer.key);
    for (const chunk of [1, 7, 64, file.length]) {
      const expected = { ...summary, rootBase64, key, keyTrusted: false, remembered: 0 };
      expect(verdictOf(file, {}, chunk)).toEqual({ ok: true, summary: expected });
    }
  });

  it("verifies line by line", () => {
    const verifier = exportVerifier(options({ trustedKey: signer.key }));
    for (const line of lines) expect(verifier.line(line)).toBeNull();
    expect(verifier.end()).toMatchObject({ ok: true, summary: { ...summary, keyTrusted: true } });
  });

  it("of an empty journal verifies too", () => {
    expect(problemOf(sampleExport([], 0))).toBeNull();
  });

  it("meets the checkpoints that were remembered", () => {
    const remembered = [0, 1, 5, 7].map((size) => checkpointOf(items.slice(0, size)));
    expect(verdictOf(file, { remembered })).toMatchObject({ ok: true, summary: { remembered: 4 } });
  });
});

describe("one changed byte (W5.2, negative)", () => {
  it("is found at every place of the file, whichever bit", () => {
    for (let at = 0; at < file.length; at++) {
      const changed = Uint8Array.from(file);
      changed[at]! ^= 1 << (at % 8);
      expect(verdictOf(changed).ok, `byte ${at}`).toBe(false);
    }
  });

  it("is found for any place and any other value, removed or put in", () => {
    const how = fc.constantFrom("set", "insert", "remove");
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), how, (at, difference, how) => {
        const bytes = [...file];
        const other = (bytes[at]! + difference) % 256;
        if (how === "set") bytes[at] = other;
        if (how === "insert") bytes.splice(at, 0, other);
        if (how === "remove") bytes.splice(at, 1);
        const verdict = verdictOf(Uint8Array.from(bytes));
        expect(verdict.ok).toBe(false);
        if (!verdict.ok) expect(sentenceOf(verdict.problem)).toMatch(/^Line \d+.*\.$/);
      }),
      { numRuns: 1000 },
    );
  });

  it("is found in a signature that nobody can check, by the seal", () => {
    const unknown = signerFromSeed("witness.example", new Uint8Array(32).fill(9));
    const note = signCheckpoint(checkpointOf([]), [signer, unknown]);
    const honest = resealed((writer) => [writer.checkpoint(note)]);
    expect(problemOf(honest)).toBeNull();
    const flipped = note.slice(0, -10) + (note.at(-10) === "A" ? "B" : "A") + note.slice(-9);
    const changed = [honest[0]!, `checkpoint ${base64Of(Buffer.from(flipped, "utf8"))}\n`, honest[2]!];
    expect(problemOf(changed)).toMatchObject({ code: "seal-wrong", line: 3 });
  });
});

describe("a forged export (W5.2, negative)", () => {
  const plain = sampleExport(items, 3);
  const without = (...left: readonly number[]) => plain.filter((_, i) => !left.includes(i));

  it("names line, number and subject of changed content", () => {
    const { entry, salt } = items[1]!;
    const body = Buffer.from('{"number":9}');
    const forged = resealed((writer) => [
      writer.entry(items[0]!),
      writer.entry({ state: "visible", entry, salt, body }),
    ]);
    const problem = problemOf(forged)!;
    expect(problem).toMatchObject({ code: "body-hash-wrong", line: 3, seq: 1, subject: "ntc_1" });
    expect(sentenceOf(problem)).toMatch(
      /^Line 3, entry 1 \(ntc_1\): the content .* \(expected \w{64}, found \w{64}\)\.$/,
    );
  });

  it("names the entry where the chain breaks, and the one before it", () => {
    const other = sampleJournal(8)[1]!;
    const foreign = Uint8Array.from(other.entry);
    foreign[16] = (foreign[16] ?? 0) ^ 1; // the time
    const changed = [...plain];
    changed[2] = `entry visible ${base64Of(foreign)} ${base64Of(other.salt)} ${base64Of(other.body)}\n`;
    const before = { line: 3, seq: 1, subject: "ntc_1" };
    expect(problemOf(changed)).toMatchObject({
      code: "previous-hash-wrong",
      line: 4,
      seq: 2,
      subject: "ntc_2",
      before,
    });
  });

  it.each([
    ["an entry left out", without(2), { code: "seq-wrong", line: 3, expected: "1", found: "2" }],
    ["the header left out", without(0), { code: "header-misplaced", line: 1 }],
    ["two headers", [plain[0]!, ...plain], { code: "header-misplaced", line: 2 }],
    ["the early checkpoint left out", without(4), { code: "seal-wrong", line: 10 }],
    ["the seal left out", plain.slice(0, -1), { code: "seal-missing", line: 11 }],
    ["the last checkpoint left out", without(9), { code: "end-not-covered", line: 10 }],
    ["something behind the seal", [...plain, plain[1]!], { code: "line-after-seal", line: 12 }],
    ["an empty file", [], { code: "seal-missing", line: 1 }],
    ["an empty line", [plain[0]!, "\n"], { code: "line-malformed", line: 2 }],
    ["a carriage return", [plain[0]!.replace("\n", "\r\n")], { code: "line-malformed", line: 1 }],
    ["no newline at the end", [plain.join("").slice(0, -1)], { code: "line-without-newline", line: 11 }],
    [
      "a checkpoint too early",
      [plain[0]!, plain[4]!],
      { code: "checkpoint-size-wrong", expected: "0", found: "3" },
    ],
    [
      "an entry that is none",
      [plain[0]!, "entry purged AQID\n"],
      { code: "entry-malformed", line: 2, seq: 0 },
    ],
    ["an endless line", [plain[0]!, "x".repeat(LINE_BYTES_MAX + 1)], { code: "line-too-long", line: 2 }],
  ])("%s is found", (_, changed, problem) => {
    expect(problemOf(changed)).toMatchObject(problem);
  });

  it("a purged entry cannot be passed off as a redacted one", () => {
    const changed = lines.map((line) => line.replace("entry purged", "entry redacted"));
    expect(problemOf(changed)).toMatchObject({ code: "seal-wrong" });
  });

  it("a checkpoint with another root, origin or key is refused, even under a right seal", () => {
    const end = checkpointOf(items);
    const sealedWith = (note: string) =>
      problemOf(resealed((writer) => [...items.map((item) => writer.entry(item)), writer.checkpoint(note)]));
    const stranger = signerFromSeed(origin, new Uint8Array(32).fill(8));
    expect(sealedWith(signCheckpoint(end, [signer]))).toBeNull();
    expect(sealedWith(signCheckpoint({ ...end, root: new Uint8Array(32) }, [signer]))?.code).toBe(
      "root-wrong",
    );
    const other = signCheckpoint({ ...end, origin: "other.example" }, [signer]);
    expect(sealedWith(other)?.code).toBe("checkpoint-of-other-journal");
    expect(sealedWith(signCheckpoint(end, [stranger]))?.code).toBe("checkpoint-refused");
  });

  it("history rewritten by the holder of the key is found by who remembers a checkpoint", () => {
    const honest = checkpointOf(items.slice(0, 5));
    const rewritten = { ...honest, root: sha256(honest.root) };
    expect(problemOf(plain, { remembered: [honest] })).toBeNull();
    expect(problemOf(plain, { remembered: [rewritten] })).toMatchObject({
      code: "remembered-root-wrong",
      seq: 4,
    });
    const longer = checkpointOf(sampleJournal(8));
    expect(problemOf(plain, { remembered: [longer] })).toMatchObject({ code: "remembered-size-missing" });
    const foreign = { ...honest, origin: "other.example" };
    expect(problemOf(plain, { remembered: [foreign] })).toMatchObject({
      code: "checkpoint-of-other-journal",
    });
  });

  it("another key than the trusted one is refused in the first line", () => {
    const stranger = signerFromSeed(origin, new Uint8Array(32).fill(8));
    expect(problemOf(plain, { trustedKey: stranger.key })).toMatchObject({
      code: "key-not-trusted",
      line: 1,
    });
  });

  it("a problem stays the answer, whatever follows", () => {
    const verifier = exportVerifier(options({}));
    const first = verifier.line("nonsense\n");
    expect(first).toMatchObject({ code: "line-malformed", line: 1 });
    for (const line of plain) expect(verifier.line(line)).toBe(first);
    expect(verifier.end()).toEqual({ ok: false, problem: first });
  });
});

describe("the writer", () => {
  it("throws for what could not be read back", () => {
    const { entry, salt } = items[0]!;
    const body = new Uint8Array(1_048_577);
    const writer = exportWriter({ sha256, origin, signer });
    expect(() => writer.entry({ state: "visible", entry, salt, body })).toThrow(RangeError);
    expect(() => writer.checkpoint("no note")).toThrow(TypeError);
    expect(() => exportWriter({ sha256, origin: "two words", signer })).toThrow(TypeError);
    expect(() => exportWriter({ sha256, origin: "counterfoil-journal-export-seal/1", signer })).toThrow(
      TypeError,
    );
  });
});
