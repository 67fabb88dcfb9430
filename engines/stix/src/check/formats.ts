import type { Json } from "../basis/json-value.ts";
import { isObject } from "../basis/json-value.ts";
import { list, record, reference, text, type Kind } from "./kinds.ts";
import { vocabularies as ov } from "./vocabularies.ts";

/** Kinds whose text has a form of its own (STIX 2.1, section 2 and the standards it names). */

const uriForm = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

/** An absolute URI (RFC 3986) or, as producers write them, an IRI (RFC 3987). */
export const uri: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!uriForm.test(value)) report("uri-format", property);
};

export function isUri(value: string): boolean {
  return uriForm.test(value);
}

/** RFC 5646: a language, and optionally script, region, variants, extensions. */
export const languageForm =
  /^(?:[a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}|[a-zA-Z]{4,8})(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|\d{3}))?(?:-(?:[a-zA-Z0-9]{5,8}|\d[a-zA-Z0-9]{3}))*(?:-[a-wy-zA-WY-Z0-9](?:-[a-zA-Z0-9]{2,8})+)*(?:-x(?:-[a-zA-Z0-9]{1,8})+)?$/;

export const language: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!languageForm.test(value)) report("language-code", property);
};

export const hex: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!/^(?:[0-9a-fA-F]{2})+$/.test(value)) report("hex-format", property);
};

export const binary: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) report("binary-format", property);
};

const digestLengths: Readonly<Record<string, number>> = {
  MD5: 32,
  "SHA-1": 40,
  "SHA-256": 64,
  "SHA-512": 128,
  "SHA3-256": 64,
  "SHA3-512": 128,
};

/** Hashes by algorithm (section 2.7): known algorithms by their length, others by the form of their name. */
export const hashes: Kind = (value, property, report) => {
  if (!isObject(value)) return report("value-type", property);
  const names = Object.keys(value);
  if (names.length === 0) report("dictionary-empty", property);
  for (const name of names) {
    const digest = value[name] as Json;
    const length = Object.hasOwn(digestLengths, name) ? digestLengths[name] : undefined;
    if (!/^[a-zA-Z0-9_-]{3,250}$/.test(name)) report("hash-algorithm", `${property}.${name}`);
    if (!ov.hashAlgorithm.has(name) && !name.startsWith("x_"))
      report("vocabulary-value", `${property}.${name}`);
    if (typeof digest !== "string") report("value-type", `${property}.${name}`);
    else if (length !== undefined && (digest.length !== length || !/^[0-9a-fA-F]+$/.test(digest)))
      report("hash-length", `${property}.${name}`);
  }
};

/** Names from the IANA registry have these characters; the few that have a point as well are listed. */
const pointed = new Set([
  "ANSI_X3.4-1968",
  "ANSI_X3.110-1983",
  "ISO_646.basic:1983",
  "ISO_646.irv:1983",
  "T.61-7bit",
  "T.61-8bit",
  "T.101-G2",
  "JIS_X0201",
  "ISO_6937-2-add",
]);

export const characterSet: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!/^[a-zA-Z0-9_():+-]+$/.test(value) && !pointed.has(value)) report("character-set", property);
};

/** RFC 6838, under one of the top-level names that IANA keeps. */
export const mediaType: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (
    !/^(?:application|audio|font|haptics|image|message|model|multipart|text|video)\/[a-zA-Z0-9!#$&^_.+-]+/.test(
      value,
    )
  )
    report("media-type", property);
};

/** Of a file: any text, but it should be a media type of the form `type/subtype` (section 6.7). */
export const fileMediaType: Kind = (value, property, report) => {
  if (typeof value === "string" && !/^[a-zA-Z0-9-]+\/[a-zA-Z0-9!#$&^_.+-]+/.test(value))
    report("media-type-unregistered", property);
};

export const externalReference: Kind = record(
  {
    required: ["source_name"],
    properties: { source_name: text, description: text, url: uri, hashes, external_id: text },
  },
  (value, property, report) => {
    const { source_name: source, external_id: identifier } = value;
    if (value["description"] === undefined && value["url"] === undefined && identifier === undefined)
      report("external-reference-empty", property);
    const cve = typeof identifier === "string" && /^CVE-\d{4}-(0\d{3}|[1-9]\d{3,})$/.test(identifier);
    const capec = typeof identifier === "string" && /^CAPEC-\d+$/.test(identifier);
    if (cve !== (source === "cve") || capec !== (source === "capec"))
      report("external-reference-identifier", property);
  },
);

const phaseWord = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const killChainPhase: Kind = record(
  { required: ["kill_chain_name", "phase_name"], properties: { kill_chain_name: text, phase_name: text } },
  (value, property, report) => {
    for (const name of ["kill_chain_name", "phase_name"])
      if (typeof value[name] === "string" && !phaseWord.test(value[name]))
        report("kill-chain-name", `${property}.${name}`);
  },
);

export const granularMarking: Kind = record(
  {
    required: ["selectors"],
    properties: { lang: language, marking_ref: reference("marking-definition"), selectors: list(text) },
  },
  (value, property, report) => {
    if ((value["lang"] === undefined) === (value["marking_ref"] === undefined))
      report("granular-marking", property);
  },
);
