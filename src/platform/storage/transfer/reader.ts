import { LineHash, TransferRefused } from "./format.ts";

/** The lines of an export, parsed one by one, and the hash of all that came before the last one read. */
export class TransferReader {
  readonly #lines: AsyncIterator<string>;
  readonly #hash = new LineHash();
  #latest: string | null = null;

  constructor(input: NodeJS.ReadableStream) {
    this.#lines = linesOf(input);
  }

  async next(): Promise<unknown> {
    if (this.#latest !== null) this.#hash.add(this.#latest);
    const { done, value } = await this.#lines.next();
    if (done) throw new TransferRefused("The file was cut short; nothing was taken in");
    this.#latest = value;
    try {
      return JSON.parse(value);
    } catch (error) {
      throw new TransferRefused("The file has a line that is not JSON; nothing was taken in", {
        cause: error,
      });
    }
  }

  /** SHA-256 (hex) of every line before the latest. Can be asked once. */
  hexBefore(): string {
    return this.#hash.hex();
  }

  async atEnd(): Promise<boolean> {
    return (await this.#lines.next()).done === true;
  }
}

/** Only a line feed ends a line: JSON may hold every other separator. The last line must end with one as well. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest = "";
  for await (const chunk of input) {
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest + decoder.decode() !== "")
    throw new TransferRefused("The file was cut short; nothing was taken in");
}
