// Goal: a name that is read from the right stands on paper as it is read (W5.5). Method: names and addresses by hand; whatever the text,
// no word is lost or doubled, and a text without such letters stays as it is.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { inSight } from "./reading-order.ts";

it.each([
  // As it is written, and as it stands from left to right.
  ["عبد الله, محمد أحمد", ["أحمد", " ", "محمد", " ", "الله,", " ", "عبد"]],
  ["شارع 7", ["7", " ", "شارع"]],
  ["12 شارع الملك", ["الملك", " ", "شارع", " ", "12"]],
  ["Al-Sayed السيد, Omar عمر", ["Al-Sayed", " ", "السيد,", " ", "Omar", " ", "عمر"]],
  ["Beit בית הספר School", ["Beit", " ", "הספר", " ", "בית", " ", "School"]],
  ["مدرسة · Main election", ["Main", " ", "election", " ", "·", " ", "مدرسة"]],
  ["شارع Main Street 5", ["Main", " ", "Street", " ", "5", " ", "شارع"]],
])("W5.5: %s stands as it is read", (text, seen) => {
  expect(inSight(text)).toEqual(seen);
});

it("W5.5 negative: no word is lost or doubled, and what is read from the left keeps its order", () => {
  const word = fc.constantFrom("عمر", "بيت", "Jane", "12", "שם", "-");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const text = words.join(" ");
      expect(inSight(text).toSorted()).toEqual(text.split(/(\s+)/).filter(Boolean).toSorted());
      if (!/[عبש]/.test(text)) expect(inSight(text).join("")).toBe(text);
    }),
  );
});
