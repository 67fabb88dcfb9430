// Goal: what a file of records is believed to hold was written so; a power cut loses only what had no receipt.
// Method: every cut of the last frame and of the whole file, every single flipped bit, tails of zeros; CRC-32C against the
// check value of its definition.
import { assert, integer, property, uint8Array, array } from "fast-check";
import { describe, expect, it } from "vitest";
import { bookOf, checkIn } from "../../testing/polling-day.ts";
import { crc32c } from "./crc32c.ts";
import { frameOf, LOG_FILE_HEADER, readLogFile } from "./log-file.ts";

const fileOf = (records: readonly Uint8Array[]) => Buffer.concat([LOG_FILE_HEADER, ...records.map(frameOf)]);

const book = bookOf("A", 1);
for (const voter of ["v1", "v2", "v3"]) book.say(checkIn(voter));
const file = fileOf(book.disk);
const lastFrame = frameOf(book.disk[2]!).length;

describe("the log's file", () => {
  it("gives back the records that were written", () => {
    expect(readLogFile(file)).toEqual({
      ok: true,
      value: { records: book.disk, goodBytes: file.length, tornBytes: 0 },
    });
  });

  it("recovers from every cut of the last record, and says how much was torn", () => {
    for (let cut = 1; cut < lastFrame; cut++) {
      const read = readLogFile(file.subarray(0, file.length - cut));
      expect(read).toEqual({
        ok: true,
        value: {
          records: book.disk.slice(0, 2),
          goodBytes: file.length - lastFrame,
          tornBytes: lastFrame - cut,
        },
      });
    }
  });

  it("goes on after a recovery as if the torn record had never begun", () => {
    const torn = file.subarray(0, file.length - 5);
    const read = readLogFile(torn);
    if (!read.ok) throw new Error(read.refusal);
    const mended = Buffer.concat([torn.subarray(0, read.value.goodBytes), frameOf(book.disk[2]!)]);
    expect(mended.equals(file)).toBe(true);
  });

  it("recovers from space that was reserved and never written", () => {
    const read = readLogFile(Buffer.concat([file, Buffer.alloc(4096)]));
    expect(read).toMatchObject({ ok: true, value: { goodBytes: file.length, tornBytes: 4096 } });
  });

  it("negative: refuses every single flipped bit, in any frame and in the header", () => {
    for (let bit = 0; bit < file.length * 8; bit++) {
      const changed = Uint8Array.from(file);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(readLogFile(changed).ok).toBe(false);
    }
  });

  it("negative: names the byte and the records before the damage", () => {
    const changed = Uint8Array.from(file);
    changed[file.length - 6]! ^= 1;
    expect(readLogFile(changed)).toEqual({
      ok: false,
      refusal: "file-damaged",
      values: { at: file.length - lastFrame, records: 2 },
    });
  });

  it("negative: refuses another file, but not one that was just begun", () => {
    expect(readLogFile(Buffer.from("PK\u0003\u0004"))).toMatchObject({ refusal: "file-is-not-a-log" });
    expect(readLogFile(new Uint8Array(0))).toMatchObject({ value: { records: [], tornBytes: 0 } });
    expect(readLogFile(LOG_FILE_HEADER.subarray(0, 7))).toMatchObject({
      value: { goodBytes: 0, tornBytes: 7 },
    });
  });

  it("never believes a record that was not written, for any cut of any file", () => {
    const records = array(uint8Array({ minLength: 1, maxLength: 60 }), { maxLength: 6 });
    assert(
      property(records, integer({ min: 0, max: 600 }), (written, length) => {
        const read = readLogFile(fileOf(written).subarray(0, length));
        if (!read.ok) throw new Error(read.refusal);
        expect(written.slice(0, read.value.records.length)).toEqual(read.value.records);
      }),
    );
  });

  it("checks with the CRC-32C of its definition", () => {
    expect(crc32c(Buffer.from("123456789"))).toBe(0xe3069283);
  });
});
