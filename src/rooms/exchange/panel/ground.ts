import { createHash } from "node:crypto";
import { canonicalJson } from "../../../basics/canonical-json.ts";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { dayOf } from "../../../basics/zoned-time.ts";
import { inCaretaker, phaseOn } from "../../../core/elections/rules.ts";
import type { MandateInForce, Matter } from "../../../core/mandates/contract.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Case } from "./contract.ts";
import { isOpen, mandateOfPanel, type Marking, type PanelNow } from "./rules.ts";
import { electionFrame, mandatesInForce } from "./sitting-store.ts";
import { takeCase } from "./store.ts";

export interface Panel extends PanelNow {
  readonly seats: number;
  readonly quorum: number;
}

/** The election's panel, with the phase that it is in now; null where the election has none. */
export async function panelOf(cx: Context, electionId: string): Promise<Panel | null> {
  const frame = await electionFrame(cx.tx, electionId);
  if (frame === null || frame.panel === null) return null;
  const today = dayOf(cx.nowMs, frame.timeZone);
  return {
    organisationId: frame.panel.organisationId,
    seats: frame.panel.members,
    quorum: frame.panel.quorum,
    phase: phaseOn(frame, today),
    caretakerNow: inCaretaker(frame, today),
  };
}

export async function mandateNow(cx: Context, panel: Panel, matter: Matter) {
  return mandateOfPanel(await mandatesInForce(cx.tx), matter, panel);
}

export interface OpenCase {
  readonly now: Case;
  readonly panel: Panel;
  readonly mandate: MandateInForce;
}

/** The ground of every act on a case: it is visible, open, and the panel's mandate for its matter holds at this moment. */
export async function openCase(
  cx: Context,
  params: { readonly election: string; readonly case: string },
): Promise<
  Result<OpenCase, "case-not-found" | "case-closed" | "no-panel" | "out-of-mandate" | "outside-caretaker">
> {
  const now = await takeCase(cx.tx, params.case);
  if (now === null) return refuse("case-not-found");
  if (!isOpen(now.state)) return refuse("case-closed");
  const panel = await panelOf(cx, params.election);
  if (panel === null) return refuse("no-panel");
  const mandate = await mandateNow(cx, panel, now.matter);
  if (!mandate.ok) return mandate;
  if (mandate.value.mandate === null) return refuse("out-of-mandate", { routeTo: mandate.value.handed.to });
  return ok({ now, panel, mandate: mandate.value.mandate });
}

/** One act on a case in the journal, under the marking of the case or, where it concerns a narrower item, of that item. */
export function record(
  cx: Context,
  action: string,
  now: Case,
  entry: {
    readonly why: string;
    readonly about?: readonly string[];
    readonly body: unknown;
    readonly marking?: Marking;
  },
): void {
  const { tlp, classification } = entry.marking ?? now;
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: now.id,
    about: [...now.incidentIds, ...(now.campaignId === null ? [] : [now.campaignId]), ...(entry.about ?? [])],
    why: entry.why,
    electionId: cx.actor.electionId,
    organisationId: now.organisationId,
    tlp,
    classification: classification as 0 | 1 | 2 | 3,
    body: entry.body,
  });
}

/** SHA-256, hex, of the canonical JSON of a value. */
export function sha256Of(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
