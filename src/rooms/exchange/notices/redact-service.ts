import { refuse } from "../../../basics/result.ts";
import { done } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { redactNotice } from "./contract.ts";
import { forgetEarlierBodies, namesToRedact } from "./ground-store.ts";
import { dropHeld, redactPublication, wholePublications } from "./publications-store.ts";
import { tellEveryone } from "./publish-service.ts";
import { answered } from "./reading.ts";
import { redactedTexts, redactedWords } from "./redaction-rules.ts";
import { stateAfter } from "./rules.ts";
import { hold, named, type Held } from "./standing.ts";
import { changeNotice, rewriteVersion } from "./store.ts";
import { sha256Of } from "./text-hash.ts";

/**
 * The one case in which an earlier text does not stay to be read: a name leaves every version, every public act and the bodies of
 * the journal. That it happened, and when, is told to everyone and stands in the journal. Which words go, the victims' records say
 * and never those who redact: so a second person, the case contact, has a hand in it.
 */
export const redact: Serves<typeof redactNotice> = async (cx, { params }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice } = held.value;
  if (stateAfter(notice.state, "redact") === null) return refuse("not-published");
  const names = await namesToRedact(cx.tx, notice.id);
  const rewritten = await rewrite(cx, held.value, names);
  if (rewritten === 0) return refuse("nothing-to-redact");
  await dropHeld(cx.tx, notice.id);
  if (await stillNamed(cx, notice.id)) return refuse("names-without-consent");
  await forgetEarlierBodies(cx.tx, notice.id);
  await changeNotice(cx.tx, notice.id, { corrected_at_ms: cx.nowMs, correction_version: null });
  const texts = redactedTexts(held.value.current.texts, names);
  await tellEveryone(cx, params.election, notice, { act: "redact", texts, words: null });
  await done(cx.tx, { subject: notice.id, kind: "notices.name-must-go" });
  await done(cx.tx, { subject: notice.id, kind: "notices.correction-waits" });
  return answered(cx, params.election, notice.id);
};

/** Says how many versions and public acts it changed, or gave back where they had been taken away. */
async function rewrite(cx: Context, { notice, versions }: Held, names: readonly string[]): Promise<number> {
  let changed = 0;
  for (const { number, texts, wrong } of versions) {
    const clean = { texts: redactedTexts(texts, names), wrong: wrong && redactedWords(wrong, names) };
    if (sha256Of({ texts, wrong }) === sha256Of(clean)) continue;
    await rewriteVersion(cx.tx, notice.id, number, clean);
    changed += 1;
  }
  for (const { number, texts, words, heldAtMs } of await wholePublications(cx.tx, notice.id)) {
    const clean = { texts: redactedTexts(texts, names), words: words && redactedWords(words, names) };
    if (heldAtMs === null && sha256Of({ texts, words }) === sha256Of(clean)) continue;
    await redactPublication(cx.tx, notice.id, { number, ...clean });
    changed += 1;
  }
  return changed;
}

async function stillNamed(cx: Context, id: string): Promise<boolean> {
  for (const { texts, words } of await wholePublications(cx.tx, id))
    if (await named(cx, id, texts, words ?? {})) return true;
  return false;
}
