import type { CvrContest } from "./card.ts";
import { checkBatch, type CvrOptions, type CvrReader } from "./cvr-reader.ts";
import { jsonReader } from "./json-reader.ts";
import { shownJson } from "./json-text.ts";
import { nistCard } from "./nist-card.ts";
import { nistDefinitionsBuilder, type NistDefinitions } from "./nist-definitions.ts";
import { problem, untilProblem, type FileReader, type Problem } from "./problem.ts";
import { xmlReader, type XmlElement } from "./xml-reader.ts";

/**
 * Cast vote records in the common data format of NIST SP 1500-103 (version 1.0), as JSON or XML. A file is read twice, because in
 * XML the definitions come after the records: first `nistDefinitionsReader`, then `nistCardsReader` with what it found. Both tell
 * JSON from XML by the first character.
 */
export function nistDefinitionsReader(file: string): FileReader & { definitions(): NistDefinitions } {
  const builder = nistDefinitionsBuilder(file);
  const reader = eitherReader(file, { member: builder.member, record: () => null });
  return {
    push: reader.push,
    end: () => reader.end() ?? builder.check(),
    definitions: builder.definitions,
  };
}

/** Second reading: every record of the file, by the snapshot that it calls current. */
export function nistCardsReader(options: CvrOptions & { readonly definitions: NistDefinitions }): CvrReader {
  const { file, sink, definitions } = options;
  const reader = eitherReader(file, {
    member: () => null,
    record: (value, record) => {
      const card = nistCard(file, definitions, value, record);
      if ("name" in card) return card;
      const unknown = card.batch === "" ? null : checkBatch(options, record, card.tabulator, card.batch);
      if (unknown === null) sink(card);
      return unknown;
    },
  });
  return { ...reader, contests: (): readonly CvrContest[] => definitions.contests };
}

const root = "CastVoteRecordReport";

type Parts = {
  /** A member of the report other than its records. In XML, one of possibly several. */
  readonly member: (name: string, value: unknown) => Problem | null;
  readonly record: (value: unknown, record: number) => Problem | null;
};

function eitherReader(file: string, parts: Parts): FileReader {
  let reader: FileReader | null = null;
  return untilProblem({
    push(chunk) {
      if (chunk.trim() === "" && reader === null) return null;
      reader ??= /^[\s\uFEFF]*</.test(chunk) ? xmlReport(file, parts) : jsonReport(file, parts);
      return reader.push(chunk);
    },
    end: () => (reader === null ? problem("file-empty", file) : reader.end()),
  });
}

function jsonReport(file: string, parts: Parts): FileReader {
  let typed = false;
  const reader = jsonReader(file, ["CVR"], {
    member(name, value) {
      if (name !== "@type") return parts.member(name, value);
      typed = value === `CVR.${root}`;
      return typed ? null : unexpectedRoot(file, shownJson(value));
    },
    element: (_, value, record) => parts.record(value, record),
  });
  return { push: reader.push, end: () => reader.end() ?? (typed ? null : unexpectedRoot(file, "—")) };
}

function xmlReport(file: string, parts: Parts): FileReader {
  let records = 0;
  return xmlReader(file, {
    root: ({ name }) => (name === root ? null : unexpectedRoot(file, `<${name}>`)),
    child: (element) => {
      const value = asJson(element);
      return element.name === "CVR" ? parts.record(value, ++records) : parts.member(element.name, value);
    },
  });
}

function unexpectedRoot(file: string, found: string): Problem {
  return problem("json-unexpected", file, { row: 1, field: "@type", found, expected: `CVR.${root}` });
}

/** An element as the JSON of the same standard has it: `ObjectId` is `@id`, `xsi:type` is `@type`, children are lists by name. */
function asJson({ attributes, children, text }: XmlElement): unknown {
  if (children.length === 0 && Object.keys(attributes).length === 0) return text;
  const value: Record<string, unknown> = {};
  if (attributes["ObjectId"] !== undefined) value["@id"] = attributes["ObjectId"];
  if (attributes["type"] !== undefined) value["@type"] = `CVR.${attributes["type"].replace(/^.*:/, "")}`;
  for (const child of children) {
    const before = value[child.name];
    value[child.name] = [...(Array.isArray(before) ? before : []), asJson(child)];
  }
  return value;
}
