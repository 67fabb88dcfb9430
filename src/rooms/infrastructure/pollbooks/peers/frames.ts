/** What one frame is: its number on the wire. */
export const FRAME = {
  hello: 1,
  summary: 2,
  records: 3,
  ping: 4,
  refused: 5,
  enrol: 6,
  enrolled: 7,
  leaveAsked: 8,
  leave: 9,
} as const;
export type FrameKind = (typeof FRAME)[keyof typeof FRAME];

/** Longer ones are not read: whoever sends them is no pollbook. */
export const FRAME_BYTES_MAX = 8_000_000;
/** So much of a catch-up goes into one frame. */
export const RECORDS_BYTES_WANTED = 1_000_000;

export type Frame = { readonly kind: number; readonly body: Buffer };

/** Length of what follows (4 bytes, big-endian), kind (1 byte), body. */
export function frame(kind: FrameKind, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length + 1);
  head[4] = kind;
  return Buffer.concat([head, body]);
}

export function jsonFrame(kind: FrameKind, value: unknown): Buffer {
  return frame(kind, Buffer.from(JSON.stringify(value)));
}

/** Each record after its length (2 bytes, big-endian): a record has at most 12,288 bytes. */
export function recordFrames(records: readonly Uint8Array[]): Buffer[] {
  const frames: Buffer[] = [];
  let parts: Uint8Array[] = [];
  let bytes = 0;
  for (const record of records) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(record.length);
    parts.push(length, record);
    bytes += record.length + 2;
    if (bytes < RECORDS_BYTES_WANTED) continue;
    frames.push(frame(FRAME.records, Buffer.concat(parts)));
    parts = [];
    bytes = 0;
  }
  if (parts.length > 0) frames.push(frame(FRAME.records, Buffer.concat(parts)));
  return frames;
}

/** The records of a frame, or null where its lengths do not add up. */
export function recordsIn(body: Buffer): Uint8Array[] | null {
  const records: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    if (at + 2 > body.length) return null;
    const end = at + 2 + body.readUInt16BE(at);
    if (end > body.length) return null;
    records.push(body.subarray(at + 2, end));
    at = end;
  }
  return records;
}

/** Cuts what arrives into frames; answers null once a frame is too long, for good. */
export function frameReader(): (chunk: Buffer) => readonly Frame[] | null {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let wanted = 4;
  let broken = false;
  return (chunk) => {
    if (broken) return null;
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes < wanted) return [];
    let all = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    const frames: Frame[] = [];
    wanted = 4;
    while (all.length >= 4) {
      const length = all.readUInt32BE();
      broken = length < 1 || length > FRAME_BYTES_MAX;
      if (broken) return null;
      if (all.length < 4 + length) {
        wanted = 4 + length;
        break;
      }
      frames.push({ kind: all[4]!, body: all.subarray(5, 4 + length) });
      all = all.subarray(4 + length);
    }
    chunks = all.length > 0 ? [all] : [];
    bytes = all.length;
    return frames;
  };
}
