import type { Actor } from "../contract/actor.ts";
import { statement, type Statement } from "./session.ts";

/**
 * Tells the database who acts: all settings in one statement, each for the current transaction only (`set_config` with
 * `is_local`). Every command sets every one of them, so that nothing of the previous command of a shared commit remains.
 */
export type ActorSettings = (actor: Actor, nowMs: number) => Statement;

/** On PostgreSQL the login itself has no more rights than the application's role. */
export const settingsForPostgresql: ActorSettings = (actor, nowMs) =>
  statement(withoutRole, values(actor, nowMs));

/** The embedded database has one session of a superuser: each command takes the application's role. */
export const settingsForEmbedded: ActorSettings = (actor, nowMs) => statement(withRole, values(actor, nowMs));

const names = ["actor", "kind", "organisation", "election", "space", "clearance", "roles", "duty", "now_ms"];

function values(actor: Actor, nowMs: number): string[] {
  return [
    actor.id,
    actor.kind,
    actor.organisationId ?? "",
    actor.electionId ?? "",
    actor.space,
    String(actor.clearance),
    rolesList(actor.roles),
    actor.duty ?? "",
    String(nowMs),
  ];
}

const settings = names.map((name, index) => `set_config('cf.${name}', $${index + 1}, true)`).join(", ");
// One small number instead of ten values that nobody reads.
const withoutRole = `select num_nulls(${settings})`;
const withRole = `select num_nulls(set_config('role', 'cf_app', true), ${settings})`;

/** The roles travel as one list: a role with a comma in it would be two. */
function rolesList(roles: readonly string[]): string {
  if (roles.some((role) => role.includes(","))) throw new Error("A role may not contain a comma");
  return roles.join(",");
}
