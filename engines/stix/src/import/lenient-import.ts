import { isIdentifier, uuidVersion } from "../basis/identifiers.ts";
import { canonicalText, isObject, type Json, type JsonObject } from "../basis/json-value.ts";
import { ok, type Outcome } from "../basis/outcome.ts";
import { checkRules, type CheckRule, type Finding } from "../check/check-rules.ts";
import { isStandardType, typeOf } from "../check/object-types.ts";
import { readJson } from "../json/bounded-json.ts";
import { bundleReader, type BundleRefusal } from "../json/bundle-reader.ts";
import { jsonLimits, type BundleLimits, type JsonRefusal } from "../json/limits.ts";
import { effectiveTlp, narrower, normativeTlp, type Tlp } from "../markings.ts";
import { referencesOf } from "../references.ts";
import type {
  DanglingReference,
  Duplicate,
  ImportedObject,
  ImportReport,
  Note,
  Quarantined,
} from "./import-report.ts";
import { gather, type Received } from "./received.ts";
import { repairByType } from "./repair-by-type.ts";
import { repairForm } from "./repair-form.ts";
import { repairMarkings } from "./repair-markings.ts";
import { repairRest } from "./repair-rest.ts";
import { repairTimes } from "./repair-times.ts";
import { Draft, textOf } from "./repair.ts";

/**
 * Imports the text of a bundle leniently: what can be repaired from what the sender wrote is repaired and reported, what cannot
 * is set aside with the reason, and nothing disappears. Only a text that is no bundle is refused as a whole.
 */
export function importBundle(
  text: string,
  limits: Partial<BundleLimits> = {},
): Outcome<ImportReport, BundleRefusal> {
  const reader = bundleReader(limits);
  const pushed = reader.push(text);
  if (!pushed.ok) return pushed;
  const head = reader.end();
  if (!head.ok) return head;
  return ok(importTexts(pushed.value));
}

/** Imports the texts of objects as `bundleReader` gives them. */
export function importTexts(texts: readonly string[]): ImportReport {
  const unreadable: Unreadable[] = [];
  const objects = texts.map((text, index) => {
    const read = readJson(text, jsonLimits);
    if (!read.ok)
      unreadable.push({ index, refusal: read.refusal, path: String(read.values["path"] ?? "$"), text });
    return read.ok ? read.value : undefined;
  });
  return importObjects(objects, unreadable);
}

type Unreadable = { index: number; refusal: JsonRefusal; path: string; text: string };

/** Imports objects that were read already, for instance the members of a TAXII envelope. */
export function importObjects(
  objects: readonly unknown[],
  unreadable: readonly Unreadable[] = [],
): ImportReport {
  const run = new ImportRun(gather(objects));
  const bad = new Map(unreadable.map((one) => [one.index, one]));
  objects.forEach((object, index) => {
    const unread = bad.get(index);
    if (unread) run.setAside(index, null, unread.refusal, unread.path, unread.text);
    else run.take(object, index);
  });
  return run.report(objects.length);
}

class ImportRun {
  readonly #received: Received;
  readonly #imported: ImportedObject[] = [];
  readonly #quarantined: Quarantined[] = [];
  readonly #duplicates: Duplicate[] = [];
  readonly #notes = new Map<string, Note>();
  readonly #versions = new Map<string, { index: number; object: JsonObject }>();

  constructor(received: Received) {
    this.#received = received;
  }

  take(object: unknown, index: number): void {
    const reason = unusable(object);
    if (!isObject(object) || reason)
      return this.setAside(index, object, reason ?? "object-expected", "", null);
    if (this.#isDuplicate(object, index)) return;
    const known = typeOf(object);
    const draft = new Draft(object);
    repairForm(draft, known);
    repairTimes(draft, known);
    repairMarkings(draft, this.#received);
    repairByType(draft, this.#received);
    const { hopeless, findings } = repairRest(draft, known);
    if (hopeless)
      return this.setAside(index, object, hopeless.rule, hopeless.property, null, hopeless.section);
    this.#imported.push({
      index,
      object: draft.object,
      repairs: draft.repairs,
      tlp: this.#tlp(object, draft.object),
      custom: !isStandardType(textOf(object["type"])),
    });
    for (const finding of findings) this.#note(finding);
  }

  setAside(
    index: number,
    object: unknown,
    reason: CheckRule | JsonRefusal,
    property: string,
    text: string | null,
    section?: string,
  ): void {
    const read = isObject(object) ? object : {};
    const rule = Object.hasOwn(checkRules, reason) ? checkRules[reason as CheckRule][0] : "8";
    this.#quarantined.push({
      index,
      id: textOf(read["id"]) || null,
      type: textOf(read["type"]) || null,
      reason,
      property,
      section: section ?? rule,
      object: (object ?? null) as Json,
      text,
    });
  }

  report(received: number): ImportReport {
    const repairs = this.#imported.flatMap((one) => one.repairs);
    const repairsByRule: Record<string, number> = {};
    for (const repair of repairs) repairsByRule[repair.rule] = (repairsByRule[repair.rule] ?? 0) + 1;
    return {
      received,
      imported: this.#imported,
      quarantined: this.#quarantined,
      duplicates: this.#duplicates,
      repairs,
      repairsByRule,
      notes: [...this.#notes.values()],
      dangling: this.#dangling(),
      idsNotRandom: this.#imported.filter((one) => uuidVersion(textOf(one.object["id"])) !== 4).length,
    };
  }

  /** The narrower of what was received and what the repair made of it. */
  #tlp(before: JsonObject, after: JsonObject): Tlp | null {
    const first = effectiveTlp(before, this.#received.definitions);
    const second = effectiveTlp(after, this.#received.definitions);
    return first && second ? narrower(first, second) : (first ?? second);
  }

  #isDuplicate(object: JsonObject, index: number): boolean {
    const version = `${textOf(object["id"])} ${textOf(object["modified"])}`;
    const first = this.#versions.get(version);
    if (!first) {
      this.#versions.set(version, { index, object });
      return false;
    }
    const kind = canonicalText(first.object) === canonicalText(object) ? "identical" : "conflicting";
    this.#duplicates.push({ index, id: textOf(object["id"]), kind, sameAs: first.index, object });
    return true;
  }

  /** Reported once for each type, rule and property, with the count. */
  #note(finding: Finding): void {
    const property = finding.property.includes("[")
      ? finding.property.replace(/\[\d+\]/g, "[]")
      : finding.property;
    const key = `${finding.type} ${finding.rule} ${property}`;
    const before = this.#notes.get(key);
    this.#notes.set(key, {
      type: finding.type,
      rule: finding.rule,
      property,
      section: finding.section,
      count: (before?.count ?? 0) + 1,
    });
  }

  #dangling(): DanglingReference[] {
    const ids = new Set(this.#imported.map((one) => textOf(one.object["id"])));
    return this.#imported.flatMap(({ object }) =>
      referencesOf(object)
        .filter(({ target }) => !ids.has(target) && !normativeTlp.has(target))
        .map(({ property, target }) => ({ objectId: textOf(object["id"]), property, target })),
    );
  }
}

/** Without a type and an id an object cannot even be spoken of. */
function unusable(object: unknown): CheckRule | null {
  if (!isObject(object)) return "object-expected";
  const { type, id } = object;
  if (typeof type !== "string" || type === "") return "type-missing";
  if (typeof id !== "string") return "id-missing";
  return isIdentifier(id) ? null : "id-format";
}
