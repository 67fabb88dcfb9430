import { Readable } from "node:stream";
import { ok, refuse, type Result } from "../../basics/result.ts";

export type TextRead =
  Result<string, "file-cut-off" | "file-too-large"> | { readonly ok: true; readonly value: null };

/** A file as text, before the transaction opens; null where it is no UTF-8. */
export async function readText(
  raw: unknown,
  { file, bytesMax }: { readonly file: string; readonly bytesMax: number },
): Promise<TextRead> {
  if (!(raw instanceof Readable)) return refuse("file-cut-off", { file });
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of raw.iterator({ destroyOnReturn: false })) {
      bytes += (piece as Uint8Array).byteLength;
      if (bytes > bytesMax) {
        raw.on("error", () => undefined).resume();
        return refuse("file-too-large", { bytesMax });
      }
      pieces.push(piece as Uint8Array);
    }
  } catch {
    return refuse("file-cut-off", { file });
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
    return ok(text.includes("\0") ? null : text);
  } catch {
    return ok(null);
  }
}
