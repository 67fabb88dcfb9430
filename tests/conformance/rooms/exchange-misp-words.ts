import {
  crossWalk,
  importBundle,
  readGalaxy,
  readSharingGroup,
  readTaxonomy,
  readTemplate,
  readVocabulary,
  templateFaults,
  type JsonObject,
  type Vocabulary,
} from "@counterfoil/stix";
import { isRecord, verdictOf, type DataFile, type FileVerdict } from "../room.ts";

type Row = Readonly<Record<string, unknown>>;

/** A galaxy: every cluster is a word; one whose codes are a framework's is walked to that framework, and the sums are right. */
export function judgeGalaxy(file: DataFile): FileVerdict {
  const galaxy = file.json as Row;
  const read = readGalaxy(galaxy);
  if (!read.ok) return verdictOf([`no words: ${read.refusal}`]);
  const { words, claimedTwice } = read.value;
  const framework = frameworkAmong(file.others(), words[0]?.code ?? "");
  const walk = framework ? crossWalk(read.value, framework) : null;
  const known = new Set(framework?.terms.map((term) => term.code));
  const shared = words.filter((word) => known.has(word.code)).length;
  return verdictOf(
    [
      same("words", words.length + claimedTwice.length, listOf(galaxy["values"]).length),
      same("words without a name", words.filter((word) => word.name === "").length, 0),
      ...(walk
        ? [
            same("walked words", walk.same.length + walk.renamed.length + walk.unknown.length, words.length),
            same("codes of the framework", walk.same.length + walk.renamed.length, shared),
          ]
        : []),
    ],
    walk
      ? `${words.length} words: ${walk.same.length} the same, ${walk.renamed.length} renamed, ${walk.unknown.length} unknown`
      : `${words.length} words`,
  );
}

/** The framework of techniques among the files that has the kind of code that a galaxy has. */
function frameworkAmong(files: readonly DataFile[], code: string): Vocabulary | null {
  if (!/^T\d/.test(code)) return null;
  for (const { text } of files) {
    if (!text.includes('"x-mitre-tactic"')) continue;
    const imported = importBundle(text);
    const read = imported.ok ? readVocabulary(imported.value.imported.map((one) => one.object)) : null;
    if (read?.ok) return read.value;
  }
  return null;
}

/** A taxonomy: every entry is a tag that says which it is, once. */
export function judgeTaxonomy({ json }: DataFile): FileVerdict {
  const taxonomy = json as Row;
  const read = readTaxonomy(taxonomy);
  if (!read.ok) return verdictOf([`no words: ${read.refusal}`]);
  const entries = listOf(taxonomy["values"]).flatMap((one) => listOf(one["entry"]));
  const filled = new Set(
    listOf(taxonomy["values"])
      .filter((one) => listOf(one["entry"]).length > 0)
      .map((one) => one["predicate"]),
  );
  const bare = listOf(taxonomy["predicates"]).filter((one) => !filled.has(one["value"]));
  const { words, claimedTwice, name } = read.value;
  return verdictOf(
    [
      same("tags", words.length + claimedTwice.length, entries.length + bare.length),
      same("tags of another form", words.filter(({ code }) => !code.startsWith(`${name}:`)).length, 0),
      same("tags without words", words.filter((word) => word.name === "").length, 0),
    ],
    `${words.length} tags`,
  );
}

/** A template: it reads in full, an object made by it fits, and one with a relation or a type of another does not. */
export function judgeTemplate({ json }: DataFile): FileVerdict {
  const raw = json as Row;
  const read = readTemplate(raw);
  if (!read.ok) return verdictOf([`not read: ${read.refusal}`]);
  const template = read.value;
  const Attribute = [...template.relations].map(([relation, { type, values }]) => ({
    object_relation: relation,
    type,
    value: values?.[0] ?? "x",
  }));
  const faults = (attributes: readonly JsonObject[]): number =>
    templateFaults({ name: template.name, Attribute: attributes }, template).length;
  const required = template.required.length > 0 || template.requiredOneOf.length > 0;
  return verdictOf([
    same("relations", template.relations.size, Object.keys(raw["attributes"] as Row).length),
    same("faults of an object with all relations", faults(Attribute), 0),
    same(
      "faults of an unknown relation",
      faults([...Attribute, { object_relation: "no such relation", value: "x" }]),
      1,
    ),
    same(
      "faults of another type",
      faults([...Attribute.slice(1), { ...Attribute[0]!, type: "no such type" }]),
      1,
    ),
    same("an empty object has faults", faults([]) > 0, required),
  ]);
}

/** Sharing groups: each with all its organisations. */
export function judgeSharingGroups({ json }: DataFile): FileVerdict {
  return verdictOf(
    listOf(json).map((one, index) => {
      const read = readSharingGroup(one);
      if (!read.ok) return `group ${index}: ${read.refusal}`;
      return same(
        `organisations of group ${index}`,
        read.value.organisations.length,
        listOf(one["SharingGroupOrg"]).length,
      );
    }),
  );
}

function same(what: string, found: unknown, expected: unknown): string | null {
  return Object.is(found, expected) ? null : `${what}: ${String(found)}, expected ${String(expected)}`;
}

function listOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
