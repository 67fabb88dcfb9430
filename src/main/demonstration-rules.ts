import { readFileSync } from "node:fs";
import { z } from "zod";
import { dayOf } from "../basics/zoned-time.ts";
import type { Result } from "../basics/result.ts";
import type { Actor } from "../platform/contract/actor.ts";
import type { Context } from "../platform/contract/context.ts";
import type { Dice } from "../platform/dice/dice.ts";
import type { Storage } from "../platform/storage/storage.ts";
import { PlaybookText, writePlaybook } from "../rooms/exchange/playbooks/contract.ts";
import * as playbooks from "../rooms/exchange/playbooks/service.ts";
import { Clause, commentStandard, openStandard } from "../rooms/exchange/standards/contract.ts";
import * as comments from "../rooms/exchange/standards/comments-service.ts";
import * as standards from "../rooms/exchange/standards/service.ts";

const PlaybookFile = PlaybookText.omit({ reviewBy: true }).extend({ exercised: z.string() });
const StandardFile = openStandard.body.pick({ titles: true, clauses: true }).extend({
  comment: z.object({ clause: z.string(), comment: z.string(), proposal: z.string() }),
  disposition: z.string(),
  /** Clauses as the first draft had them. */
  firstDraft: z.record(z.string(), Clause.shape.texts),
});
const reviewDays = 180;
const dayMs = 86_400_000;

interface Stage {
  readonly storage: Storage;
  readonly dice: Dice;
}

/** A playbook that was adopted and exercised: what the desk does when a false polling day goes round. */
export async function addPlaybook({ storage, dice }: Stage, analyst: Actor): Promise<void> {
  const { exercised, ...text } = PlaybookFile.parse(read("playbook"));
  await storage.inTransaction(analyst, async (tx) => {
    const cx: Context = { tx, actor: analyst, nowMs: tx.nowMs, dice, language: "en" };
    const election = analyst.electionId ?? "";
    const body = writePlaybook.body.parse({
      ...text,
      reviewBy: dayOf(tx.nowMs + reviewDays * dayMs, "UTC"),
      tlp: "green",
      classification: 0,
      why: "Written after the last election, from what went wrong then",
    });
    const { id } = done(await playbooks.write(cx, { params: { election }, query: {}, body }));
    const params = { election, playbook: id };
    done(await playbooks.adopt(cx, { params, query: {}, body: { version: 1 } }));
    const held = { heldAtMs: tx.nowMs, found: exercised, classification: 0 as const, reviewBy: null };
    done(await playbooks.exercise(cx, { params, query: {}, body: held }));
  });
}

/** A standard on whose first draft another organisation commented, published in a second version with what became of the comment. */
export async function addStandard({ storage, dice }: Stage, editor: Actor, reader: Actor): Promise<void> {
  const { comment, disposition, firstDraft, titles, clauses } = StandardFile.parse(read("standard"));
  const election = editor.electionId ?? "";
  const as = <T>(actor: Actor, work: (cx: Context) => Promise<T>): Promise<T> =>
    storage.inTransaction(actor, (tx) => work({ tx, actor, nowMs: tx.nowMs, dice, language: "en" }));
  const params = await as(editor, async (cx) => {
    const first = clauses.map((one) => ({ ...one, texts: firstDraft[one.number] ?? one.texts }));
    const body = { titles, clauses: first, secondPerson: false, why: "Asked for by those who report" };
    const { id } = done(await standards.open(cx, { params: { election }, query: {}, body }));
    return { election, standard: id };
  });
  const said = await as(reader, async (cx) => {
    const body = commentStandard.body.parse({ ...comment, version: 1, kind: "technical" });
    return done(await comments.comment(cx, { params, query: {}, body }));
  });
  await as(editor, async (cx) => {
    const body = { decision: "accepted" as const, why: disposition, disposition: 0 };
    done(await comments.dispose(cx, { params: { ...params, comment: said.id }, query: {}, body }));
    const second = { titles, clauses, version: 1, why: "As the comment on clause 2.1 asks" };
    done(await standards.revise(cx, { params, query: {}, body: second }));
    const publication = { version: 2, everyoneReadsItFromNowOn: true as const };
    done(await standards.publish(cx, { params, query: {}, body: publication }));
  });
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../demonstration/${name}.json`, import.meta.url), "utf8"));
}

function done<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.refusal}`);
  return result.value;
}
