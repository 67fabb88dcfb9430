import { linksAmong, type Link } from "@counterfoil/correlation";
import type { Tx } from "../../../platform/storage/storage.ts";
import { registrableDomain } from "./indexing.ts";
import { warningOf } from "./rules.ts";
import { postingsOf, totalSeen, warningsSaid } from "./store.ts";

/** The links of each of these members that this reader may be told: every count is a count of what the reader sees. */
export async function linksOf(
  tx: Tx,
  members: readonly string[],
): Promise<ReadonlyMap<string, readonly Link[]>> {
  const said = new Map((await warningsSaid(tx)).map(({ site, category }) => [site, category]));
  const settings = { total: await totalSeen(tx), registrableDomain, warningOf: warningOf(said) };
  const postings = await postingsOf(tx, members);
  return new Map(members.map((member) => [member, linksAmong(postings.get(member) ?? [], settings)]));
}
