import type { JsonObject } from "@counterfoil/stix";
import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Marking } from "./contract.ts";
import type { GraphSource } from "./graph-rules.ts";
import type { Tables } from "./row-store.ts";

const from = statements<Tables>();

/** Read at a time: a bundle is at most 100 MB, and only what the graph needs of an object is kept. */
const rowsAtATime = 2000;

/** Every object of the bundle that the actor may see, in the order of the bundle, some at a time. */
export async function* objectsOf(tx: Tx, bundle: string): AsyncGenerator<GraphSource> {
  let after = -1;
  for (;;) {
    const rows = await tx.many(
      from
        .selectFrom("bundle_objects")
        .select(["place", "stix_id", "type", "name", "tlp", "custom", "object"])
        .where("bundle_id", "=", bundle)
        .where("place", ">", after)
        .orderBy("place")
        .limit(rowsAtATime),
    );
    for (const row of rows)
      yield {
        stixId: row.stix_id,
        type: row.type,
        name: row.name,
        tlp: Marking.parse(row.tlp),
        custom: row.custom,
        object: row.object as JsonObject,
      };
    const last = rows.at(-1);
    if (last === undefined || rows.length < rowsAtATime) return;
    after = last.place;
  }
}
