import type { Json, JsonObject } from "../basis/json-value.ts";
import type { CheckRule } from "../check/check-rules.ts";
import type { JsonRefusal } from "../json/limits.ts";
import type { Tlp } from "../markings.ts";
import type { Repair, RepairRule } from "./repair.ts";

export type ImportedObject = {
  /** Place in the bundle, from 0. */
  readonly index: number;
  /** Valid STIX 2.1. */
  readonly object: JsonObject;
  readonly repairs: readonly Repair[];
  /** Most restrictive marking; null when the object carries none. */
  readonly tlp: Tlp | null;
  /** Of a type that STIX 2.1 does not define. */
  readonly custom: boolean;
};

export type Quarantined = {
  readonly index: number;
  readonly id: string | null;
  readonly type: string | null;
  readonly reason: CheckRule | JsonRefusal;
  readonly property: string;
  readonly section: string;
  /** As received; null when it could not be read, and then its text. */
  readonly object: Json;
  readonly text: string | null;
};

/** A second object with the same id and version: the same again, or another content under the same name. */
export type Duplicate = {
  readonly index: number;
  readonly id: string;
  readonly kind: "identical" | "conflicting";
  /** Place of the one that was taken. */
  readonly sameAs: number;
  readonly object: JsonObject;
};

/** Kept as it is, though the standard would have it otherwise: custom types and properties, ids, words. */
export type Note = {
  readonly type: string;
  readonly rule: CheckRule;
  readonly property: string;
  readonly section: string;
  readonly count: number;
};

export type DanglingReference = {
  readonly objectId: string;
  readonly property: string;
  readonly target: string;
};

/** received = imported + quarantined + duplicates, always. */
export type ImportReport = {
  readonly received: number;
  readonly imported: readonly ImportedObject[];
  readonly quarantined: readonly Quarantined[];
  readonly duplicates: readonly Duplicate[];
  readonly repairs: readonly Repair[];
  readonly repairsByRule: Readonly<Partial<Record<RepairRule, number>>>;
  readonly notes: readonly Note[];
  readonly dangling: readonly DanglingReference[];
  /** Imported objects whose id is no random UUID: allowed for observables, kept for all. */
  readonly idsNotRandom: number;
};
