import { assert } from "../../../basics/assert.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { NoticeDetail, Telling, ToldOf } from "./contract.ts";
import { gateOf } from "./gate-rules.ts";
import {
  carersOf,
  decisionOf,
  languagesOf,
  namesToRedact,
  organisationNames,
  victimsUntold,
} from "./ground-store.ts";
import { findPublished } from "./publications-store.ts";
import type { Order } from "./rules.ts";
import { named } from "./standing.ts";
import { findNotice, tellingsOf, versionsOf, type StoredNotice } from "./store.ts";

/** The whole notice as this reader may see it. */
export async function detailOf(cx: Context, electionId: string, id: string): Promise<NoticeDetail | null> {
  const { tx } = cx;
  const found = await findNotice(tx, id);
  if (found === null) return null;
  const { correctionVersion: _, concerned: __, approvedSha256: ___, ...notice } = found;
  const languages = await languagesOf(tx, electionId);
  const versions = await versionsOf(tx, id);
  const names = await organisationNames(tx, [found.organisationId]);
  const publications = (await findPublished(tx, id))?.publications ?? [];
  const last = versions.at(-1);
  const decision = await decisionOf(tx, found.caseId);
  const heldSinceMs = publications.reduce<number | null>((first, each) => first ?? each.heldAtMs, null);
  return {
    ...notice,
    organisationName: names.get(found.organisationId) ?? found.organisationId,
    decision: decision && { title: decision.title, because: decision.because },
    languages,
    versions,
    gate: last ? gateOf(last.texts, languages) : null,
    namesWithoutConsent: last ? await named(cx, id, last.texts, last.wrong ?? {}) : false,
    order: await toldOf(cx, found),
    redaction: {
      names: publications.length > 0 ? await namesToRedact(tx, id) : [],
      heldSinceMs,
    },
    publications,
  };
}

/** The answer after an act: the notice as it is now. */
export async function answered(
  cx: Context,
  electionId: string,
  id: string,
): Promise<{ readonly ok: true; readonly value: NoticeDetail }> {
  const detail = await detailOf(cx, electionId, id);
  assert(detail, "a notice that was changed can be read");
  return { ok: true, value: detail };
}

/** Who comes before the public, and who of them has been told of the text that stands. */
export async function toldOf(
  { tx }: Pick<Context, "tx">,
  notice: Pick<StoredNotice, "id" | "concerned">,
): Promise<NoticeDetail["order"]> {
  const carers = await carersOf(tx, notice.id);
  const names = await organisationNames(tx, [...carers, ...notice.concerned]);
  const tellings = await tellingsOf(tx, notice.id);
  const each =
    (step: Telling["step"]) =>
    (organisationId: string): ToldOf => ({
      organisationId,
      name: names.get(organisationId) ?? organisationId,
      told: tellings.findLast((one) => one.step === step && one.organisationId === organisationId) ?? null,
    });
  return {
    victimsUntold: await victimsUntold(tx, notice.id),
    carers: carers.map(each("victims")),
    concerned: notice.concerned.map(each("concerned")),
  };
}

/** The same as the rules weigh it. */
export function orderOf({ victimsUntold: untold, carers, concerned }: NoticeDetail["order"]): Order {
  const times = carers.flatMap(({ told }) => (told ? [told.toldAtMs] : []));
  return {
    victimsUntold: untold,
    carersSilent: carers.filter(({ told }) => told === null).map(({ name }) => name),
    victimsToldAtMs: times.length > 0 ? Math.max(...times) : null,
    concernedUntold: concerned.filter(({ told }) => told === null).map(({ name }) => name),
  };
}
