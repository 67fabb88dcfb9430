import { isObject, textOf, type JsonObject } from "../basis/json-value.ts";
import { tlpMarking, type Tlp } from "../markings.ts";
import { membersOf } from "./misp-event.ts";

/** TLP as tags write it (`tlp:amber+strict`, the older `tlp:white`, the longer `tlp:ex:chr`), in the order of strictness. */
const levels: readonly Tlp[] = ["clear", "green", "amber", "amber+strict", "red"];

/** The strictest TLP among the tags of an event or an attribute; null where none says one. A TLP tag that cannot be read is red. */
export function tlpOfTags(tagged: JsonObject): Tlp | null {
  const said = tagNames(tagged).flatMap((name): Tlp[] => {
    const word = /^tlp:\s*"?([^"]*)"?$/i.exec(name)?.[1]?.toLowerCase().trim();
    if (word === undefined) return [];
    const level = word === "white" ? "clear" : levels.find((one) => one === word);
    return [level ?? "red"];
  });
  return said.length === 0 ? null : levels[Math.max(...said.map((one) => levels.indexOf(one)))]!;
}

export function tagNames(tagged: JsonObject): readonly string[] {
  return [
    ...membersOf(tagged, "Tag"),
    ...membersOf(tagged, "EventTag").map((one) => (isObject(one["Tag"]) ? one["Tag"] : {})),
  ]
    .map((tag) => textOf(tag["name"]))
    .filter((name) => name !== "");
}

/** Tags that are no TLP: they travel as labels. */
export function otherTags(tagged: JsonObject): readonly string[] {
  return tagNames(tagged).filter((name) => !/^tlp:/i.test(name));
}

export function markingId(level: Tlp): string {
  return textOf(tlpMarking(level)["id"]);
}
