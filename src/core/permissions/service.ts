import { ok } from "../../basics/result.ts";
import type { Serves } from "../../platform/contract/context.ts";
import { may, separatedDuties, type Phase, type Role } from "./contract.ts";
import type { readPermissions } from "./table-contract.ts";

export const read: Serves<typeof readPermissions> = async () =>
  ok({
    lines: Object.values(may).map((line) => ({
      ...line,
      roles: line.roles === "anyone" ? line.roles : line.roles.map((role) => role as Role),
      phases: line.phases === "any" ? line.phases : line.phases.map((phase) => phase as Phase),
    })),
    separatedDuties: separatedDuties.map((duty) => [...duty]),
  });
