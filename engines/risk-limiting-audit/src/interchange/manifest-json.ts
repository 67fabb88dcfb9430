import { cardsMax, manifestBuilder, type ManifestBatch, type ManifestOutcome } from "./manifest.ts";
import { problem, type Problem } from "./problem.ts";

/**
 * A ballot manifest as JSON: a list of batches, or an object whose `batches` is one. A batch has `batch` and `cards` (or
 * `ballots`), and `tabulator`, `jurisdiction`, `storage` where there are any. Identifiers are texts: a number has lost its zeros.
 */
export function readManifestJson(file: string, text: string): ManifestOutcome {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refused(problem("json-malformed", file, { expected: "JSON" }));
  }
  const list = Array.isArray(value) ? value : isRecord(value) ? value["batches"] : null;
  if (!Array.isArray(list) || list.length === 0)
    return refused(
      problem("json-unexpected", file, { field: "batches", found: kindOf(list), expected: "[…]" }),
    );
  const builder = manifestBuilder(file);
  for (const [index, one] of list.entries()) {
    const batch = batchOf(file, index + 1, one);
    const found = "name" in batch ? batch : builder.add(batch, index + 1);
    if (found) return refused(found);
  }
  return { ok: true, manifest: builder.manifest() };
}

function batchOf(file: string, row: number, value: unknown): ManifestBatch | Problem {
  const unexpected = (field: string, found: unknown, expected: string): Problem =>
    problem("json-unexpected", file, { row, field, found: JSON.stringify(found) ?? "—", expected });
  if (!isRecord(value)) return unexpected("batches", value, "{…}");
  for (const field of ["batch", "tabulator", "jurisdiction", "storage"])
    if (!(typeof value[field] === "string" || (field !== "batch" && (value[field] ?? null) === null)))
      return unexpected(field, value[field], '"…"');
  const cards = value["cards"] ?? value["ballots"];
  if (typeof cards !== "number" || !Number.isSafeInteger(cards) || cards < 0 || cards > cardsMax)
    return unexpected("cards", cards, "0, 1, 2, …");
  const text = (field: string): string | null => (value[field] as string | null | undefined) ?? null;
  if (text("batch") === "") return problem("value-missing", file, { row, field: "batch" });
  return {
    jurisdiction: text("jurisdiction"),
    tabulator: text("tabulator"),
    batch: text("batch")!,
    cards,
    storage: text("storage"),
  };
}

function refused(found: Problem): ManifestOutcome {
  return { ok: false, problem: found };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return value === undefined || value === null ? "—" : typeof value;
}
