import { ok, refuse, type Refused, type Result } from "../../../basics/result.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Equipment, EquipmentDetail, StopCause } from "./contract.ts";
import { wrongFields, type Wrong } from "./file-rules.ts";
import { partsOf, placeKey, unfitFor, type Entry, type Said } from "./rules.ts";
import {
  addEntries,
  entriesOf,
  findEquipment,
  ownName,
  saveEquipment,
  takeEquipment,
  technologyOf,
} from "./store.ts";

export interface Held {
  readonly one: Equipment;
  readonly entries: readonly Entry[];
}

/** Takes a piece of one's own organisation for an act. */
export async function held(
  cx: Context,
  id: string,
): Promise<Result<Held, "equipment-not-found" | "equipment-retired">> {
  await takeEquipment(cx.tx);
  const one = await findEquipment(cx.tx, id);
  if (one === null || one.organisationId !== cx.actor.organisationId) return refuse("equipment-not-found");
  if (one.state === "retired") return refuse("equipment-retired");
  return ok({ one, entries: await entriesOf(cx.tx, id) });
}

export async function detailOf({ tx, nowMs }: Context, one: Equipment): Promise<EquipmentDetail> {
  const entries = await entriesOf(tx, one.id);
  const technology = await technologyOf(tx, one.technologyId);
  return { ...one, ...partsOf(entries), unfit: unfitFor(one, technology, entries, nowMs) };
}

export interface Done {
  readonly action: string;
  readonly why: string;
  readonly said?: readonly Said[];
  readonly next?: Partial<Equipment>;
}

/** Writes what was done: the entries, the piece, the journal. What stops it makes it wait for two people on the home page. */
export async function write(
  cx: Context,
  { one, entries }: Held,
  { action, why, said = [], next = {} }: Done,
): Promise<Result<EquipmentDetail>> {
  const last = entries.at(-1)?.seq ?? 0;
  await addEntries(
    cx.tx,
    said.map((each, at) => ({ id: one.id, seq: last + 1 + at, said: each })),
  );
  const stops = said.some(({ kind }) => kind === "stopped");
  const after: Equipment = {
    ...one,
    ...next,
    ...(stops && { state: "withdrawn" }),
    changedAtMs: cx.nowMs,
  };
  await saveEquipment(cx.tx, after);
  record(cx, after, { action, why, said });
  if (stops) await waitForTwo(cx, after);
  if (one.state === "withdrawn" && after.state !== "withdrawn")
    await done(cx.tx, { subject: one.id, kind: "equipment.waits-decision" });
  const shown = await findEquipment(cx.tx, one.id);
  return ok(await detailOf(cx, shown ?? after));
}

export function stopped(cause: StopCause, what: string): Said {
  return { kind: "stopped", cause, what };
}

/** A witness is somebody else than whoever acts. */
export async function witnessed(cx: Context, witness: string): Promise<Result<null, "witness-is-oneself">> {
  const name = await ownName(cx.tx);
  return name !== null && placeKey(name) === placeKey(witness) ? refuse("witness-is-oneself") : ok(null);
}

export function record(
  cx: Context,
  one: Pick<Equipment, "id" | "organisationId">,
  { action, why, said }: { readonly action: string; readonly why: string; readonly said: unknown },
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: one.id,
    why,
    electionId: cx.actor.electionId,
    organisationId: one.organisationId,
    tlp: "amber+strict",
    classification: 0,
    body: said,
  });
}

export const houseLanguage = (language: string): "en" | "fr" => (language.startsWith("fr") ? "fr" : "en");

export function fileRefused(cx: Context, file: string, wrong: readonly Wrong[]): Refused<"file-refused"> {
  const fields = wrongFields(wrong, file, houseLanguage(cx.language));
  const [first] = fields;
  return refuse(
    "file-refused",
    { problem: first === undefined ? file : `${first.path}: ${first.expected}` },
    fields,
  );
}

async function waitForTwo(cx: Context, { id, serial, organisationId }: Equipment): Promise<void> {
  await wait(cx.tx, {
    subject: id,
    kind: "equipment.waits-decision",
    title: serial,
    path: `infrastructure/equipment/${id}`,
    verb: "equipment.decide-it",
    for: { organisationId, role: "election-authority" },
    tlp: "amber+strict",
    classification: 0,
    dueAtMs: null,
  });
}
