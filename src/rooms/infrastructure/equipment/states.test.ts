// Goal: the states of voting equipment are drawn as they are (W5.3). Method: the picture is compared with the rules.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { moves } from "./rules.ts";

it("W5.3: docs/states/equipment.md draws the same moves", () => {
  const text = readFileSync(new URL("../../../../docs/states/equipment.md", import.meta.url), "utf8");
  const drawn = [...text.matchAll(/^ {2}([a-z-]+) --> ([a-z-]+): ([a-z]+)$/gm)].map(
    ([, from, to, act]) => `${from} ${act} ${to}`,
  );
  expect(drawn.toSorted()).toEqual(moves.map(({ from, act, to }) => `${from} ${act} ${to}`).toSorted());
});
