import type { Actor } from "../contract/actor.ts";
import { statement, type Statement } from "./session.ts";

/**
 * Tells the database who acts: all settings in one statement, each for the current transaction only (`set_config` with
 * `is_local`). Every command sets every one of them, so that nothing of the previous command of a shared commit remains.
 */
export function actorSettings(actor: Actor, nowMs: number, limitMs: number): Statement {
  return statement(text, [
    "cf_app",
    actor.id,
    actor.kind,
    actor.organisationId ?? "",
    actor.electionId ?? "",
    actor.space,
    String(actor.clearance),
    actor.roles.map(withoutComma).join(","),
    actor.duty ?? "",
    actor.receiptHash ?? "",
    String(nowMs),
    // PGlite ignores this one; there the worker's watchdog holds the limit.
    String(Math.ceil(limitMs)),
  ]);
}

const names = [
  "role",
  "cf.actor",
  "cf.kind",
  "cf.organisation",
  "cf.election",
  "cf.space",
  "cf.clearance",
  "cf.roles",
  "cf.duty",
  "cf.receipt",
  "cf.now_ms",
  "statement_timeout",
];

const text = `select ${names.map((name, index) => `set_config('${name}', $${index + 1}, true)`).join(", ")}`;

/** The roles travel as one list: a role with a comma in it would be two. */
function withoutComma(role: string): string {
  if (role.includes(",")) throw new Error("A role may not contain a comma");
  return role;
}
