import { ok, refuse, type Result } from "../../../basics/result.ts";
import { tlps } from "../../../core/sharing/contract.ts";

interface Marking {
  readonly tlp: string;
  readonly classification: number;
}

/** A link tells of all that it touches: it is marked as narrowly as the narrowest of them. */
export function linkMarking(touched: readonly Marking[]): Marking {
  const narrowest = Math.max(0, ...touched.map(({ tlp }) => (tlps as readonly string[]).indexOf(tlp)));
  return {
    tlp: tlps[narrowest] ?? "red",
    classification: Math.max(0, ...touched.map((each) => each.classification)),
  };
}

export interface Mirror {
  readonly one: string;
  readonly other: string;
  readonly evidence: string;
}

/**
 * What people without clearance are shown in place of a classified link. Where each end is open or has a substitute, a link
 * between what they see is wanted, with evidence that they may read: else a substitute would lack the links that its original
 * has. Null: there is nothing to show, or they do not see the campaign.
 */
export function mirrorOf(link: {
  readonly campaign: { readonly classification: number };
  readonly ends: readonly { readonly id: string; readonly classification: number }[];
  readonly classification: number;
  readonly substitutes: ReadonlyMap<string, string>;
  readonly evidence: string | undefined;
}): Result<Mirror | null, "substitute-needed" | "nothing-to-substitute"> {
  const [one, other] = link.ends.map((end) => link.substitutes.get(end.id) ?? openId(end));
  const shown = link.campaign.classification === 0 && link.classification > 0;
  if (!shown || one == null || other == null)
    return link.evidence === undefined ? ok(null) : refuse("nothing-to-substitute");
  if (link.evidence !== undefined) return ok({ one, other, evidence: link.evidence });
  return link.substitutes.size > 0 ? refuse("substitute-needed") : ok(null);
}

function openId(end: { readonly id: string; readonly classification: number }): string | null {
  return end.classification === 0 ? end.id : null;
}
