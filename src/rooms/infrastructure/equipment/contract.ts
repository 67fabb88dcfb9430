import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { Equipment, EquipmentDetail, EquipmentId, equipmentStates, Registered } from "./nouns-contract.ts";

export * from "./nouns-contract.ts";
export * from "./acts-contract.ts";
export * from "./deck-contract.ts";
export * from "./queue-contract.ts";

const inElection = z.object({ election: z.string() });
const ofEquipment = inElection.extend({ equipment: EquipmentId });

/** Largest file of an import, and its most rows. */
export const importBytesMax = limits.bodyBytesMax;
export const importRowsMax = 5000;

const ofContent = {
  "serial-twice": 409,
  "pollbook-twice": 409,
  "what-it-is": 422,
  "technology-unknown": 422,
  "pollbook-unknown": 422,
} as const;

export const listEquipment = endpoint({
  method: "GET",
  path: "/api/elections/{election}/equipment",
  allow: may["equipment.list"],
  summary: "Scanners and pollbook devices of one's own organisation, by place and serial number",
  params: inElection,
  query: z.object({
    ...pageQuery,
    state: z.enum(equipmentStates).optional(),
    place: z.string().max(500).optional(),
  }),
  reply: pageOf(Equipment),
  refusals: {},
});

export const readEquipment = endpoint({
  method: "GET",
  path: "/api/elections/{election}/equipment/{equipment}",
  allow: may["equipment.read"],
  summary:
    "One piece of equipment with its tests, seals, custody, stops and decisions, and whether it is fit for use",
  params: ofEquipment,
  reply: EquipmentDetail,
  refusals: { "equipment-not-found": 404 },
});

export const registerEquipment = endpoint({
  method: "POST",
  path: "/api/elections/{election}/equipment",
  allow: may["equipment.register"],
  summary:
    "Register a scanner or pollbook device; whoever registers it answers for it until it is handed over",
  params: inElection,
  body: Registered,
  reply: EquipmentDetail,
  refusals: ofContent,
});

export const changeEquipment = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/equipment/{equipment}",
  allow: may["equipment.change"],
  summary:
    "Replace what is registered; it is taken out of use, and another version or software must be tested anew",
  params: ofEquipment,
  body: Registered.extend({ why: z.string().trim().min(10).max(limits.textCharactersMax) }),
  reply: EquipmentDetail,
  refusals: {
    "equipment-not-found": 404,
    "equipment-withdrawn": 409,
    "equipment-retired": 409,
    ...ofContent,
  },
});

export const importEquipment = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/equipment",
  allow: may["equipment.import"],
  summary: "Register many pieces from a CSV; one wrong field, and nothing is taken",
  params: inElection,
  query: z.object({
    file: z
      .string()
      .trim()
      .regex(/^[^/\\\0]{1,200}$/)
      .default("equipment.csv"),
  }),
  upload: "text/csv",
  bodyBytesMax: importBytesMax,
  body: z.unknown(),
  reply: z.object({ added: z.number().int() }),
  refusals: { "file-refused": 422, "file-cut-off": 400, "file-too-large": 413 },
});

/** A device that a hub has enrolled, and the piece of the register that is this device. */
export const EnrolledDevice = z.object({
  device: z.string(),
  site: z.string(),
  packageId: z.string(),
  equipmentId: EquipmentId.nullable(),
});
export type EnrolledDevice = z.infer<typeof EnrolledDevice>;

export const listEnrolled = endpoint({
  method: "GET",
  path: "/api/elections/{election}/equipment/pollbooks",
  allow: may["equipment.enrolled"],
  summary: "Pollbook devices that a hub has enrolled, each with its piece of the register where there is one",
  params: inElection,
  reply: z.object({ devices: z.array(EnrolledDevice) }),
  refusals: {},
});
