import { z } from "zod";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { may, phases, roles } from "./contract.ts";

export const PermissionLine = z.object({
  action: z.string(),
  roles: z.union([z.literal("anyone"), z.array(z.enum(roles))]),
  scope: z.enum(["instance", "election", "organisation", "own"]),
  phases: z.union([z.literal("any"), z.array(z.enum(phases))]),
  classificationMax: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  purpose: z.string(),
  machines: z.boolean(),
  basis: z.string(),
});

export const readPermissions = endpoint({
  method: "GET",
  path: "/api/permissions",
  allow: may["permissions.read"],
  summary: "The whole permission table: who may do what, where, when and for which purpose",
  reply: z.object({
    lines: z.array(PermissionLine),
    /** Nobody holds roles of two of these groups in one election. */
    separatedDuties: z.array(z.array(z.enum(roles))),
  }),
  refusals: {},
});
