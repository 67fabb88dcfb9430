import { ok, refuse } from "../../basics/result.ts";
import type { Context, Serves } from "../../platform/contract/context.ts";
import {
  TokenId,
  type issueToken,
  type listTokens,
  type MachineToken,
  type revokeToken,
} from "./contract.ts";
import { decideIssue, writeToken } from "./rules.ts";
import { hashOf } from "./secret.ts";
import { findToken, insertToken, markRevoked, tokensPage } from "./store.ts";

const dayMs = 86_400_000;

export const list: Serves<typeof listTokens> = async ({ tx }, { query }) => ok(await tokensPage(tx, query));

export const issue: Serves<typeof issueToken> = async (cx, { params, body }) => {
  const decided = decideIssue(body.actions, cx.actor.roles);
  if (!decided.ok) return decided;
  if (cx.actor.organisationId === null) return refuse("no-organisation");
  const secret = Buffer.from(cx.dice.bytes(32)).toString("base64url");
  const machine: MachineToken = {
    id: TokenId.parse(cx.dice.id("mch")),
    name: body.name,
    organisationId: cx.actor.organisationId,
    electionId: params.election,
    issuedBy: cx.actor.id,
    actions: decided.value,
    issuedAtMs: cx.nowMs,
    expiresAtMs: cx.nowMs + body.validDays * dayMs,
    lastUsedAtMs: null,
    revokedAtMs: null,
  };
  await insertToken(cx.tx, machine, cx.actor.space, hashOf(secret));
  record(cx, "tokens.issue", machine, "issued");
  return ok({ token: writeToken(machine.id, secret), machine });
};

export const revoke: Serves<typeof revokeToken> = async (cx, { params, body }) => {
  const before = await findToken(cx.tx, params.token);
  if (before === null) return refuse("token-not-found");
  if (before.revokedAtMs !== null) return ok(before);
  await markRevoked(cx.tx, before.id);
  const after = { ...before, revokedAtMs: cx.nowMs };
  record(cx, "tokens.revoke", after, body.why);
  return ok(after);
};

function record(cx: Context, action: string, machine: MachineToken, why: string): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: machine.id,
    why,
    electionId: machine.electionId,
    organisationId: machine.organisationId,
    tlp: "amber",
    classification: 0,
    body: machine,
  });
}
