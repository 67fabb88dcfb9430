import { refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type {
  checkSeal,
  confirmDecision,
  decideEquipment,
  deployEquipment,
  giveEquipment,
  sealEquipment,
  storeEquipment,
  takeEquipment,
  unsealEquipment,
  withdrawEquipment,
} from "./contract.ts";
import { held, houseLanguage, stopped, witnessed, write, type Held } from "./ground.ts";
import { messages } from "./messages.ts";
import { openProposal, partsOf, placeKey, sealRead, unfitFor, type Said } from "./rules.ts";
import { isSealNumberUsed, technologyOf } from "./store.ts";

export const deploy: Serves<typeof deployEquipment> = async (cx, { params }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  const { one, entries } = taken.value;
  if (one.state === "in-use") return refuse("in-use-already");
  const unfit = unfitFor(one, await technologyOf(cx.tx, one.technologyId), entries, cx.nowMs);
  if (unfit.length > 0) {
    const fields = unfit.map((reason) => ({
      path: reason,
      expected: messages[`unfit-${reason}`][houseLanguage(cx.language)],
    }));
    const reasons = fields.map(({ expected }) => expected).join(" ");
    return refuse("not-fit-for-use", { serial: one.serial, reasons }, fields);
  }
  return write(cx, taken.value, {
    action: "equipment.deploy",
    why: one.place,
    next: { state: "in-use" },
  });
};

export const store: Serves<typeof storeEquipment> = async (cx, { params }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  if (taken.value.one.state !== "in-use") return refuse("not-in-use");
  return write(cx, taken.value, { action: "equipment.store", why: "", next: { state: "registered" } });
};

export const seal: Serves<typeof sealEquipment> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  const witness = await witnessed(cx, body.witness);
  if (!witness.ok) return witness;
  const { where, number } = body;
  if (partsOf(taken.value.entries).seals.some((one) => placeKey(one.where) === placeKey(where)))
    return refuse("sealed-there", { where });
  if (await isSealNumberUsed(cx.tx, number)) return refuse("seal-number-used", { number });
  return write(cx, taken.value, {
    action: "equipment.seal",
    why: where,
    said: [{ kind: "sealed", ...body }],
  });
};

export const check: Serves<typeof checkSeal> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  return readSeal(cx, taken.value, body, null);
};

export const unseal: Serves<typeof unsealEquipment> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  const { why, ...seen } = body;
  return readSeal(cx, taken.value, { ...seen, intact: true }, why);
};

interface Seen {
  readonly where: string;
  readonly number: string;
  readonly intact: boolean;
  readonly witness: string;
}

/** A seal that is not as recorded stops the equipment, whether it was only read or meant to come off. */
async function readSeal(cx: Context, taken: Held, seen: Seen, off: string | null) {
  const witness = await witnessed(cx, seen.witness);
  if (!witness.ok) return witness;
  const read = sealRead(taken.entries, seen);
  if (!read.ok) return read;
  const { seal: on, matches } = read.value;
  const checked: Said = { kind: "seal-checked", ...seen, matches };
  const action = off === null ? "equipment.check-seal" : "equipment.unseal";
  if (!matches) {
    const broken = stopped("seal-broken", brokenSeal(on.number, seen));
    return write(cx, taken, { action, why: seen.where, said: [checked, broken] });
  }
  const after: Said[] =
    off === null ? [] : [{ kind: "unsealed", where: on.where, witness: seen.witness, why: off }];
  return write(cx, taken, { action, why: off ?? seen.where, said: [checked, ...after] });
}

/** Where, recorded and read, without words of any language. */
function brokenSeal(recorded: string, { where, number, intact }: Seen): string {
  return `${where}: ${recorded} ≠ ${number === "" ? "–" : number}${intact ? "" : " ✂"}`;
}

export const give: Serves<typeof giveEquipment> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  const { one } = taken.value;
  if (one.inTransit) return refuse("in-transit-already");
  if (one.holder !== cx.actor.id) return refuse("not-the-holder");
  if (one.state === "in-use") return refuse("equipment-in-use");
  return write(cx, taken.value, {
    action: "equipment.give",
    why: body.place,
    said: [{ kind: "given", place: body.place }],
    next: { inTransit: true },
  });
};

export const take: Serves<typeof takeEquipment> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  const { one } = taken.value;
  const mine = one.holder === cx.actor.id;
  if (mine) return refuse(one.inTransit ? "taken-by-giver" : "holder-already");
  const gap = !one.inTransit;
  const said: Said = { kind: "taken", place: body.place, gap };
  return write(cx, taken.value, {
    action: "equipment.take",
    why: body.place,
    said: gap ? [said, stopped("custody-gap", body.place)] : [said],
    next: { holder: cx.actor.id, inTransit: false, place: body.place },
  });
};

export const withdraw: Serves<typeof withdrawEquipment> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  return write(cx, taken.value, {
    action: "equipment.withdraw",
    why: body.what,
    said: [stopped("reported", body.what)],
  });
};

export const decide: Serves<typeof decideEquipment> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  if (taken.value.one.state !== "withdrawn") return refuse("not-stopped");
  return write(cx, taken.value, {
    action: "equipment.decide",
    why: body.why,
    said: [{ kind: "proposed", ...body }],
  });
};

export const confirm: Serves<typeof confirmDecision> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  if (taken.value.one.state !== "withdrawn") return refuse("not-stopped");
  const proposal = openProposal(taken.value.entries);
  if (proposal === null) return refuse("nothing-to-confirm");
  if (proposal.by === cx.actor.id) return refuse("second-person-needed");
  if (proposal.said.outcome !== body.outcome) return refuse("decided-otherwise");
  return write(cx, taken.value, {
    action: "equipment.confirm",
    why: body.why,
    said: [{ kind: "confirmed", ...body }],
    next: { state: body.outcome === "return" ? "registered" : "retired" },
  });
};
