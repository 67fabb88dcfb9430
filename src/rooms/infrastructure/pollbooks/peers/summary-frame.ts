import type { DeviceSummary, Summary } from "@counterfoil/pollbook-log";

/** Of more devices, or more events beyond one's head, no pollbook speaks. */
const DEVICES_MAX = 50_000;
const BEYOND_MAX = 20_000;
const HASH_BYTES = 32;

/**
 * A summary in bytes, since with thousands of devices each hears one of all others: the election and the list (each a length of 2 bytes
 * before it), the number of devices (4 bytes), and of each its name (length of 2 bytes), head (6 bytes), hash (32 bytes), the
 * number of ids beyond (4 bytes) and those (32 bytes each). Numbers are big-endian, text is UTF-8.
 */
export function summaryBytes({ electionId, listVersion, devices }: Summary): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(devices.length);
  return Buffer.concat([
    textBytes(electionId),
    textBytes(listVersion),
    count,
    ...devices.flatMap(deviceBytes),
  ]);
}

/** Strict: null for whatever is not exactly a summary. */
export function summaryIn(body: Buffer): Summary | null {
  const reading: Reading = { body, at: 0 };
  try {
    const electionId = text(reading);
    const listVersion = text(reading);
    const count = number(reading, 4, DEVICES_MAX);
    const devices: DeviceSummary[] = [];
    for (let n = 0; n < count; n++) devices.push(device(reading));
    return reading.at === body.length ? { electionId, listVersion, devices } : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Reading = { readonly body: Buffer; at: number };

function deviceBytes({ device: name, head, hash, beyond }: DeviceSummary): readonly Buffer[] {
  const numbers = Buffer.alloc(6 + HASH_BYTES + 4);
  numbers.writeUIntBE(head, 0, 6);
  numbers.write(hash, 6, "hex");
  numbers.writeUInt32BE(beyond.length, 6 + HASH_BYTES);
  return [textBytes(name), numbers, ...beyond.map((id) => Buffer.from(id, "hex"))];
}

function device(reading: Reading): DeviceSummary {
  const name = text(reading);
  const head = number(reading, 6, Number.MAX_SAFE_INTEGER);
  const hash = id(reading);
  const count = number(reading, 4, BEYOND_MAX);
  const beyond: string[] = [];
  for (let n = 0; n < count; n++) beyond.push(id(reading));
  return { device: name, head, hash, beyond };
}

function textBytes(value: string): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function text(reading: Reading): string {
  const length = number(reading, 2, 1_000);
  return taken(reading, length).toString();
}

function id(reading: Reading): string {
  return taken(reading, HASH_BYTES).toString("hex");
}

function number(reading: Reading, bytes: number, max: number): number {
  const value = taken(reading, bytes).readUIntBE(0, bytes);
  if (value > max) throw new RangeError("more than there can be");
  return value;
}

function taken(reading: Reading, length: number): Buffer {
  const from = reading.at;
  reading.at += length;
  if (reading.at > reading.body.length) throw new RangeError("it ends too soon");
  return reading.body.subarray(from, reading.at);
}
