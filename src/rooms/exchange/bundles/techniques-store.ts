import type { ImportedObject } from "@counterfoil/stix";
import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { codesOf, frameworkTypes, techniquesIn } from "./technique-rules.ts";

interface Tables {
  bundle_techniques: {
    object_id: string;
    bundle_id: string;
    code: string;
    at_ms: number;
    by_person: string;
  };
  bundle_objects: { bundle_id: string; type: string };
}

const from = statements<Tables>();
const rowsInOneStatement = 500;

/** @param ids of the kept objects, in the same order */
export async function keepTechniques(
  tx: Tx,
  bundle: string,
  imported: readonly ImportedObject[],
  ids: readonly string[],
): Promise<void> {
  const seen = techniquesIn(imported.map(({ object }) => object));
  await insert(
    tx,
    seen.map(({ at, code }) => ({ object_id: ids[at] ?? "", bundle_id: bundle, code })),
  );
}

/** Of an object that was put right: of a framework it defines a technique and has seen none. */
export async function keepTechniquesOfFixed(
  tx: Tx,
  bundle: string,
  { object }: ImportedObject,
  id: string,
): Promise<void> {
  const codes = codesOf(object);
  if (codes.length === 0) return;
  const framework = await tx.first(
    from
      .selectFrom("bundle_objects")
      .select("type")
      .where("bundle_id", "=", bundle)
      .where("type", "in", frameworkTypes)
      .limit(1),
  );
  if (framework !== null) return;
  await insert(
    tx,
    codes.map((code) => ({ object_id: id, bundle_id: bundle, code })),
  );
}

async function insert(
  tx: Tx,
  seen: readonly Pick<Tables["bundle_techniques"], "object_id" | "bundle_id" | "code">[],
): Promise<void> {
  const rows = seen.map((each) => ({ ...each, at_ms: tx.nowMs, by_person: tx.actor.id }));
  for (let start = 0; start < rows.length; start += rowsInOneStatement)
    await tx.run(from.insertInto("bundle_techniques").values(rows.slice(start, start + rowsInOneStatement)));
}
