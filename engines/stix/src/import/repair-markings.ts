import { canonicalText, isList, isObject, type Json } from "../basis/json-value.ts";
import { normativeTlp, tlpOfDefinition } from "../markings.ts";
import type { Received } from "./received.ts";
import { textOf, type Draft } from "./repair.ts";

/**
 * TLP markings as the standards fix them. A definition that came under a fixed id gets its fixed content back; one that came
 * under an id of its own becomes a statement of the same words. Objects refer to the fixed marking of their level.
 */
export function repairMarkings(draft: Draft, received: Received): void {
  if (draft.object["type"] === "marking-definition") repairDefinition(draft);
  repairReferences(draft, received.markingInstead);
}

function repairDefinition(draft: Draft): void {
  const { id, definition_type: kind, definition } = draft.object;
  const fixed = normativeTlp.get(textOf(id));
  if (fixed && kind === "tlp") {
    for (const name of [
      "name",
      "created",
      "definition_type",
      "definition",
      "extensions",
      "object_marking_refs",
    ]) {
      const wanted = fixed[name];
      const found = draft.object[name];
      if (wanted === undefined && found !== undefined) draft.remove("tlp-definition", name);
      else if (
        wanted !== undefined &&
        (found === undefined || canonicalText(found) !== canonicalText(wanted))
      )
        draft.set("tlp-definition", name, wanted);
    }
  } else if (!fixed && kind === "tlp") {
    const level = tlpOfDefinition(draft.object);
    const words = level ? `TLP:${level.toUpperCase()}` : `TLP: ${canonicalText(definition ?? null)}`;
    draft.set("tlp-definition", "definition_type", "statement");
    draft.set("tlp-definition", "definition", { statement: words });
  }
}

function repairReferences(draft: Draft, instead: ReadonlyMap<string, string>): void {
  if (instead.size === 0) return;
  const replaced = (reference: Json): Json =>
    typeof reference === "string" ? (instead.get(reference) ?? reference) : reference;
  const whole = draft.object["object_marking_refs"];
  if (isList(whole) && whole.some((reference) => replaced(reference) !== reference))
    draft.set("tlp-reference", "object_marking_refs", [...new Set(whole.map(replaced))]);
  const parts = draft.object["granular_markings"];
  if (!isList(parts)) return;
  const moved = parts.map((part) =>
    isObject(part) && part["marking_ref"] !== undefined
      ? { ...part, marking_ref: replaced(part["marking_ref"]) }
      : part,
  );
  if (canonicalText(moved) !== canonicalText(parts)) draft.set("tlp-reference", "granular_markings", moved);
}
