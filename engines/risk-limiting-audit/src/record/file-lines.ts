import { octetReader } from "../interchange/octet-reader.ts";

const chunkOctets = 1 << 20;

/** Gives each line of a text file, its number from 1, until `take` returns false. False where the bytes are not UTF-8. */
export function eachLine(
  name: string,
  octets: Uint8Array,
  take: (line: string, number: number) => boolean,
): boolean {
  let rest = "";
  let number = 0;
  let wanted = true;
  const hand = (line: string): void => {
    number++;
    if (wanted && line !== "") wanted = take(line, number);
  };
  const reader = octetReader(name, {
    push(chunk) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hand(line);
      return null;
    },
    end: () => null,
  });
  for (let at = 0; at < octets.length; at += chunkOctets) {
    if (reader.push(octets.subarray(at, at + chunkOctets))) return false;
  }
  if (reader.end()) return false;
  hand(rest);
  return true;
}

/** The whole text; null where the bytes are not UTF-8. */
export function textOf(name: string, octets: Uint8Array): string | null {
  let text = "";
  const reader = octetReader(name, { push: (chunk) => ((text += chunk), null), end: () => null });
  return reader.push(octets) || reader.end() ? null : text;
}

/** The value of a JSON text; undefined where it is none. */
export function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
