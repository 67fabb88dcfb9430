import { openImage, writeImage, type ListedVoter } from "@counterfoil/pollbook-search";
import { newKey, utf8 } from "../../../src/rooms/infrastructure/pollbooks/keys.ts";
import type { Definition } from "../../../src/rooms/infrastructure/pollbooks/package/definition-contract.ts";
import { delimitedRows } from "../../../src/basics/csv.ts";
import {
  knownFormat,
  knownFormats,
  rowReader,
  type ListFormat,
} from "../../../src/rooms/infrastructure/pollbooks/package/list-format.ts";
import {
  readPackage,
  writePackage,
} from "../../../src/rooms/infrastructure/pollbooks/package/package-file.ts";
import { recogniseColumns } from "../../../src/rooms/infrastructure/pollbooks/package/recognise-columns.ts";
import { readList } from "../../../src/rooms/infrastructure/pollbooks/package/read-list.ts";
import { has, isRecord, skippedShape, verdictOf, type Cases, type Room, type Shape } from "../room.ts";
import { isZip, unzip } from "../unzip.ts";

/**
 * A voter list of a form that is known: every row is read, packed, signed, read back and found again by its number and by its name.
 * The styles are those of the list itself, because these files come without a definition.
 */
const list: Shape = {
  name: "a voter list",
  recognises: (file) => !isZip(file.bytes) && formatOf(file.text) !== null,
  judge: (file) => verdictOf(judgeList(file.text), formatOf(file.text)?.name),
};

/** A pollbook package of the New Hampshire pilot: an election, its voters, its streets. */
const pilotPackage: Shape = {
  name: "a pilot package",
  recognises: (file) => isZip(file.bytes) && unzip(file.bytes).some(({ name }) => name === "election.json"),
  judge: (file) => {
    const parts = unzip(file.bytes);
    const [election, voters] = ["election.json", "voters.csv"].map((name) => {
      const part = parts.find((entry) => entry.name === name);
      return part === undefined ? null : new TextDecoder().decode(part.bytes);
    });
    if (election === null || election === undefined || voters === null || voters === undefined)
      return verdictOf(["the archive holds no election.json or no voters.csv"]);
    const title: unknown = JSON.parse(election);
    const named = has(title, "title", "ballotStyles") && Array.isArray(title["ballotStyles"]);
    return verdictOf([named ? null : "the election has no title or no ballot styles", ...judgeList(voters)]);
  },
};

export const pollbooks: Room = {
  name: "pollbooks",
  folder: "pollbook",
  shapes: [
    pilotPackage,
    list,
    skippedShape(
      "a layout",
      "describes a list's columns; the list itself is judged",
      (_json, { text, bytes }) =>
        /^voter_id: |voter_reg_num +char/m.test(text) ||
        text.startsWith("%PDF") ||
        (isZip(bytes) && unzip(bytes).some(({ name }) => name === "word/document.xml")) ||
        (bytes[0] === 0xd0 && bytes[1] === 0xcf),
    ),
    skippedShape(
      "a schema",
      "a schema, no list",
      (json, { text }) =>
        /<(xs|xsd):schema/.test(text) || (isRecord(json) && has(json, "$schema", "definitions")),
    ),
    skippedShape(
      "a registration record",
      "a request to a voter registry, no pollbook list",
      (json, { text }) =>
        /VoterRecordsRequest|VoterRecordsResponse|VoterRecords|"@type": ?"VRI/.test(text) ||
        has(json, "GeneratedDate"),
    ),
    skippedShape("street segments", "places and streets, no voter", (_json, { text }) =>
      /^(Low Range|start_house_number|name,number,locality_id)|<non_house_address|<VipObject/.test(
        text.trimStart().replace(/^<\?xml.*?\?>\s*/, ""),
      ),
    ),
    skippedShape("an inventory of systems", "systems, no voter", (json) =>
      has(json, "records", "relationships"),
    ),
  ],
};

/** Those with a header first: without one, only the number of columns speaks. */
function formatOf(text: string): ListFormat | null {
  const formats = knownFormats().map(knownFormat);
  for (const format of formats.toSorted((a, b) => Number(!!a.columns) - Number(!!b.columns))) {
    const first = delimitedRows(text.slice(0, 20_000), format.delimiter).next().value?.fields ?? [];
    const fits = format.columns
      ? first.length === format.columns.length
      : typeof rowReader(format, first) === "function";
    if (fits) return format;
  }
  // No registry that is known: its columns may say what they are.
  const recognised = recogniseColumns(text);
  return recognised.ok ? recognised.value : null;
}

function judgeList(text: string): Cases {
  const format = formatOf(text);
  if (format === null) return ["no form that is known"];
  const definition = definitionFor(text, format);
  const { voters, leftOut, problems } = readList(text, format, definition);
  const wrong = problems.map(
    ({ row, field, found, expected }) => `row ${row}, ${field}: ${found}: ${expected}`,
  );
  const rows = [...delimitedRows(text, format.delimiter)].length - (format.columns ? 0 : 1);
  if (voters.length + leftOut + wrong.length < rows) wrong.push(`${rows} rows, ${voters.length} voters`);
  return wrong.length > 0 ? wrong : [...judgePackage(definition, voters)];
}

function judgePackage(definition: Definition, voters: readonly ListedVoter[]): Cases {
  const key = newKey();
  const read = readPackage(writePackage(definition, voters, { device: "hub", key }, 0), key.publicKey);
  if (!read.ok) return [read.refusal];
  const image = openImage(writeImage(read.value.voters(), utf8), utf8);
  if (!image.ok) return [image.refusal];
  return voters.map((voter) => {
    const byNumber = image.value.voter(voter.number);
    if (
      byNumber === null ||
      Object.entries(voter).some(([field, value]) => byNumber[field as keyof ListedVoter] !== value)
    )
      return `${voter.number}: not the same when read back`;
    const found = image.value.search(`${voter.first} ${voter.last} ${voter.middle} ${voter.birth}`, 100);
    const isFound = found.ok && found.value.hits.some((hit) => hit.voter.number === voter.number);
    return isFound ? null : `${voter.number}: not found by name`;
  });
}

function definitionFor(text: string, format: ListFormat): Definition {
  const rows = [...delimitedRows(text, format.delimiter)];
  const header = format.columns ?? rows.shift()?.fields ?? [];
  const reader = rowReader(format, header);
  const styles = new Set<string>();
  if (typeof reader === "function")
    for (const { fields } of rows) styles.add(reader(fields ?? [])?.style ?? "");
  return {
    electionId: "conformance",
    title: { en: "Conformance", fr: "Conformité" },
    mode: "detect",
    styles: [...styles].map((id) => ({ id, name: id })),
    sites: [{ id: "one", name: "One" }],
    opensAt: "2026-11-03T07:00:00Z",
    closesAt: "2026-11-03T20:00:00Z",
    confidentialShows: [],
    waitMinutesMax: 30,
  };
}
