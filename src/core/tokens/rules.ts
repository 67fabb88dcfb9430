import { ok, refuse, type Result } from "../../basics/result.ts";
import { may, type Action } from "../permissions/contract.ts";

/** Acts that a person with these roles may give to a machine: open to machines, and the person's own. */
export function actionsForMachines(roles: readonly string[]): Action[] {
  return (Object.keys(may) as Action[]).filter((action) => may[action].machines && holds(action, roles));
}

/** May these acts be given? Each once, in the order asked. */
export function decideIssue(
  actions: readonly string[],
  roles: readonly string[],
): Result<Action[], "act-not-for-machines" | "act-not-yours"> {
  const granted: Action[] = [];
  for (const action of new Set(actions)) {
    if (!isAction(action) || !may[action].machines) return refuse("act-not-for-machines", { action });
    if (!holds(action, roles)) return refuse("act-not-yours", { action });
    granted.push(action);
  }
  return ok(granted);
}

/** `cft_`, 20 letters or digits of the token's id, `_`, and 43 characters of secret (256 bits in base64url). */
export function parseToken(text: string): { id: string; secret: string } | null {
  const parts = /^cft_([0-9a-z]{20})_([A-Za-z0-9_-]{43})$/.exec(text);
  return parts?.[1] !== undefined && parts[2] !== undefined
    ? { id: `mch_${parts[1]}`, secret: parts[2] }
    : null;
}

export function writeToken(id: string, secret: string): string {
  return `cft_${id.slice("mch_".length)}_${secret}`;
}

function isAction(action: string): action is Action {
  return Object.hasOwn(may, action);
}

function holds(action: Action, roles: readonly string[]): boolean {
  const line = may[action];
  return line.roles === "anyone" || line.roles.some((role) => roles.includes(role));
}
