import { PostingLists } from "./posting-lists.ts";
import { valuesOf, type Observable, type RegistrableDomain, type Value, type ValueKind } from "./values.ts";
import { defaultWarningList, warned, type Warning, type WarningList } from "./warning-list.ts";
import { together, weightOf } from "./weight.ts";

export type CorrelationSettings = {
  readonly registrableDomain: RegistrableDomain;
  readonly warningList?: WarningList;
};

/** One value that both have: how many cases have it in all, how strongly it links them, and whether it is on the warning list. */
export type SharedValue = Value & {
  readonly strength: number;
  readonly cases: number;
  readonly warning: Warning | null;
  /** Links nothing by itself: on the list, or had by too many. */
  readonly common: boolean;
};

export type Link = {
  readonly member: string;
  /** From 0 to 1. */
  readonly strength: number;
  /** How many values both have. */
  readonly shared: number;
  /** The strongest of them first, at most `evidenceMax`. */
  readonly evidence: readonly SharedValue[];
};

/** How much evidence a link shows. */
export const evidenceMax = 12;
/** A link below this is not suggested. */
export const strengthMin = 0.5;
/** How many links a question answers with, and how many entries of posting lists it reads for them at most. */
const linksMax = 50;
const entriesMax = 10_000;

/**
 * Which cases share what: an index of posting lists (value -> cases), never of pairs, so a value that k cases share costs k entries and
 * not k². Links are suggestions with their evidence; a person accepts or rejects them.
 */
export class CorrelationIndex {
  readonly #registrable: RegistrableDomain;
  readonly #warnings: WarningList;
  readonly #lists = new PostingLists();
  readonly #names: (string | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #values: (readonly number[] | undefined)[] = [];

  constructor(settings: CorrelationSettings) {
    this.#registrable = settings.registrableDomain;
    this.#warnings = settings.warningList ?? defaultWarningList;
  }

  /** How many cases are in the index, and how many different values they have. */
  get size(): { readonly members: number; readonly values: number } {
    return { members: this.#numbers.size, values: this.#lists.size };
  }

  /** Adds a case with all its observables; a case that is there already is replaced. */
  add(member: string, observables: Iterable<Observable>): void {
    this.remove(member);
    const number = this.#free.pop() ?? this.#names.length;
    this.#names[number] = member;
    this.#numbers.set(member, number);
    const keys = new Set<string>();
    for (const observable of observables)
      for (const value of valuesOf(observable, this.#registrable)) keys.add(keyOf(value));
    this.#values[number] = Array.from(keys, (key) => this.#lists.add(key, number));
  }

  remove(member: string): void {
    const number = this.#numbers.get(member);
    if (number === undefined) return;
    for (const value of this.#values[number] ?? []) this.#lists.remove(value, number);
    this.#numbers.delete(member);
    this.#names[number] = undefined;
    this.#values[number] = undefined;
    this.#free.push(number);
  }

  /** The cases that a case of the index is linked to, the strongest first. */
  linksOf(member: string): readonly Link[] {
    const number = this.#numbers.get(member);
    return number === undefined ? [] : this.#links(this.#values[number] ?? [], number);
  }

  /** The cases that observables would link to, without adding them. */
  linksTo(observables: Iterable<Observable>): readonly Link[] {
    const values = new Set<number>();
    for (const observable of observables)
      for (const value of valuesOf(observable, this.#registrable)) {
        const number = this.#lists.numberOf(keyOf(value));
        if (number !== undefined) values.add(number);
      }
    return this.#links([...values], -1);
  }

  #links(values: readonly number[], self: number): readonly Link[] {
    const others = self < 0 ? 0 : 1;
    const shared = values
      .filter((value) => this.#lists.countOf(value) > others)
      .map((value) => ({
        value,
        count: this.#lists.countOf(value),
        shared: this.#sharedValue(value, 1 - others),
      }))
      .sort((a, b) => Number(a.shared.common) - Number(b.shared.common) || a.count - b.count);
    const found = new Map<number, SharedValue[]>();
    let read = 0;
    for (const one of shared) {
      read += one.count;
      if (read > entriesMax) break;
      for (const member of this.#lists.membersOf(one.value)) {
        const before = found.get(member);
        if (before) before.push(one.shared);
        else if (!one.shared.common && member !== self) found.set(member, [one.shared]);
      }
    }
    return Array.from(found, ([member, shared]) => linkOf(this.#names[member]!, shared))
      .filter((link) => link.strength >= strengthMin)
      .sort((a, b) => b.strength - a.strength || b.shared - a.shared || (a.member < b.member ? -1 : 1))
      .slice(0, linksMax);
  }

  #sharedValue(number: number, asking: number): SharedValue {
    const { kind, text } = valueOf(this.#lists.keyOf(number));
    const cases = this.#lists.countOf(number) + asking;
    const warning = warned(kind, text, {
      registrableDomain: this.#registrable,
      warningOf: this.#warnings.warningOf,
    });
    return { kind, text, cases, warning, ...weightOf(kind, cases, this.#numbers.size + asking, warning) };
  }
}

/** A link with its evidence, strongest first. */
export function linkOf(member: string, shared: readonly SharedValue[]): Link {
  const evidence = [...shared].sort((a, b) => b.strength - a.strength || (a.text < b.text ? -1 : 1));
  return {
    member,
    strength: together(shared.map((one) => one.strength)),
    shared: shared.length,
    evidence: evidence.slice(0, evidenceMax),
  };
}

function keyOf({ kind, text }: Value): string {
  return `${kind} ${text}`;
}

function valueOf(key: string): Value {
  const at = key.indexOf(" ");
  return { kind: key.slice(0, at) as ValueKind, text: key.slice(at + 1) };
}
