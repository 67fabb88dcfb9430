import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { DeckId, decisions, EquipmentDetail, EquipmentId } from "./nouns-contract.ts";

const params = z.object({ election: z.string(), equipment: EquipmentId });
const at = "/api/elections/{election}/equipment/{equipment}";
const line = z.string().trim().min(1).max(limits.lineCharactersMax);
const why = z.string().trim().min(10).max(limits.textCharactersMax);
const reply = EquipmentDetail;
/** Who else was there: seals and tests are never one person's word. */
const witness = z.string().trim().min(2).max(limits.nameCharactersMax);
const ofAny = { "equipment-not-found": 404, "equipment-retired": 409 } as const;

export const deployEquipment = endpoint({
  method: "POST",
  path: `${at}/deploy`,
  allow: may["equipment.deploy"],
  summary: "Put it into use, where it is fit; refused with every reason where it is not",
  params,
  reply,
  refusals: { ...ofAny, "in-use-already": 409, "not-fit-for-use": 409 },
});

export const storeEquipment = endpoint({
  method: "POST",
  path: `${at}/store`,
  allow: may["equipment.store"],
  summary: "Take it out of use as planned, after the vote",
  params,
  reply,
  refusals: { ...ofAny, "not-in-use": 409 },
});

export const sealEquipment = endpoint({
  method: "POST",
  path: `${at}/seals`,
  allow: may["equipment.seal"],
  summary: "Put on a numbered seal, before a witness",
  params,
  body: z.object({ where: line, number: line, witness }),
  reply,
  refusals: { ...ofAny, "sealed-there": 409, "seal-number-used": 409, "witness-is-oneself": 422 },
});

export const checkSeal = endpoint({
  method: "POST",
  path: `${at}/seals/check`,
  allow: may["equipment.check-seal"],
  summary: "Read a seal before a witness: another number, or damage, stops the equipment at once",
  params,
  body: z.object({
    where: line,
    number: z.string().trim().max(limits.lineCharactersMax),
    intact: z.boolean(),
    witness,
  }),
  reply,
  refusals: { ...ofAny, "no-seal-there": 404, "witness-is-oneself": 422 },
});

export const unsealEquipment = endpoint({
  method: "POST",
  path: `${at}/seals/remove`,
  allow: may["equipment.unseal"],
  summary: "Take off a seal that was read as it should be, before a witness and with the reason",
  params,
  body: z.object({ where: line, number: line, witness, why }),
  reply,
  refusals: {
    ...ofAny,
    "no-seal-there": 404,
    "witness-is-oneself": 422,
  },
});

export const giveEquipment = endpoint({
  method: "POST",
  path: `${at}/custody/give`,
  allow: may["equipment.give"],
  summary: "Hand it over: the one who has it signs; until somebody signs for it, it is under way",
  params,
  body: z.object({ place: line }),
  reply,
  refusals: { ...ofAny, "equipment-in-use": 409, "not-the-holder": 403, "in-transit-already": 409 },
});

export const takeEquipment = endpoint({
  method: "POST",
  path: `${at}/custody/take`,
  allow: may["equipment.take"],
  summary: "Sign for it; where nobody had handed it over, that is a gap in the chain, and it is stopped",
  params,
  body: z.object({ place: line }),
  reply,
  refusals: { ...ofAny, "holder-already": 409, "taken-by-giver": 403 },
});

export const testEquipment = endpoint({
  method: "POST",
  path: `${at}/tests`,
  allow: may["equipment.test"],
  summary:
    "Enter what it counted of a test deck: every count must be as known beforehand, or else each difference is named and it is not fit for use",
  params,
  body: z.object({
    deck: DeckId,
    /** In the order of the deck's cells. */
    found: z.array(z.number().int().min(0).max(100_000_000)).max(10_000),
    witness,
  }),
  reply,
  refusals: {
    ...ofAny,
    "deck-not-found": 404,
    "results-incomplete": 422,
    "witness-is-oneself": 422,
    "nothing-to-test": 409,
  },
});

export const withdrawEquipment = endpoint({
  method: "POST",
  path: `${at}/withdraw`,
  allow: may["equipment.withdraw"],
  summary: "Stop it at once, with what was seen; two people then decide",
  params,
  body: z.object({ what: why }),
  reply,
  refusals: ofAny,
});

export const decideEquipment = endpoint({
  method: "POST",
  path: `${at}/decision`,
  allow: may["equipment.decide"],
  summary:
    "Decide about equipment that was stopped: back into the register, or out for good; counts once a second person says the same",
  params,
  body: z.object({ outcome: z.enum(decisions), why }),
  reply,
  refusals: { ...ofAny, "not-stopped": 409 },
});

export const confirmDecision = endpoint({
  method: "POST",
  path: `${at}/decision/confirm`,
  allow: may["equipment.confirm"],
  summary: "The second person's word on a decision about equipment that was stopped",
  params,
  body: z.object({ outcome: z.enum(decisions), why }),
  reply,
  refusals: {
    ...ofAny,
    "not-stopped": 409,
    "nothing-to-confirm": 409,
    "second-person-needed": 403,
    "decided-otherwise": 409,
  },
});
