import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  bundleReader,
  jsonLimits,
  readJson,
  type BundleHead,
  type BundleLimits,
  type BundleRefusal,
  type JsonObject,
} from "@counterfoil/stix";
import { ok, refuse, type Refused, type Result } from "../../basics/result.ts";

export type UploadRefusal = BundleRefusal | "bundle-not-utf-8" | "bundle-too-large" | "bundle-cut-off";

export interface StixUpload {
  readonly head: BundleHead;
  /** What the file holds where it is no bundle but what `otherwise` finds in it; then there are no texts. */
  readonly other: JsonObject | null;
  /** The objects of the bundle, in order, each still as text. */
  readonly texts: readonly string[];
  /** SHA-256, hex, of the bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Finds in a whole JSON text that is no bundle what may stand in a bundle's place, or says what is wrong with it; null: it is nothing. */
export type Otherwise<R extends string> = (value: unknown) => Result<JsonObject, R> | null;

/**
 * Reads a STIX bundle from a request's raw stream. The file is refused at the first byte that cannot be part of a bundle within
 * the limits, with its line and character; the rest of what the sender still sends is thrown away unread, so that the answer
 * reaches it. A text that is no bundle is read whole, up to 16 million characters, where `otherwise` may find something else in it.
 */
export async function readStixUpload<R extends string = never>(
  raw: unknown,
  limits: Partial<BundleLimits> & { readonly bytesMax: number },
  otherwise: Otherwise<R> | null = null,
): Promise<Result<StixUpload, UploadRefusal | R>> {
  if (!(raw instanceof Readable)) return refuse("bundle-not-json", { offset: 0, object: 0, expected: "{" });
  const reading = new Reading(limits, otherwise);
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

class Reading<R extends string> {
  readonly #hash = createHash("sha256");
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #reader;
  readonly #bytesMax: number;
  readonly #otherwise: Otherwise<R> | null;
  readonly #texts: string[] = [];
  /** The text so far, while it may still be no bundle; null from the first object of a bundle on. */
  #whole: string[] | null = null;
  /** Why it is no bundle. */
  #noBundle: Refused<UploadRefusal> | null = null;
  #characters = 0;
  #lines = 1;
  bytes = 0;

  constructor(limits: Partial<BundleLimits> & { readonly bytesMax: number }, otherwise: Otherwise<R> | null) {
    this.#reader = bundleReader(limits);
    this.#bytesMax = limits.bytesMax;
    this.#otherwise = otherwise;
    if (otherwise) this.#whole = [];
  }

  take(chunk: Uint8Array): Refused<UploadRefusal> | null {
    this.bytes += chunk.byteLength;
    if (this.bytes > this.#bytesMax) return refuse("bundle-too-large", { bytesMax: this.#bytesMax });
    this.#hash.update(chunk);
    return this.#text(chunk);
  }

  end(): Result<StixUpload, UploadRefusal | R> {
    const rest = this.#text(null);
    if (rest !== null) return rest;
    const head = this.#reader.end();
    if (!head.ok && head.refusal === "bundle-not-a-bundle" && this.#whole !== null)
      return this.#else(this.#noBundle ?? this.#placed(head, ""));
    if (!head.ok) return this.#placed(head, "");
    return ok({
      head: head.value,
      other: null,
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
    if (!read.ok && (read.refusal !== "bundle-not-a-bundle" || this.#whole === null))
      return this.#placed(read, text);
    if (!read.ok) this.#noBundle ??= this.#placed(read, text);
    else for (const each of read.value) this.#texts.push(each);
    this.#keep(text);
    if (this.#noBundle && this.#characters + text.length > jsonLimits.charactersMax)
      return refuse("bundle-too-large", { bytesMax: jsonLimits.charactersMax });
    this.#lines += linesIn(text, text.length);
    this.#characters += text.length;
    return null;
  }

  #keep(text: string): void {
    if (this.#texts.length > 0) this.#whole = null;
    this.#whole?.push(text);
  }

  /** The file as something else than a bundle; where it is nothing, it is refused as no bundle. */
  #else(noBundle: Refused<UploadRefusal>): Result<StixUpload, UploadRefusal | R> {
    const read = readJson((this.#whole ?? []).join(""));
    if (!read.ok) return notReadable(read.refusal, read.values);
    const other = this.#otherwise?.(read.value) ?? null;
    if (other === null) return noBundle;
    if (!other.ok) return other;
    const head = { id: null, specVersion: null, objects: 0 };
    return ok({ head, other: other.value, texts: [], sha256: this.#hash.digest("hex"), bytes: this.bytes });
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

function notReadable(
  refusal: string,
  values: Readonly<Record<string, string | number>>,
): Refused<UploadRefusal> {
  const { line = 1, column = 1, expected = "JSON", path = "$" } = values;
  const names: Readonly<Record<string, BundleRefusal>> = {
    "json-truncated": "bundle-truncated",
    "json-too-deep": "bundle-too-deep",
    "json-duplicate-key": "bundle-member-repeated",
  };
  const told = { line, offset: column, object: 0, expected };
  return refuse(names[refusal] ?? "bundle-not-json", told, [
    { path: String(path), expected: `line ${line}, character ${column}: ${expected}` },
  ]);
}

function linesIn(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
