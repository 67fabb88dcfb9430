// Goal: no French sentence breaks its line before a mark (G12). Method: sentences with every mark, with and without values.
import { expect, it } from "vitest";
import { sentenceIn } from "./sentence.ts";

const said = (fr: string, language: string, values?: Record<string, string | number>): string =>
  sentenceIn({ key: "test.one", en: "One: {name}?", fr }, language, null, values).text;

it("G12: French marks stand after a no-break space, wherever they stand", () => {
  expect(said("Qui ? Moi ! Voici : « oui » ; non.", "fr")).toBe(
    "Qui\u00a0? Moi\u00a0! Voici\u00a0: «\u00a0oui\u00a0»\u00a0; non.",
  );
  expect(said("Vraiment « {name} » ?", "fr-CA", { name: "Ana" })).toBe("Vraiment «\u00a0Ana\u00a0»\u00a0?");
  expect(said("{n, plural, one {Un lot :} other {# lots :}} fin", "fr", { n: 2 })).toBe("2 lots\u00a0: fin");
});

it("G12 negative: English is left as it is, and so is what only looks like a mark", () => {
  expect(said("Un", "en", { name: "Ana" })).toBe("One: Ana?");
  expect(said("le champ ?name= et ::1", "fr")).toBe("le champ ?name= et ::1");
});
