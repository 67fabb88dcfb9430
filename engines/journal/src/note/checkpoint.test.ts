/** Goal: checkpoints are those of C2SP tlog-checkpoint. Method: the example of the specification, round trips, refusals. */
import { describe, expect, it } from "vitest";
import { signerFromSeed, verifyEd25519 } from "../../testing/node-crypto.ts";
import {
  base64Of,
  openCheckpoint,
  parseCheckpoint,
  parseSignedNote,
  signCheckpoint,
  writeCheckpoint,
} from "../index.ts";

const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;
const exampleNote = `${example}
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;
const log = signerFromSeed("example.com/log", new Uint8Array(32).fill(1));
const witness = signerFromSeed("witness.example", new Uint8Array(32).fill(2));
const stranger = signerFromSeed("example.com/log", new Uint8Array(32).fill(3));

describe("checkpoints", () => {
  it("read the example of the specification, and write it back", () => {
    const note = parseSignedNote(exampleNote);
    expect(note).toMatchObject({ ok: true, value: { text: example, signatures: [{ keyId: "033de0ae" }] } });
    const parsed = parseCheckpoint(example);
    if (!parsed.ok) throw new Error(parsed.refusal);
    expect(parsed.value).toMatchObject({
      origin: "example.com/behind-the-sofa",
      size: 20852163,
      extensions: [],
    });
    expect(writeCheckpoint(parsed.value)).toBe(example);
  });

  it("open with one of several signatures, and keep extension lines", () => {
    const checkpoint = {
      origin: "example.com/log",
      size: 0,
      root: new Uint8Array(32),
      extensions: ["one", "two"],
    };
    const note = signCheckpoint(checkpoint, [log, witness]);
    const opened = openCheckpoint(verifyEd25519, note, [witness.key]);
    expect(opened).toMatchObject({ ok: true, value: { checkpoint, signedBy: [witness.key] } });
  });

  it("do not open for a key of the same name and another id (negative)", () => {
    const checkpoint = { origin: "example.com/log", size: 1, root: new Uint8Array(32), extensions: [] };
    const opened = openCheckpoint(verifyEd25519, signCheckpoint(checkpoint, [log]), [stranger.key]);
    expect(opened).toEqual({ ok: false, refusal: "note-signed-by-no-known-key" });
  });

  const root = base64Of(new Uint8Array(32));
  it.each([
    ["two lines", `a\n1\n`],
    ["an empty origin", `\n1\n${root}\n`],
    ["an empty extension line", `a\n1\n${root}\n\n`],
    ["a leading zero", `a\n01\n${root}\n`],
    ["a sign", `a\n+1\n${root}\n`],
    ["a size beyond 2^53 - 1", `a\n9007199254740992\n${root}\n`],
    ["a short root", `a\n1\n${base64Of(new Uint8Array(31))}\n`],
    ["a root in another spelling", `a\n1\n${root.slice(0, -2)}B=\n`],
    ["no final newline", `a\n1\n${root}`],
  ])("%s is malformed (negative)", (_, text) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, refusal: "checkpoint-malformed" });
  });

  it.each([
    { origin: "" },
    { origin: "a\nb" },
    { size: -1 },
    { size: 1.5 },
    { extensions: [""] },
    { extensions: ["a\nb"] },
  ])("values that cannot be read back are not written: %o (negative)", (change) => {
    const checkpoint = { origin: "a", size: 1, root: new Uint8Array(32), extensions: [], ...change };
    expect(() => writeCheckpoint(checkpoint)).toThrow(TypeError);
  });
});
