import { ok, refuse, type Result } from "../../basics/result.ts";
import { tlps } from "./contract.ts";

export type Tlp = (typeof tlps)[number];

/** Someone hands information on: the source itself (whose marking it is), or someone who received it. */
export interface Disclosure {
  readonly tlp: Tlp;
  readonly bySource: boolean;
  /** Does the receiver belong to the same organisation as the one who hands on? */
  readonly withinOrganisation: boolean;
  /** Is the receiver a client of the one who hands on? */
  readonly toClient: boolean;
  /** Does the receiver belong to the community? */
  readonly inCommunity: boolean;
  /** Is it handed to a named individual, not to an organisation? */
  readonly toNamedPerson: boolean;
}

/**
 * TLP version 2.0, section 3 (FIRST, August 2022): the labels "do not apply to the source", who chooses the audience, except
 * that RED is for the eyes and ears of individual recipients only.
 *
 * - RED: individual recipients only, no further disclosure.
 * - AMBER+STRICT: recipients spread it on a need-to-know basis within their organisation only.
 * - AMBER: recipients spread it on a need-to-know basis within their organisation and its clients.
 * - GREEN: recipients spread it within their community.
 * - CLEAR: recipients spread it to the world.
 *
 * Need to know is the purpose that a clause must cover (`evaluateShare`).
 */
export function mayDisclose(disclosure: Disclosure): Result<null, "onward-not-allowed" | "person-needed"> {
  if (!disclosure.bySource && !onwardAllowed(disclosure))
    return refuse("onward-not-allowed", { tlp: disclosure.tlp });
  if (disclosure.tlp === "red" && !disclosure.toNamedPerson) return refuse("person-needed");
  return ok(null);
}

function onwardAllowed({ tlp, withinOrganisation, toClient, inCommunity }: Disclosure): boolean {
  const reaches: Readonly<Record<Tlp, boolean>> = {
    red: false,
    "amber+strict": withinOrganisation,
    amber: withinOrganisation || toClient,
    green: withinOrganisation || toClient || inCommunity,
    clear: true,
  };
  return reaches[tlp];
}

/** Only TLP:CLEAR may be published; GREEN is not for publicly accessible channels. */
export function mayPublish(tlp: Tlp): boolean {
  return tlp === "clear";
}

/** Is `tlp` no narrower than `most`? From the widest: clear, green, amber, amber+strict, red. */
export function atMost(tlp: Tlp, most: Tlp): boolean {
  return tlps.indexOf(tlp) <= tlps.indexOf(most);
}
