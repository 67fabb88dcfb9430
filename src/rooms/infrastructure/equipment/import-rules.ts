import { csvReader, explainProblem, nearestOf, readWhole } from "@counterfoil/risk-limiting-audit";
import { ok, type Result } from "../../../basics/result.ts";
import { importRowsMax, Registered } from "./contract.ts";
import { refusedFile, wholeFile, wrongAt, type Wrong } from "./file-rules.ts";
import { serialKey } from "./rules.ts";

/** The columns of a file of equipment; the first three may stand empty as the rules of a row say. */
export const columns = [
  "Serial",
  "Jurisdiction",
  "Technology",
  "Pollbook device",
  "Place",
  "Version",
  "Software hash",
] as const;
type Column = (typeof columns)[number];

/** What the file is read against. */
export interface Known {
  /** Serial numbers in the register, as they are compared. */
  readonly serials: ReadonlySet<string>;
  readonly technologies: readonly {
    readonly id: string;
    readonly jurisdiction: string;
    readonly name: string;
  }[];
  /** Devices that a hub has enrolled and that are no piece of the register yet. */
  readonly devices: ReadonlySet<string>;
}

/** Every row of a file, or everything that is wrong with it: a file is taken whole. */
export function readEquipmentFile(
  text: string,
  file: string,
  known: Known,
): Result<readonly Registered[], "file-refused"> & { readonly wrong?: readonly Wrong[] } {
  const rows: { readonly row: number; readonly fields: readonly string[] }[] = [];
  const problem = readWhole(
    csvReader(file, (fields, row) => (rows.push({ row, fields }), null)),
    text,
  );
  if (problem !== null)
    return refusedFile([{ row: problem.row, field: problem.field, says: explainProblem(problem) }]);
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0)
    return refusedFile([
      wholeFile("The file holds no row below its header.", "Le fichier n’a aucune ligne sous son en-tête."),
    ]);
  if (body.length > importRowsMax)
    return refusedFile([
      wholeFile(
        `At most ${importRowsMax} rows are taken at once.`,
        `On prend au plus ${importRowsMax} lignes à la fois.`,
      ),
    ]);
  const heads = headsOf(header.fields);
  if (heads.wrong.length > 0) return refusedFile(heads.wrong);
  const read = body.map(({ row, fields }) => readRow(row, fields, heads.at, known));
  const wrong = [...read.flatMap((one) => one.wrong), ...twice(read)];
  return wrong.length > 0
    ? refusedFile(wrong)
    : ok(read.flatMap(({ value }) => (value === null ? [] : [value])));
}

interface RowRead {
  readonly row: number;
  readonly value: Registered | null;
  readonly wrong: readonly Wrong[];
}

const plain = (head: string): string => head.toLowerCase().replaceAll(/[\s_-]+/g, "");

function headsOf(header: readonly string[]): { at: ReadonlyMap<Column, number>; wrong: Wrong[] } {
  const at = new Map<Column, number>();
  const wrong: Wrong[] = [];
  for (const [place, found] of header.entries()) {
    const column = columns.find((head) => plain(head) === plain(found));
    if (column === undefined) {
      const near = nearestOf(found, [...columns]) ?? "";
      wrong.push(
        wrongAt(
          1,
          found,
          `${found} is no column of this register; the nearest is ${near}.`,
          `${found} n’est pas une colonne de ce registre ; la plus proche est ${near}.`,
        ),
      );
    } else at.set(column, place);
  }
  for (const head of ["Serial", "Place"] as const)
    if (!at.has(head))
      wrong.push(wrongAt(1, head, `The column ${head} is missing.`, `La colonne ${head} manque.`));
  return { at, wrong };
}

function readRow(
  row: number,
  fields: readonly string[],
  places: ReadonlyMap<Column, number>,
  known: Known,
): RowRead {
  const cell = (head: Column): string | null => {
    const place = places.get(head);
    // An export puts an apostrophe before what a spreadsheet would run.
    const text = place === undefined ? "" : (fields[place] ?? "").trim().replace(/^'(?=[=+\-@])/, "");
    return text === "" ? null : text;
  };
  const wrong = [...whatItIs(row, cell, known), ...serialOf(row, cell, known)];
  const candidate = {
    serial: cell("Serial") ?? "",
    technologyId: technologyIn(cell, known)?.id ?? null,
    pollbookDevice: cell("Pollbook device"),
    place: cell("Place") ?? "",
    version: cell("Version"),
    softwareHash: cell("Software hash")?.toLowerCase() ?? null,
  };
  const parsed = Registered.safeParse(candidate);
  const named = parsed.success
    ? []
    : parsed.error.issues.map(({ path }) => expectedIn(row, String(path[0]), cell));
  const all = [...wrong, ...named.filter((one) => !wrong.some(({ field }) => field === one.field))];
  return { row, value: all.length === 0 && parsed.success ? parsed.data : null, wrong: all };
}

type Cell = (head: Column) => string | null;

function technologyIn(cell: Cell, { technologies }: Known) {
  const [name, jurisdiction] = [cell("Technology"), cell("Jurisdiction")];
  if (name === null) return undefined;
  return technologies.find(
    (one) =>
      plain(one.name) === plain(name) &&
      (jurisdiction === null || plain(one.jurisdiction) === plain(jurisdiction)),
  );
}

function whatItIs(row: number, cell: Cell, known: Known): Wrong[] {
  const [name, device] = [cell("Technology"), cell("Pollbook device")];
  if ((name === null) === (device === null))
    return [
      wrongAt(
        row,
        "Technology",
        "Expected: either a technology of the register or a pollbook device, not both.",
        "Attendu : une technologie du registre ou un appareil d’émargement, pas les deux.",
      ),
    ];
  if (name !== null && technologyIn(cell, known) === undefined) {
    const near = nearestOf(
      name,
      known.technologies.map((one) => one.name),
    );
    return [
      wrongAt(
        row,
        "Technology",
        `Found ${name.slice(0, 80)}; expected: a technology of the register${near === null ? "" : `; the nearest is ${near}`}.`,
        `Trouvé ${name.slice(0, 80)} ; attendu : une technologie du registre${near === null ? "" : ` ; la plus proche est ${near}`}.`,
      ),
    ];
  }
  if (device !== null && !known.devices.has(device))
    return [
      wrongAt(
        row,
        "Pollbook device",
        `Found ${device.slice(0, 80)}; expected: a device that a hub has enrolled and that is not registered yet.`,
        `Trouvé ${device.slice(0, 80)} ; attendu : un appareil inscrit par un centre et pas encore au registre.`,
      ),
    ];
  return [];
}

function serialOf(row: number, cell: Cell, { serials }: Known): Wrong[] {
  const serial = cell("Serial");
  return serial !== null && serials.has(serialKey(serial))
    ? [
        wrongAt(
          row,
          "Serial",
          `${serial} is in the register already; expected: a serial number that is not.`,
          `${serial} est déjà au registre ; attendu : un numéro qui n’y est pas.`,
        ),
      ]
    : [];
}

const columnOf: Readonly<Record<string, readonly [Column, en: string, fr: string]>> = {
  serial: ["Serial", "1 to 100 characters", "1 à 100 caractères"],
  place: ["Place", "1 to 500 characters", "1 à 500 caractères"],
  version: ["Version", "at most 100 characters", "au plus 100 caractères"],
  softwareHash: [
    "Software hash",
    "64 digits and letters a to f (SHA-256)",
    "64 chiffres et lettres a à f (SHA-256)",
  ],
  pollbookDevice: ["Pollbook device", "at most 128 characters", "au plus 128 caractères"],
  technologyId: ["Technology", "a technology of the register", "une technologie du registre"],
};

function expectedIn(row: number, path: string, cell: Cell): Wrong {
  const [head, en, fr] = columnOf[path] ?? ["Serial", "another value", "une autre valeur"];
  const found = (cell(head) ?? "").slice(0, 80);
  return wrongAt(row, head, `Found ${found}; expected: ${en}.`, `Trouvé ${found} ; attendu : ${fr}.`);
}

function twice(rows: readonly RowRead[]): Wrong[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ row, value }) => {
    if (value === null) return [];
    const keys = [
      `s${serialKey(value.serial)}`,
      ...(value.pollbookDevice === null ? [] : [`d${value.pollbookDevice}`]),
    ];
    const before = keys.map((key) => seen.get(key)).find((found) => found !== undefined);
    for (const key of keys) seen.set(key, row);
    return before === undefined
      ? []
      : [
          wrongAt(
            row,
            "Serial",
            `This stood before, in row ${before}.`,
            `Cela figurait déjà, à la ligne ${before}.`,
          ),
        ];
  });
}
