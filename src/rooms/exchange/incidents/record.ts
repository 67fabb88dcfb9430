import type { Context } from "../../../platform/contract/context.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";
import { narrowestOf } from "./rules.ts";
import { markingsOf } from "./store.ts";

/** What an entry needs to know of its subject. */
export interface Marked {
  readonly id: string;
  readonly tlp: string;
  readonly classification: number;
  readonly organisation_id: string;
}

/** One entry of the journal about an object, under the object's own marking. */
export function recordOf(
  cx: Context,
  subject: Marked,
  action: string,
  why: string,
  body: unknown,
  about: readonly string[] = [],
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: subject.id,
    about,
    why,
    electionId: cx.actor.electionId,
    organisationId: subject.organisation_id,
    tlp: subject.tlp as JournalDraft["tlp"],
    classification: subject.classification as JournalDraft["classification"],
    body,
  });
}

/** An act on an incident that names objects of other slices: reports, objects of bundles. */
export interface Naming {
  readonly action: string;
  readonly why: string;
  /** Ids of the objects that it names. */
  readonly named: readonly string[];
  /** The body with those of the objects that its readers may know. */
  readonly body: (known: ReadonlySet<string>) => unknown;
  /** The same objects, and others, whose records tell of it. */
  readonly about: readonly string[];
}

/**
 * One entry under the incident's marking that names no object marked more narrowly, and an entry for each of those, under the
 * narrower marking: whoever reads the incident finds no more in its record than on its page.
 */
export async function recordNaming(cx: Context, incident: Marked, act: Naming): Promise<void> {
  const { action, why, named, about } = act;
  const narrower = (await markingsOf(cx.tx, named)).flatMap((object) => {
    const marking = narrowestOf([incident, object]);
    return marking.tlp === incident.tlp && marking.classification === incident.classification
      ? []
      : [{ id: object.id, marking }];
  });
  const hidden = new Set(narrower.map(({ id }) => id));
  const known = new Set(named.filter((id) => !hidden.has(id)));
  const told = about.filter((id) => !hidden.has(id));
  recordOf(cx, incident, action, why, act.body(known), told);
  for (const { id, marking } of narrower)
    recordOf(cx, { ...incident, ...marking }, action, "", { restsOn: id }, [id]);
}
