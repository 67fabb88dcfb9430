import { ok, refuse, type Result } from "../../../basics/result.ts";
import type {
  Custody,
  Decision,
  Difference,
  Equipment,
  EquipmentDetail,
  EquipmentState,
  LogicTest,
  Registered,
  Seal,
  Stop,
  StopCause,
  UnfitReason,
} from "./contract.ts";

/** What leads from which state to which; docs/states/equipment.md draws the same table. */
export const moves = [
  { from: "registered", act: "change", to: "registered" },
  { from: "registered", act: "deploy", to: "in-use" },
  { from: "registered", act: "stop", to: "withdrawn" },
  { from: "in-use", act: "change", to: "registered" },
  { from: "in-use", act: "store", to: "registered" },
  { from: "in-use", act: "stop", to: "withdrawn" },
  { from: "withdrawn", act: "return", to: "registered" },
  { from: "withdrawn", act: "retire", to: "retired" },
] as const satisfies readonly { from: EquipmentState; act: string; to: EquipmentState }[];

/** What was done, without who and when: the body of an entry. */
export type Said =
  | { readonly kind: "sealed"; readonly where: string; readonly number: string; readonly witness: string }
  | {
      readonly kind: "seal-checked";
      readonly where: string;
      readonly number: string;
      readonly intact: boolean;
      readonly matches: boolean;
      readonly witness: string;
    }
  | { readonly kind: "unsealed"; readonly where: string; readonly witness: string; readonly why: string }
  | { readonly kind: "given"; readonly place: string }
  | { readonly kind: "taken"; readonly place: string; readonly gap: boolean }
  | {
      readonly kind: "tested";
      readonly deckTitle: string;
      readonly version: string | null;
      readonly softwareHash: string | null;
      readonly witness: string;
      readonly cells: number;
      readonly differences: readonly Difference[];
    }
  | { readonly kind: "stopped"; readonly cause: StopCause; readonly what: string }
  | { readonly kind: "proposed" | "confirmed"; readonly outcome: Decision["outcome"]; readonly why: string };

export interface Entry {
  readonly seq: number;
  readonly atMs: number;
  readonly by: string;
  readonly byName: string | null;
  readonly said: Said;
}

/** What the register of technologies says of it; null where it is out of that register. */
export interface TechnologyOf {
  readonly name: string;
  readonly state: string;
  readonly certificationEndsOn: string | null;
}

export type Parts = Pick<EquipmentDetail, "seals" | "custody" | "tests" | "stops" | "decisions">;

/** Seals, custody, tests, stops and decisions, from the entries in their order. */
export function partsOf(entries: readonly Entry[]): Parts {
  const seals = new Map<string, Seal>();
  const custody: Custody[] = [];
  const tests: LogicTest[] = [];
  const stops: Stop[] = [];
  const decisions: Decision[] = [];
  for (const { said, atMs, by, byName } of entries) {
    const signed = { atMs, by, byName };
    if (said.kind === "sealed") {
      const { where, number, witness } = said;
      seals.set(placeKey(where), { ...signed, where, number, witness, checkedAtMs: null });
    } else if (said.kind === "seal-checked") {
      const on = seals.get(placeKey(said.where));
      if (on !== undefined && said.matches) seals.set(placeKey(said.where), { ...on, checkedAtMs: atMs });
      // A seal that was broken seals nothing.
      else seals.delete(placeKey(said.where));
    } else if (said.kind === "unsealed") seals.delete(placeKey(said.where));
    else if (said.kind === "taken") custody.push(...taking(custody, said, signed));
    else if (said.kind === "given") {
      const last = custody.pop();
      if (last !== undefined) custody.push({ ...last, untilMs: atMs });
    } else if (said.kind === "tested") {
      const { kind: _, differences, ...rest } = said;
      tests.push({ ...signed, ...rest, differences: [...differences] });
    } else if (said.kind === "stopped") stops.push({ ...signed, cause: said.cause, what: said.what });
    else decisions.push(...deciding(decisions, said, signed));
  }
  return { seals: [...seals.values()], custody, tests, stops, decisions };
}

type Signed = Pick<Entry, "atMs" | "by" | "byName">;

function taking(
  custody: Custody[],
  { place, gap }: Extract<Said, { kind: "taken" }>,
  { atMs, by, byName }: Signed,
): Custody[] {
  return [
    { holder: by, holderName: byName, fromMs: atMs, untilMs: null, place, gap: gap && custody.length > 0 },
  ];
}

function deciding(
  decisions: Decision[],
  { kind, outcome, why }: Extract<Said, { kind: "proposed" | "confirmed" }>,
  signed: Signed,
): Decision[] {
  if (kind === "proposed")
    return [{ ...signed, outcome, why, confirmedBy: null, confirmedByName: null, confirmedAtMs: null }];
  const last = decisions.pop();
  if (last === undefined) return [];
  return [{ ...last, confirmedBy: signed.by, confirmedByName: signed.byName, confirmedAtMs: signed.atMs }];
}

/**
 * Why it may not be used; none where it may. What is voted with must be of a technology in use (W3.5) and have counted a test deck
 * exactly, with the version it has now and since it was last stopped; everything must be sealed, and somebody must answer for it.
 * @param nowMs the certification must not have ended anywhere on earth
 */
export function unfitFor(
  one: Pick<Equipment, "state" | "inTransit" | "technologyId" | "version" | "softwareHash">,
  technology: TechnologyOf | null,
  entries: readonly Entry[],
  nowMs: number,
): UnfitReason[] {
  const { seals } = partsOf(entries);
  return [
    ...(one.technologyId === null ? [] : ofTechnology(technology, nowMs)),
    ...(one.technologyId === null ? [] : ofTests(one, entries)),
    ...(seals.length === 0 ? (["not-sealed"] as const) : []),
    ...(one.inTransit ? (["in-transit"] as const) : []),
    ...(one.state === "withdrawn" ? (["stopped"] as const) : []),
  ];
}

function ofTechnology(technology: TechnologyOf | null, nowMs: number): UnfitReason[] {
  if (technology?.state !== "deployed") return ["technology-not-in-use"];
  const ends = technology.certificationEndsOn;
  return ends !== null && ends < earliestDay(nowMs) ? ["certification-ended"] : [];
}

function ofTests(one: Pick<Equipment, "version" | "softwareHash">, entries: readonly Entry[]): UnfitReason[] {
  const stopped = entries.findLast(({ said }) => said.kind === "stopped")?.seq ?? 0;
  const last = entries.findLast(({ said, seq }) => said.kind === "tested" && seq > stopped)?.said;
  if (last?.kind !== "tested") return ["not-tested"];
  if (last.differences.length > 0) return ["test-not-matched"];
  const same = last.version === one.version && last.softwareHash === one.softwareHash;
  return same ? [] : ["changed-since-test"];
}

/** Exactly one of the two says what it is. */
export function checkRegistered(registered: Registered): Result<Registered, "what-it-is"> {
  const { technologyId, pollbookDevice } = registered;
  return (technologyId === null) === (pollbookDevice === null)
    ? refuse("what-it-is", {}, [{ path: "technologyId", expected: "equipment.what-it-is" }])
    : ok(registered);
}

/** The seal that is on there, and what reading it says. */
export function sealRead(
  entries: readonly Entry[],
  { where, number, intact }: { readonly where: string; readonly number: string; readonly intact: boolean },
): Result<{ readonly seal: Seal; readonly matches: boolean }, "no-seal-there"> {
  const seal = partsOf(entries).seals.find((one) => placeKey(one.where) === placeKey(where));
  if (seal === undefined) return refuse("no-seal-there", { where });
  return ok({ seal, matches: intact && serialKey(seal.number) === serialKey(number) });
}

/** What one person decided and nobody has confirmed, as long as nothing was recorded since. */
export function openProposal(
  entries: readonly Entry[],
): (Entry & { said: { outcome: Decision["outcome"] } }) | null {
  const last = entries.at(-1);
  return last?.said.kind === "proposed" ? { ...last, said: last.said } : null;
}

/** Two serial numbers are one where a reader would take them for one. */
export function serialKey(serial: string): string {
  return serial.toUpperCase().replaceAll(/[\s-]+/g, "");
}

export function placeKey(where: string): string {
  return where.trim().replaceAll(/\s+/g, " ").toLowerCase();
}

const hour = 3_600_000;
const earliestDay = (nowMs: number): string => new Date(nowMs - 12 * hour).toISOString().slice(0, 10);
