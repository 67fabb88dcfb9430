/**
 * Goal: a refusal says in French, too, what was expected. Method: every expectation that the readers write, found by reading
 * their source, and refusals of broken texts.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleReader } from "../json/bundle-reader.ts";
import { readJson } from "../json/bounded-json.ts";
import { explainRefusal, expectedIn, hasFrench } from "./expected-messages.ts";

const limits = { charactersMax: 1000, depthMax: 5, stringCharactersMax: 20, membersMax: 5 };

describe("what was expected, in both languages", () => {
  it("has French for every expectation in the source of the readers", () => {
    const sources = ["../json/json-scan.ts", "../json/bundle-reader.ts", "../json/bounded-json.ts"].map(
      (path) => readFileSync(new URL(path, import.meta.url), "utf8"),
    );
    const written = sources.flatMap((source) =>
      [...source.matchAll(/"(an? [^"]+|[a-z]+ [^"]+)"|`([^`]*at most [^`]+)`/g)].map(
        ([, plain, limit]) => plain ?? (limit ?? "").replaceAll(/\$\{[^}]+\}/g, "7"),
      ),
    );
    expect(written.length).toBeGreaterThan(25);
    expect(written.filter((text) => !hasFrench(text))).toEqual([]);
  });

  it.each([
    ['{"a" 1}', "Ce n’est pas du JSON (ligne 1, colonne 6, $.a) ; attendu : un deux-points."],
    ['{"a": "123456789012345678901"}', "des chaînes d’au plus 20 caractères"],
    ["[[[[[[1]]]]]]", "au plus 5 niveaux d’imbrication"],
    ['{"a":', "attendu : une valeur"],
  ])("%s is refused in French", (text, sentence) => {
    const read = readJson(text, limits);
    expect(read.ok ? "" : explainRefusal(read, "fr")).toContain(sentence);
  });

  it("negative: a word that is not known stays as it is, in both languages", () => {
    expect(expectedIn("fr", "STOP")).toBe("STOP");
    expect(hasFrench("something nobody wrote")).toBe(false);
    const read = bundleReader().push("[]");
    expect(read.ok ? "" : explainRefusal(read, "en")).toContain("an object at the top");
  });
});
