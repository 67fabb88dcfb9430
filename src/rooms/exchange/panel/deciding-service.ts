import { ok, refuse, type Result } from "../../../basics/result.ts";
import { done } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { tellDecision, tellWhenAllVoted, waitFor } from "./audience.ts";
import { doneForMe } from "./audience-store.ts";
import type { Case, castVote, decideCase, Decision, declareInterest, Vote } from "./contract.ts";
import { openCase, record, sha256Of, type OpenCase } from "./ground.ts";
import { standing } from "./knowledge-rules.ts";
import { mayDecide, mayTakePart, type Sitting } from "./rules.ts";
import { insertDecision } from "./decision-store.ts";
import * as sitting from "./sitting-store.ts";
import * as stored from "./store.ts";

/** Roles that may publish what was decided. */
const publishers = ["communications", "editor"];

export const declare: Serves<typeof declareInterest> = async (cx, { params, body }) => {
  const opened = await takePart(cx, params);
  if (!opened.ok) return opened;
  const { now } = opened.value;
  if (body.interest !== "none" && body.words === null) return refuse("interest-without-words");
  const words = body.interest === "none" ? null : body.words;
  const recused = body.recuse || body.interest === "direct";
  await sitting.insertDeclaration(cx.tx, now.id, { interest: body.interest, words });
  await sitting.moveCase(cx.tx, now.id, "deliberating");
  await doneForMe(cx.tx, now.id, "cases.declaration-waits");
  if (recused) await leave(cx, now, body.interest === "direct" ? "direct-interest" : "own-wish");
  else if ((await sitting.ownVotes(cx.tx, now.id)).length === 0)
    await waitFor(cx, now, "cases.vote-waits", "cases.cast-vote", cx.actor.id);
  record(cx, "cases.declare", now, {
    why: "",
    // What the interest is stays with the panel and its secretariat, and out of the journal.
    body: { recused },
  });
  return ok({ interest: body.interest, recused });
};

export const vote: Serves<typeof castVote> = async (cx, { params, body }) => {
  const opened = await takePart(cx, params);
  if (!opened.ok) return opened;
  const { now } = opened.value;
  if (!(await hasDeclared(cx, now))) return refuse("declare-first");
  const salt = Buffer.from(cx.dice.bytes(32)).toString("hex");
  const cast = { vote: body.vote, because: body.because, salt };
  await sitting.insertVote(cx.tx, now.id, cast);
  if (body.dissent !== null) await sitting.insertDissent(cx.tx, now.id, body.dissent);
  await sitting.moveCase(cx.tx, now.id, "deliberating");
  await doneForMe(cx.tx, now.id, "cases.vote-waits");
  await tellWhenAllVoted(cx, now);
  const commitment = commitmentTo(cx, now, cast);
  record(cx, "cases.vote", now, {
    why: "",
    // The commitment alone: how someone voted is not in the journal, and can still be proven by whoever has the salt.
    body: { commitment, dissent: body.dissent === null ? null : sealed(cx, now, body.dissent, salt) },
  });
  return ok({ vote: body.vote, commitment, salt });
};

export const decide: Serves<typeof decideCase> = async (cx, { params, body }) => {
  const opened = await takePart(cx, params);
  if (!opened.ok) return opened;
  const { now, mandate } = opened.value;
  if (!(await hasDeclared(cx, now))) return refuse("declare-first");
  if (body.classification > cx.actor.clearance) return refuse("above-clearance");
  const criteria = standing(await stored.criteriaOf(cx.tx, now.id));
  const alternatives = await stored.alternativesOf(cx.tx, now.id);
  const tally = mayDecide(body.outcome, await sittingOn(cx, opened.value), alternatives.length);
  if (!tally.ok) return tally;
  const decision: Decision = {
    ...body,
    id: cx.dice.id("dec") as Decision["id"],
    decidedAtMs: cx.nowMs,
    knowledgeAtMs: cx.nowMs,
    tally: tally.value,
    sheetSha256: sha256Of({ criteria, alternatives }),
    mandateId: mandate.id,
    mayPublish: publishers,
  };
  await insertDecision(cx.tx, params.election, now, decision);
  await sitting.moveCase(cx.tx, now.id, "decided");
  await done(cx.tx, { subject: now.id, kind: null });
  await tellDecision(cx, params.election, now, decision);
  record(cx, "cases.decide", now, { why: body.because, about: [decision.id], body: decision });
  return ok({
    ...now,
    state: "decided",
    deliberatingAtMs: now.deliberatingAtMs ?? cx.nowMs,
    decidedAtMs: cx.nowMs,
  });
};

type Asked = Parameters<typeof openCase>[1];

async function takePart(
  cx: Context,
  params: Asked,
): Promise<
  Awaited<ReturnType<typeof openCase>> | Result<OpenCase, "not-a-member" | "assessor-cannot-decide">
> {
  const opened = await openCase(cx, params);
  if (!opened.ok) return opened;
  const part = mayTakePart(cx.actor.id, {
    members: await memberIds(cx),
    assessors: await assessorsOf(cx, opened.value.now),
  });
  return part.ok ? opened : part;
}

async function memberIds({ tx }: Context): Promise<string[]> {
  return (await sitting.holdersOf(tx, ["panel-member"], 0)).map((member) => member.personId);
}

async function assessorsOf({ tx }: Context, now: Case): Promise<string[]> {
  const sheet = [...(await stored.criteriaOf(tx, now.id)), ...(await stored.alternativesOf(tx, now.id))];
  return [
    now.briefedBy,
    ...(await stored.evidenceAuthors(tx, now.id)),
    ...sheet.map((each) => each.byPerson),
  ];
}

async function hasDeclared({ tx, actor }: Context, now: Case): Promise<boolean> {
  return (await sitting.declarersOf(tx, now.id)).some((each) => each.personId === actor.id);
}

async function sittingOn(cx: Context, { now, panel }: OpenCase): Promise<Sitting> {
  return {
    members: await memberIds(cx),
    recused: (await sitting.recusalsOf(cx.tx, now.id)).map((each) => each.personId),
    ballots: await sitting.ballotsOf(cx.tx, now.id),
    quorum: panel.quorum,
  };
}

async function leave(cx: Context, now: Case, because: "direct-interest" | "own-wish"): Promise<void> {
  for (const kind of ["cases.vote-waits", "cases.decision-waits"]) await doneForMe(cx.tx, now.id, kind);
  await tellWhenAllVoted(cx, now, cx.actor.id);
  await sitting.insertRecusal(cx.tx, now.id, because);
}

function commitmentTo(
  { actor }: Context,
  now: Case,
  cast: { readonly vote: Vote; readonly because: string; readonly salt: string },
): string {
  return sha256Of({ case: now.id, person: actor.id, ...cast });
}

function sealed({ actor }: Context, now: Case, note: string, salt: string): string {
  return sha256Of({ case: now.id, person: actor.id, note, salt });
}
