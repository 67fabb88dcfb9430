import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { TextRead } from "../../../platform/http/text-upload.ts";
import type {
  changeEquipment,
  Equipment,
  importEquipment,
  listEnrolled,
  listEquipment,
  planQueue,
  readEquipment,
  Registered,
  registerEquipment,
} from "./contract.ts";
import { notText } from "./file-rules.ts";
import { detailOf, fileRefused, held, record, write } from "./ground.ts";
import { readEquipmentFile } from "./import-rules.ts";
import { stagesOf } from "./queue-model-rules.ts";
import { checkRegistered, serialKey } from "./rules.ts";
import {
  addEntries,
  enrolledDevices,
  equipmentPage,
  findEquipment,
  insertEquipment,
  takeEquipment,
  takenNames,
  technologies,
} from "./store.ts";

export const list: Serves<typeof listEquipment> = async ({ tx }, { query }) =>
  ok(await equipmentPage(tx, query));

export const enrolled: Serves<typeof listEnrolled> = async ({ tx }) =>
  ok({ devices: await enrolledDevices(tx) });

export const read: Serves<typeof readEquipment> = async (cx, { params }) => {
  const one = await findEquipment(cx.tx, params.equipment);
  return one === null ? refuse("equipment-not-found") : ok(await detailOf(cx, one));
};

export const register: Serves<typeof registerEquipment> = async (cx, { body }) => {
  await takeEquipment(cx.tx);
  const checked = await allowed(cx, body, null);
  if (!checked.ok) return checked;
  const one = newPiece(cx, body);
  await added(cx, [one], body.serial);
  const shown = await findEquipment(cx.tx, one.id);
  return ok(await detailOf(cx, shown ?? one));
};

export const change: Serves<typeof changeEquipment> = async (cx, { params, body }) => {
  const { why, ...registered } = body;
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  if (taken.value.one.state === "withdrawn") return refuse("equipment-withdrawn");
  const checked = await allowed(cx, registered, params.equipment);
  if (!checked.ok) return checked;
  return write(cx, taken.value, {
    action: "equipment.change",
    why,
    next: { ...registered, state: "registered" },
  });
};

export const importFile: Serves<typeof importEquipment> = async (cx, { query, body }) => {
  const { file } = query;
  const text = body as TextRead;
  if (!text.ok) return text;
  if (text.value === null) return fileRefused(cx, file, [notText]);
  await takeEquipment(cx.tx);
  const known = await takenNames(cx.tx);
  const rows = readEquipmentFile(text.value, file, {
    serials: new Set(known.map((one) => one.serialKey)),
    technologies: await technologies(cx.tx),
    devices: await freeDevices(cx),
  });
  if (!rows.ok) return fileRefused(cx, file, rows.wrong ?? []);
  await added(
    cx,
    rows.value.map((row) => newPiece(cx, row)),
    file,
  );
  return ok({ added: rows.value.length });
};

export const queue: Serves<typeof planQueue> = async (_, { query }) => {
  const stages = stagesOf(query);
  const promise = stages.every((stage) => stage.promise === "kept") ? "kept" : "broken";
  const served = [
    (query.checkInStations * 3600) / query.checkInSeconds,
    (query.booths * 3600) / query.boothSeconds,
    (query.scanners * 3600) / query.scanSeconds,
  ];
  return ok({ stages: [...stages], promise, votersPerHour: Math.min(query.arrivalsPerHour, ...served) });
};

/** Enrolled devices that are no piece of the register yet. */
async function freeDevices(cx: Context): Promise<ReadonlySet<string>> {
  const devices = await enrolledDevices(cx.tx);
  return new Set(devices.filter(({ equipmentId }) => equipmentId === null).map(({ device }) => device));
}

type NotRegistered =
  "what-it-is" | "serial-twice" | "pollbook-twice" | "technology-unknown" | "pollbook-unknown";

async function allowed(
  cx: Context,
  registered: Registered,
  self: string | null,
): Promise<Result<Registered, NotRegistered>> {
  const checked = checkRegistered(registered);
  if (!checked.ok) return checked;
  const { serial, technologyId, pollbookDevice: device } = registered;
  const others = (await takenNames(cx.tx)).filter(({ id }) => id !== self);
  if (others.some((one) => one.serialKey === serialKey(serial))) return refuse("serial-twice", { serial });
  if (device !== null) {
    if (others.some((one) => one.device === device)) return refuse("pollbook-twice", { device });
    if (!(await enrolledDevices(cx.tx)).some((one) => one.device === device))
      return refuse("pollbook-unknown", { device });
  } else if (!(await technologies(cx.tx)).some(({ id }) => id === technologyId))
    return refuse("technology-unknown");
  return checked;
}

function newPiece(cx: Context, registered: Registered): Equipment {
  return {
    ...registered,
    id: cx.dice.id("eqp") as Equipment["id"],
    organisationId: cx.actor.organisationId ?? "",
    technology: null,
    state: "registered",
    holder: cx.actor.id,
    inTransit: false,
    registeredAtMs: cx.nowMs,
    changedAtMs: cx.nowMs,
  };
}

/** Whoever registers something answers for it from then on. */
async function added(cx: Context, pieces: readonly Equipment[], why: string): Promise<void> {
  await insertEquipment(cx.tx, pieces);
  await addEntries(
    cx.tx,
    pieces.map(({ id, place }) => ({ id, seq: 1, said: { kind: "taken", place, gap: false } })),
  );
  for (const one of pieces) record(cx, one, { action: "equipment.register", why, said: one });
}
