import type { z } from "zod";
import type { Speech } from "../language/say.tsx";
import { messageByKey } from "../language/known-messages.ts";
import { ui } from "../messages.ts";
import { pathSteps } from "./form-values.ts";

type Issue = z.core.$ZodIssue;

/** What was expected, in the reader's words. A schema's own message that is a message key is said by that key. */
export function issueWords(issue: Issue, value: unknown, say: Speech["say"]): string {
  const own = messageByKey(issue.message);
  if (own) return say(own);
  if (value === undefined || value === null || value === "") return say(ui["field-required"]);
  switch (issue.code) {
    case "too_small":
      return sizeWords(issue, issue.minimum, say, [
        "field-too-short",
        "field-choose-more",
        "field-too-small",
      ]);
    case "too_big":
      return sizeWords(issue, issue.maximum, say, [
        "field-too-long",
        "field-choose-fewer",
        "field-too-large",
      ]);
    case "invalid_value":
    case "invalid_union":
      return say(ui["field-choose"]);
    case "invalid_type":
      return issue.expected === "number" || issue.expected === "int"
        ? say(ui["field-number"])
        : say(ui["field-required"]);
    case "invalid_format":
      if (issue.format === "email") return say(ui["field-email"]);
      if (issue.format === "url") return say(ui["field-url"]);
      return say(ui["field-wrong"], { detail: issue.message });
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_key":
    case "invalid_element":
    case "custom":
    default:
      return say(ui["field-wrong"], { detail: issue.message });
  }
}

/** What the server expected of a field: a message key, or a plain sentence. */
export function expectedWords(expected: string, say: Speech["say"]): string {
  const own = messageByKey(expected);
  return own ? say(own) : expected;
}

/** Where it is, for people: `objects[3].name` is "objects, number 4 › name". */
export function pathWords(path: string, say: Speech["say"]): string {
  return pathSteps(path)
    .map(({ name, number }) => (number === null ? name : say(ui["form-item"], { list: name, n: number })))
    .join(" › ");
}

type Words = readonly [text: keyof typeof ui, list: keyof typeof ui, number: keyof typeof ui];

function sizeWords(
  issue: { origin: string },
  limit: number | bigint,
  say: Speech["say"],
  words: Words,
): string {
  const n = Number(limit);
  if (issue.origin === "string")
    return n === 1 && words[0] === "field-too-short" ? say(ui["field-required"]) : say(ui[words[0]], { n });
  return issue.origin === "array" || issue.origin === "set"
    ? say(ui[words[1]], { n })
    : say(ui[words[2]], { n });
}
