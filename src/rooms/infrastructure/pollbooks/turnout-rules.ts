import type { Turnout } from "./live-contract.ts";
import type { Manifest } from "./package/definition-contract.ts";
import { siteHour, type Tally } from "./tally-rules.ts";

/** Every published sum is rounded down to this: none moves by one voter, and no difference of two is one voter. */
export const TURNOUT_STEP = 10;
const HOUR_MS = 3_600_000;

/**
 * What the public is told, as of the last full hour. Each sum is rounded down to tens by itself, so that a small cell cannot be had
 * by taking the others from the total: what is left open is never narrower than nine values. Below ten nothing is said, nor where
 * nearly everybody on a site's list has come. Where nearly everybody on the whole list has voted, the sums that would show it are not
 * told: with one site, or with the others subtracted, they would say of each that they came. (Statistical disclosure control by rounding and suppression: Hundepool et al. 2012.)
 * @param listed how many voters the list has by their site
 */
export function turnoutOf(
  tally: Tally,
  { title, sites, list }: Pick<Manifest, "title" | "sites" | "list">,
  listed: ReadonlyMap<string, number>,
  nowMs: number,
): Turnout {
  const asOfMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const hours = tally
    .counts("hour")
    .map(([from, number]) => ({ fromMs: Number(from), checkedIn: number }))
    .filter(({ fromMs }) => fromMs + HOUR_MS <= asOfMs)
    .sort((a, b) => a.fromMs - b.fromMs);
  const total = hours.reduce((sum, { checkedIn }) => sum + checkedIn, 0);
  const postal = tally.count("postal");
  const everybody = isNearlyAll(total + postal, list.voters);
  const told = (count: number): number | null => (everybody ? null : roundedDown(count));
  return {
    title,
    asOfMs,
    checkedIn: told(total),
    postal: told(postal),
    voters: list.voters,
    sites: sites.map(({ id, name }) => {
      const checkedIn = hours.reduce(
        (sum, { fromMs }) => sum + tally.count("site-hour", siteHour(id, fromMs)),
        0,
      );
      const nearlyAll = isNearlyAll(checkedIn, listed.get(id) ?? 0);
      return { site: id, name, checkedIn: nearlyAll ? null : roundedDown(checkedIn) };
    }),
    hours: hours.map(({ fromMs, checkedIn }) => ({ fromMs, checkedIn: told(checkedIn) })),
  };
}

function isNearlyAll(came: number, voters: number): boolean {
  return voters > 0 && came > voters - TURNOUT_STEP;
}

export function roundedDown(number: number): number | null {
  return number < TURNOUT_STEP ? null : number - (number % TURNOUT_STEP);
}
