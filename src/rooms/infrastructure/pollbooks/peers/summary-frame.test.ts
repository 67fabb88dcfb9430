// Goal: what one pollbook says it knows is what the other reads, and bytes that are no summary are none. Method: every summary there can
// be, there and back; every cut, and changed counts.
import { array, assert, constantFrom, property, record, uint8Array, nat, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { FRAME_BYTES_MAX } from "./frames.ts";
import { summaryBytes, summaryIn } from "./summary-frame.ts";

const hash = uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"));
const name = constantFrom("north-1", "süd-2", "北-3", "D");
const summary = record({
  electionId: string({ maxLength: 60 }).map((text) => Buffer.from(text).toString()),
  listVersion: hash,
  devices: array(
    record({
      device: name,
      head: nat().map((n) => n * 1_000),
      hash,
      beyond: array(hash, { maxLength: 3 }),
    }),
    { maxLength: 8 },
  ),
});

describe("a summary in bytes", () => {
  it("W5.4 is read as it was written", () => {
    assert(
      property(summary, (said) => {
        expect(summaryIn(summaryBytes(said))).toEqual(said);
      }),
    );
  });

  it("negative: W5.4 cut anywhere, or with anything after it, is none", () => {
    assert(
      property(summary, nat(), (said, n) => {
        const bytes = summaryBytes(said);
        expect(summaryIn(bytes.subarray(0, n % bytes.length))).toBeNull();
        expect(summaryIn(Buffer.concat([bytes, Buffer.of(0)]))).toBeNull();
      }),
    );
  });

  it("negative: W5.4 that claims more devices than there are bytes is none, and costs nothing to refuse", () => {
    const bytes = summaryBytes({ electionId: "e", listVersion: "v", devices: [] });
    bytes.writeUInt32BE(50_000, bytes.length - 4);
    expect(summaryIn(bytes)).toBeNull();
    bytes.writeUInt32BE(0xffffffff, bytes.length - 4);
    expect(summaryIn(bytes)).toBeNull();
  });

  it("W5.4 of 2,000 devices fits one frame many times over", () => {
    const devices = Array.from({ length: 2_000 }, (_, n) => ({
      device: `site-${n}`,
      head: 500,
      hash: "ab".repeat(32),
      beyond: [],
    }));
    expect(summaryBytes({ electionId: "e", listVersion: "v", devices }).length).toBeLessThan(
      FRAME_BYTES_MAX / 50,
    );
  });
});
