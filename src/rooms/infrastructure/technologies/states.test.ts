// Goal: the states of a voting technology are drawn as they are (W3.5). Method: the picture is compared with the rules.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { moves } from "./rules.ts";

it("W3.5: docs/states/technologies.md draws the same moves", () => {
  const text = readFileSync(new URL("../../../../docs/states/technologies.md", import.meta.url), "utf8");
  const drawn = [...text.matchAll(/^ {2}([a-z]+) --> ([a-z]+): ([a-z]+)$/gm)].map(([, from, to, act]) => ({
    from,
    act,
    to,
  }));
  expect(drawn.toSorted(byText)).toEqual([...moves].toSorted(byText));
});

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
