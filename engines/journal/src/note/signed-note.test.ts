/**
 * Goal: notes and keys are those of C2SP signed-note, and malformed ones are refused. Method: the vectors of Go's
 * golang.org/x/mod/sumdb/note (note_test.go), round trips, mutations.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256, signerFromSeed, verifyEd25519 } from "../../testing/node-crypto.ts";
import {
  fromBase64,
  openNote,
  parseSignedNote,
  parseVerifierKey,
  signNote,
  writeSignedNote,
  writeVerifierKey,
} from "../index.ts";

const peterKeyText = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const enochKeyText = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const peterSecret = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const text =
  "If you think cryptography is the answer to your problem,\n" +
  "then you don't know what your problem is.\n";
const peterLine =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const enochLine =
  "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

function key(keyText: string) {
  const parsed = parseVerifierKey(sha256, keyText);
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.value;
}

const [peter, enoch] = [key(peterKeyText), key(enochKeyText)];
const names = (note: string, keys: readonly (typeof peter)[]) => {
  const opened = openNote(verifyEd25519, note, keys);
  return opened.ok ? opened.value.signedBy.map(({ name }) => name) : opened.refusal;
};

describe("verifier keys", () => {
  it("are read and written as Go does", () => {
    expect(peter).toMatchObject({ name: "PeterNeumann", id: "c74f20a3" });
    expect(writeVerifierKey(peter)).toBe(peterKeyText);
    expect(writeVerifierKey(enoch)).toBe(enochKeyText);
  });

  it("are refused when mangled (negative)", () => {
    for (let from = 0; from <= peterKeyText.length; from++) {
      for (let to = from; to <= peterKeyText.length; to++) {
        const part = peterKeyText.slice(from, to);
        if (part !== peterKeyText) expect(parseVerifierKey(sha256, part).ok).toBe(false);
      }
    }
    for (let i = 0; i < peterKeyText.length; i++) {
      const next = String.fromCharCode(peterKeyText.charCodeAt(i) + 1);
      const mangled = peterKeyText.slice(0, i) + next + peterKeyText.slice(i + 1);
      expect(parseVerifierKey(sha256, mangled).ok).toBe(false);
    }
    const wrongLength = "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==";
    const unknownType = "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    expect(parseVerifierKey(sha256, wrongLength).ok).toBe(false);
    expect(parseVerifierKey(sha256, unknownType).ok).toBe(false);
  });
});

describe("signed notes", () => {
  it("are signed to the byte as Go signs them", () => {
    const signer = signerFromSeed("PeterNeumann", fromBase64(peterSecret)!.subarray(1));
    expect(writeVerifierKey(signer.key)).toBe(peterKeyText);
    expect(signNote(text, [signer])).toBe(`${text}\n${peterLine}`);
  });

  it("open for the keys that are known, and ignore the others", () => {
    const note = `${text}\n${peterLine}${enochLine}`;
    expect(names(note, [peter, enoch])).toEqual(["PeterNeumann", "EnochRoot"]);
    expect(names(note, [enoch])).toEqual(["EnochRoot"]);
    expect(names(`${text}\n${peterLine}${peterLine}`, [peter])).toEqual(["PeterNeumann"]);
    expect(openNote(verifyEd25519, note, [peter])).toMatchObject({
      value: { text, unknown: [{ name: "EnochRoot" }] },
    });
  });

  it("do not open without a known key, or with a wrong signature of one (negative)", () => {
    expect(names(`${text}\n${peterLine}`, [])).toBe("note-signed-by-no-known-key");
    expect(names(`${text}\n${peterLine}`, [enoch])).toBe("note-signed-by-no-known-key");
    expect(names(`${text.replace("answer", "Answer")}\n${peterLine}`, [peter])).toBe("note-signature-wrong");
    const longer = `${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`;
    expect(names(`${text}\n${longer}${enochLine}`, [peter, enoch])).toBe("note-signature-wrong");
  });

  it.each([
    ["no signature", text],
    ["an empty list of signatures", `${text}\n`],
    ["no final newline", `${text}\n${peterLine.slice(0, -1)}`],
    ["a control character", `\u0001${text}\n${peterLine}`],
    ["a carriage return", `${text.replace("\n", "\r\n")}\n${peterLine}`],
    ["a lone surrogate", `\ud800${text}\n${peterLine}`],
    ["a name with a space", `${text}\n${peterLine.replace("PeterNeumann", "Bad Name")}`],
    ["a name with a plus", `${text}\n${peterLine.replace("PeterNeumann", "Bad+Name")}`],
    ["a name with a space of Unicode", `${text}\n${peterLine.replace("PeterNeumann", "Bad\u2003Name")}`],
    ["another line", `${text}\n${peterLine}Unexpected line.\n`],
    ["base64 in another spelling", `${text}\n${peterLine.replace("AM=", "AN=")}`],
    ["too many signatures", `${text}\n${peterLine.repeat(101)}`],
  ])("%s is malformed (negative)", (_, note) => {
    expect(parseSignedNote(note)).toMatchObject({ ok: false, refusal: "note-malformed" });
  });

  it("what parses is written back to the same text, whatever was mutated", () => {
    const note = `${text}\n${peterLine}${enochLine}`;
    const letter = fc.constantFrom("\n", " ", "—", "+", "=", "A", "é", "\r");
    fc.assert(
      fc.property(fc.nat(note.length), fc.nat(2), letter, (at, removed, put) => {
        const mutated = note.slice(0, at) + put + note.slice(at + removed);
        const parsed = parseSignedNote(mutated);
        if (parsed.ok) expect(writeSignedNote(parsed.value)).toBe(mutated);
      }),
      { numRuns: 2000 },
    );
  });
});
