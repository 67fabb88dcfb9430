import { z } from "zod";
import { limits } from "../../basics/bounded.ts";

/** Query of every list: an opaque cursor (from the previous page) and how many rows. */
export const pageQuery = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageRowsMax).default(limits.pageRowsDefault),
} as const;

/** Reply of every list. `total` counts what this reader may see, never more; null where counting would be too slow. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().int().nullable() });
}

export type Page<T> = { rows: T[]; next: string | null; total: number | null };
