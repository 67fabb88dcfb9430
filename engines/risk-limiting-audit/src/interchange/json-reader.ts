import { valueScanner } from "./json-scanner.ts";
import { problem, untilProblem, type FileReader, type Problem } from "./problem.ts";

export type JsonSink = {
  /** A member of the outermost object that is not one of the lists. */
  member(name: string, value: unknown): Problem | null;
  /** One element of a list. `record` counts from 1. */
  element(list: string, value: unknown, record: number): Problem | null;
};

const pieceLengthMax = 16_000_000;

/**
 * A JSON object in pieces. The elements of the named lists are given out one by one and forgotten, so that a file of any size
 * takes the memory of one record; every other member is given out whole. Each value is read by JSON.parse.
 */
export function jsonReader(file: string, lists: readonly string[], sink: JsonSink): FileReader {
  const scanner = valueScanner();
  let text = "";
  let at = 0;
  let place: Place = "start";
  let name = "";
  let record = 0;
  const wrong = (expected: string): Problem =>
    problem("json-malformed", file, { row: record + 1, field: name || "{", expected });

  const readName = (): Problem | "more" | null => {
    const key = /^"((?:[^"\\]|\\.)*)"\s*:\s*(?=\S)/.exec(text.slice(at, at + 1000));
    if (!key) return text[at] === '"' && text.length - at < 1000 ? "more" : wrong('"name":');
    name = key[1]!;
    at += key[0].length;
    if (!lists.includes(name) || text[at] !== "[") place = "member";
    else {
      record = 0;
      at++;
      place = "element";
    }
    return null;
  };
  const readValue = (next: Place): Problem | "more" | null => {
    const length = scanner.length(text, at);
    if (length === null) return "more";
    let value: unknown;
    try {
      value = JSON.parse(text.slice(at, at + length));
    } catch {
      return wrong("JSON");
    }
    at += length;
    place = next;
    return next === "after-element" ? sink.element(name, value, ++record) : sink.member(name, value);
  };
  /** Null when something was read, "more" when text is needed. */
  const step = (): Problem | "more" | null => {
    while (at < text.length && /[\s\uFEFF]/.test(text[at]!)) at++;
    const next = text[at];
    if (next === undefined) return "more";
    const move = nextMove(place, next, record === 0);
    if ("expected" in move) return wrong(move.expected);
    if ("value" in move) return readValue(move.value);
    if ("name" in move) return readName();
    at++;
    place = move.go;
    return null;
  };
  return untilProblem({
    push(chunk) {
      text = text.slice(at) + chunk;
      at = 0;
      for (;;) {
        const found = step();
        if (found === "more") break;
        if (found) return found;
      }
      return text.length - at > pieceLengthMax
        ? problem("record-too-large", file, {
            row: record + 1,
            field: name,
            expected: String(pieceLengthMax),
          })
        : null;
    },
    end: () => (place === "end" ? null : wrong("}")),
  });
}

/** What is expected next in the outermost object, or in one of its lists. */
type Place = "start" | "name" | "member" | "after-member" | "element" | "after-element" | "end";

/** What a character means at a place: go on behind it, read a name, read a value, or it is wrong. */
type Move =
  | { readonly go: Place }
  | { readonly name: true }
  | { readonly value: Place }
  | { readonly expected: string };

function nextMove(place: Place, next: string, firstElement: boolean): Move {
  switch (place) {
    case "start":
      return next === "{" ? { go: "name" } : { expected: "{" };
    case "name":
      return next === "}" ? { go: "end" } : { name: true };
    case "member":
      return { value: "after-member" };
    case "after-member":
      return next === "," ? { go: "name" } : next === "}" ? { go: "end" } : { expected: ", }" };
    case "element":
      return next === "]" && firstElement ? { go: "after-member" } : { value: "after-element" };
    case "after-element":
      return next === "," ? { go: "element" } : next === "]" ? { go: "after-member" } : { expected: ", ]" };
    case "end":
    default:
      return { expected: "—" };
  }
}
