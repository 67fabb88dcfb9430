import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { bundleReader, type BundleHead, type BundleLimits, type BundleRefusal } from "@counterfoil/stix";
import { ok, refuse, type Refused, type Result } from "../../basics/result.ts";

export type UploadRefusal = BundleRefusal | "bundle-not-utf-8" | "bundle-too-large" | "bundle-cut-off";

export interface StixUpload {
  readonly head: BundleHead;
  /** The objects of the bundle, in order, each still as text. */
  readonly texts: readonly string[];
  /** SHA-256, hex, of the bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Reads a STIX bundle from a request's raw stream. The file is refused at the first byte that cannot be part of a bundle within
 * the limits, with its line and character; the rest of what the sender still sends is thrown away unread, so that the answer
 * reaches it.
 */
export async function readStixUpload(
  raw: unknown,
  limits: Partial<BundleLimits> & { readonly bytesMax: number },
): Promise<Result<StixUpload, UploadRefusal>> {
  if (!(raw instanceof Readable)) return refuse("bundle-not-json", { offset: 0, object: 0, expected: "{" });
  const reading = new Reading(limits);
  try {
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
      const refused = reading.take(chunk as Uint8Array);
      if (refused === null) continue;
      raw.on("error", () => undefined).resume();
      return refused;
    }
  } catch {
    return refuse("bundle-cut-off", { bytes: reading.bytes });
  }
  return reading.end();
}

class Reading {
  readonly #hash = createHash("sha256");
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #reader;
  readonly #bytesMax: number;
  readonly #texts: string[] = [];
  #characters = 0;
  #lines = 1;
  bytes = 0;

  constructor(limits: Partial<BundleLimits> & { readonly bytesMax: number }) {
    this.#reader = bundleReader(limits);
    this.#bytesMax = limits.bytesMax;
  }

  take(chunk: Uint8Array): Refused<UploadRefusal> | null {
    this.bytes += chunk.byteLength;
    if (this.bytes > this.#bytesMax) return refuse("bundle-too-large", { bytesMax: this.#bytesMax });
    this.#hash.update(chunk);
    return this.#text(chunk);
  }

  end(): Result<StixUpload, UploadRefusal> {
    const rest = this.#text(null);
    if (rest !== null) return rest;
    const head = this.#reader.end();
    if (!head.ok) return this.#placed(head, "");
    return ok({
      head: head.value,
      texts: this.#texts,
      sha256: this.#hash.digest("hex"),
      bytes: this.bytes,
    });
  }

  #text(chunk: Uint8Array | null): Refused<UploadRefusal> | null {
    let text: string;
    try {
      text = chunk === null ? this.#decoder.decode() : this.#decoder.decode(chunk, { stream: true });
    } catch {
      return refuse("bundle-not-utf-8", { bytes: this.bytes, line: this.#lines });
    }
    const read = this.#reader.push(text);
    if (!read.ok) return this.#placed(read, text);
    for (const each of read.value) this.#texts.push(each);
    this.#lines += linesIn(text, text.length);
    this.#characters += text.length;
    return null;
  }

  #placed(
    refused: Refused<BundleRefusal> & { readonly values?: Readonly<Record<string, string | number>> },
    text: string,
  ): Refused<BundleRefusal> {
    const { offset = 0, object = 0, expected = "" } = refused.values ?? {};
    const line = this.#lines + linesIn(text, Number(offset) - this.#characters);
    return refuse(refused.refusal, { ...refused.values, line }, [
      { path: `objects[${object}]`, expected: `line ${line}, character ${offset}: ${expected}` },
    ]);
  }
}

function linesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
