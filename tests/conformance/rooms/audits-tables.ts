import type { DataFile } from "../room.ts";

/** The rows of a comma separated table, by the names of its first row. A row of another width throws. */
export function tableRows({
  path,
  text,
}: Pick<DataFile, "path" | "text">): Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = tableFields(text.replace(/^\uFEFF/, ""));
  return rows.map((fields, index) => {
    if (fields.length !== header.length)
      throw new Error(`${path}, row ${index + 2}: ${fields.length} fields, not ${header.length}`);
    return Object.fromEntries(header.map((name, column) => [name, fields[column]!]));
  });
}

/** RFC 4180. */
function tableFields(text: string): string[][] {
  const rows: string[][] = [];
  let fields: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) throw new Error(`the table is broken at character ${at}`);
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === ",") {
      if (pattern.lastIndex === text.length) fields.push("");
      else continue;
    }
    rows.push(fields);
    fields = [];
  }
  return rows;
}
