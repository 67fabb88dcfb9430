import { nistAllocations, nistIndications } from "@counterfoil/risk-limiting-audit";
import { has, isRecord, verdictOf, type Cases, type DataFile, type Shape } from "../room.ts";
import { schemaProblems } from "./audits-json-schema.ts";
import { equal } from "./audits-draws.ts";

/** The schemas of NIST SP 1500-103: what the reader knows must be what they say, and the reports beside them must fit. */
export const nistShapes: readonly Shape[] = [
  {
    name: "the JSON schema of cast vote records",
    recognises: ({ json }) =>
      has(json, "$schema", "definitions") && has(json["definitions"], "CVR.CastVoteRecordReport"),
    judge: (file) => verdictOf([...judgeVocabulary(jsonEnumerations(file)), ...judgeReports(file)]),
  },
  {
    name: "the XML schema of cast vote records",
    recognises: ({ json, text }) =>
      json === undefined && /<(?:\w+:)?schema\b/.test(text) && text.includes('"CastVoteRecordReport"'),
    judge: (file) => verdictOf([...judgeVocabulary(xmlEnumerations(file)), ...judgeElements(file)]),
  },
];

type Enumerations = Readonly<Record<string, readonly string[]>>;

function judgeVocabulary(enumerations: Enumerations): Cases {
  return [
    equal("IndicationStatus", enumerations["IndicationStatus"]?.toSorted(), nistIndications),
    equal("AllocationStatus", enumerations["AllocationStatus"]?.toSorted(), nistAllocations),
    enumerations["ContestStatus"]?.includes("overvoted") ? null : "ContestStatus has no overvoted",
    enumerations["VoteVariation"]?.includes("rcv") ? null : "VoteVariation has no rcv",
  ];
}

function jsonEnumerations({ json }: DataFile): Enumerations {
  const { definitions } = json as { definitions: Record<string, { enum?: string[] }> };
  return Object.fromEntries(
    Object.entries(definitions).flatMap(([name, one]) =>
      one.enum ? [[name.replace(/^CVR\./, ""), one.enum]] : [],
    ),
  );
}

function xmlEnumerations({ text }: DataFile): Enumerations {
  const types = [...text.matchAll(/<xsd?:simpleType name="(\w+)">([\s\S]*?)<\/xsd?:simpleType>/g)];
  return Object.fromEntries(
    types.map(([, name, inside]) => [
      name!,
      [...inside!.matchAll(/enumeration value="([^"]*)"/g)].map(([, value]) => value!),
    ]),
  );
}

/** Every JSON report in the data folder fits the schema; one made wrong does not. */
function judgeReports(file: DataFile): Cases {
  const reports = file
    .others()
    .filter(({ json }) => isRecord(json) && json["@type"] === "CVR.CastVoteRecordReport");
  return reports.flatMap(({ path, json }) => [
    ...schemaProblems(file.json, json)
      .slice(0, 3)
      .map((one) => `${path} ${one}`),
    schemaProblems(file.json, { ...(json as object), Version: "9" }).length > 0
      ? null
      : `${path}: a wrong version fits the schema`,
  ]);
}

/** Every element of the XML reports in the data folder is one that the schema declares. */
function judgeElements(file: DataFile): Cases {
  const declared = new Set(
    [...file.text.matchAll(/<xsd?:(?:element|attribute) name="(\w+)"/g)].map(([, name]) => name),
  );
  const reports = file
    .others()
    .filter(
      ({ json, text }) =>
        json === undefined && /<(?:\w+:)?CastVoteRecordReport\b/.test(text) && text !== file.text,
    );
  return reports.flatMap(({ path, text }) =>
    [
      ...new Set(
        [...text.replace(/<!--[\s\S]*?-->/g, "").matchAll(/<(?:\w+:)?(\w+)[\s/>]/g)].map(([, name]) => name!),
      ),
    ].map((name) => (declared.has(name) ? null : `${path}: the schema has no ${name}`)),
  );
}
