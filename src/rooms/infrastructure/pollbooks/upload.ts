import { Readable } from "node:stream";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { listBytesMax } from "./package-contract.ts";

export type ListUpload = Result<string, "list-cut-off" | "list-too-large" | "list-not-utf8">;

/** The whole text of a list as it comes over the line; what is too much is thrown away unread. */
export async function readListUpload(raw: unknown): Promise<ListUpload> {
  if (!(raw instanceof Readable)) return refuse("list-cut-off");
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      if (bytes > listBytesMax) {
        raw.on("error", () => undefined).resume();
        return refuse("list-too-large", { bytesMax: listBytesMax });
      }
      chunks.push(chunk as Buffer);
    }
  } catch {
    return refuse("list-cut-off");
  }
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks)));
  } catch {
    return refuse("list-not-utf8");
  }
}
