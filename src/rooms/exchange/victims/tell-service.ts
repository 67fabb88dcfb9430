import type { z } from "zod";
import { ok, refuse } from "../../../basics/result.ts";
import type { Election } from "../../../core/elections/contract.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { post } from "../../../platform/mail/post.ts";
import { codeHash } from "./code-hash.ts";
import type { TellBody, Victim } from "./contract.ts";
import type { tellVictim } from "./endpoints-contract.ts";
import { codeLines, noticeFor, type Notice } from "./notice-rules.ts";
import { record } from "./record.ts";
import { codeFrom, codeLetters, dueAtMs, stateAfter } from "./rules.ts";
import { again, ours, rulesOf } from "./service.ts";
import * as stored from "./store.ts";
import { toldNoMore, waitForAcknowledgement } from "./waits.ts";

/** Tells a victim. `publicOrigin` is where the public pages stand, such as `https://votes.example`. */
export function telling(publicOrigin: string): Serves<typeof tellVictim> {
  return async (cx, { params, body }) => {
    const found = await ours(cx, params.victim);
    if (!found.ok) return found;
    const victim = found.value;
    if (body.acknowledged && body.channel !== "phone" && body.channel !== "in-person")
      return refuse("not-acknowledged-that-way");
    const rules = await rulesOf(cx, params.election);
    if (!rules.ok) return rules;
    const contactName = await stored.nameOfPerson(cx.tx, victim.contactPersonId);
    const told = await tellOne(cx, victim, body, { contactName, rules: rules.value, publicOrigin });
    if (!told.ok) return told;
    return ok({ victim: await again(cx, victim), code: body.channel === "mail" ? null : told.value });
  };
}

export interface Telling {
  readonly contactName: string;
  readonly rules: { readonly election: Election; readonly tellVictimHoursMax: number };
  readonly publicOrigin: string;
}

/** One victim is told and it is on record; gives their code. Writes nothing where a letter cannot be sent. */
export async function tellOne(
  cx: Context,
  victim: Victim,
  how: z.infer<typeof TellBody>,
  { contactName, rules, publicOrigin }: Telling,
) {
  const { election } = rules;
  const notice = noticeFor({
    outcome: victim.outcome,
    language: victim.language,
    electionLanguages: election.languages,
    election: election.name,
    name: victim.name,
    contactName,
    ownText: how.ownText,
  });
  const code = codeFrom(cx.dice.bytes(codeLetters));
  const page = `${publicOrigin}/${election.id}/${notice.language}/acknowledge`;
  const sent = how.channel === "mail" ? await send(cx, victim, notice, code, page) : ok(null);
  if (!sent.ok) return sent;
  await stored.keepTelling(cx.tx, victim.id, {
    id: cx.dice.id("vte"),
    channel: how.channel,
    language: how.ownText === undefined ? notice.language : victim.language,
    version: notice.version,
    text: notice.text,
    messageId: sent.value,
    codeHash: codeHash(code),
  });
  await moveOn(cx, victim, how.acknowledged, rules.tellVictimHoursMax);
  record(cx, "victims.tell", victim, `told by ${how.channel}`, {
    channel: how.channel,
    textVersion: notice.version,
    outcome: victim.outcome,
    acknowledged: how.acknowledged,
  });
  return ok(code);
}

async function send(cx: Context, victim: Victim, notice: Notice, code: string, page: string) {
  if (victim.address === null) return refuse("no-address");
  const sent = await post(
    cx.tx,
    {
      kind: "victims.tell",
      to: victim.address,
      subject: notice.subject.slice(0, 200),
      text: `${notice.text}\n\n${codeLines(notice.language, code, page)}\n`,
      language: notice.language,
      organisationId: victim.organisationId,
      about: [victim.id],
      readers: ["case-contact"],
      secret: true,
    },
    cx.dice,
  );
  if (sent.ok) return sent;
  return refuse(sent.refusal === "address-not-mailable" ? "address-not-mailable" : "text-not-mailable");
}

/** What was said once stays said: the first telling and the acknowledgement keep their times. */
async function moveOn(cx: Context, victim: Victim, acknowledged: boolean, hoursMax: number): Promise<void> {
  const told = stateAfter(victim.state, "tell") ?? victim.state;
  const state = acknowledged ? (stateAfter(told, "acknowledge") ?? told) : told;
  const toldAtMs = victim.toldAtMs ?? cx.nowMs;
  const due = state === "told" ? dueAtMs(toldAtMs, hoursMax) : null;
  const acknowledgedAtMs = state === "acknowledged" ? (victim.acknowledgedAtMs ?? cx.nowMs) : null;
  await stored.keepState(cx.tx, victim.id, { state, dueAtMs: due, toldAtMs, acknowledgedAtMs });
  await toldNoMore(cx, victim);
  if (state === "told") await waitForAcknowledgement(cx, victim, due);
}
