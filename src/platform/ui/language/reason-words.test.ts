// Goal: a reason that the house wrote is said in the reader's language with its values; what a person wrote is left as it is (W1.7).
// Method: the journalled English texts against the messages of their slices.
import { expect, it } from "vitest";
import { messages as audits } from "../../../rooms/infrastructure/audits/messages.ts";
import { messages as victims } from "../../../rooms/exchange/victims/messages.ts";
import { acts } from "../../../core/sharing/ui/screen-messages.ts";
import { learnMessages } from "./known-messages.ts";
import { reasonWords } from "./reason-words.ts";
import { sentenceIn } from "./sentence.ts";

learnMessages(audits, victims, acts);
const inFrench = (action: string, why: string): string =>
  reasonWords({ action, why }, (message, values) => sentenceIn(message, "fr", null, values).text);

it.each([
  ["audits.draw", "round 12", "ronde 12"],
  ["audits.seed", "reveal", "révélation"],
  ["victims.tell", "told by in-person", "informée de vive voix"],
  ["shares.make", "inform-public", "informer le public"],
])("W1.7: the reason of %s, journalled as “%s”, reads “%s” in French", (action, why, words) => {
  expect(inFrench(action, why)).toBe(words);
});

it.each([
  ["reports.grade", "reveal"],
  ["audits.draw", "round 1 was too small: we drew (again)"],
  ["audits.draw", "the round 1"],
  ["unknown", "round 1"],
  ["audits.draw", ""],
])("W1.7 negative: what a person wrote under %s is left as it is: “%s”", (action, why) => {
  expect(inFrench(action, why)).toBe(why);
});
