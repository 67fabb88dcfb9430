import { recordsIn } from "../../src/rooms/infrastructure/pollbooks/peers/frames.ts";

/**
 * When each record has arrived at every device but its own. `fresh`: records of others.
 */
export interface Arrivals {
  readonly latenciesMs: number[];
  readonly sent: (record: Uint8Array) => void;
  /** The body of a frame of records, at one device. */
  readonly heard: (body: Buffer) => void;
}

interface Sent {
  readonly atMs: number;
  seen: number;
}

/** The same bytes come to most devices: they are taken apart once. */
const BODIES_KEPT = 16;

export function arrivals(others: number, fresh: (records: readonly Uint8Array[]) => void): Arrivals {
  const latenciesMs: number[] = [];
  const sent = new Map<string, Sent>();
  const bodies: { readonly body: Buffer; readonly records: readonly Sent[] }[] = [];
  const recordsOf = (body: Buffer): readonly Sent[] => {
    const at = bodies.findIndex((one) => one.body.length === body.length && one.body.equals(body));
    const [kept] = at < 0 ? [] : bodies.splice(at, 1);
    const found = kept ?? { body, records: taken(body) };
    bodies.unshift(found);
    bodies.length = Math.min(bodies.length, BODIES_KEPT);
    return found.records;
  };
  const taken = (body: Buffer): readonly Sent[] => {
    const all = recordsIn(body) ?? [];
    const others = all.filter((record) => !sent.has(markOf(record)));
    if (others.length > 0) fresh(others);
    return all.flatMap((record) => sent.get(markOf(record)) ?? []);
  };
  return {
    latenciesMs,
    sent: (record) => sent.set(markOf(record), { atMs: performance.now(), seen: 0 }),
    heard: (body) => {
      for (const one of recordsOf(body))
        if (++one.seen === others) latenciesMs.push(performance.now() - one.atMs);
    },
  };
}

/** The end of its signature tells a record from every other. */
function markOf(record: Uint8Array): string {
  return Buffer.from(record.buffer, record.byteOffset + record.length - 16, 16).toString("latin1");
}
