import { hashOf } from "./hash.ts";
import { normalText } from "./normal-text.ts";
import { evidenceMax, type Report } from "./report.ts";
import { gramsOf, sampledShingles } from "./shingles.ts";
import { type Traces, tracesOf } from "./traces.ts";

/** All that is compared of a report, worked out once. */
export interface Profile {
  readonly report: Report;
  /** Number and length of the normalised text; equal only where the texts are. Null where there is no letter or digit. */
  readonly textKey: string | null;
  readonly grams: Uint32Array;
  readonly traces: Traces;
  readonly keys: readonly string[];
}

/** Shingles of the text that stand in the fingerprint. */
const shinglesMax = 24;

/** At most so many keys come out of `fingerprint`: the text, its shingles, and four kinds of traces. */
export const keysMax = 1 + shinglesMax + 4 * evidenceMax;

/** Works out what is compared of a report. */
export function profileOf(report: Report): Profile {
  const normal = normalText(report.text);
  const traces = tracesOf(report);
  const textKey = textKeyOf(normal);
  return { report, textKey, grams: gramsOf(normal), traces, keys: keysOf(normal, textKey, traces) };
}

/**
 * The keys under which a store keeps a report in posting lists (key → reports): at most `keysMax`, none longer than 162
 * UTF-16 units, none with control characters or half surrogates, which databases refuse. `x:` whole text, `u:` address,
 * `d:` domain, `h:` handle, `i:` identifier, `s:` shingle of the text. Platforms' domains are never keys.
 */
export function fingerprint(report: Report): readonly string[] {
  const normal = normalText(report.text);
  return keysOf(normal, textKeyOf(normal), tracesOf(report));
}

/** The keys of traces; also what `Commonness` is asked about. */
export const urlKey = (url: string): string => keyOf("u", url);
export const domainKey = (domain: string): string => keyOf("d", domain);
export const handleKey = (handle: string): string => keyOf("h", handle);
export const identifierKey = (identifier: string): string => keyOf("i", identifier);

/** A long value is cut and carries the number of its whole. */
function keyOf(kind: string, value: string): string {
  if (value.length <= 160) return `${kind}:${value}`;
  return `${kind}:${value.slice(0, 140)}~${hashOf(value).toString(36)}`;
}

function keysOf(normal: string, textKey: string | null, traces: Traces): readonly string[] {
  const shingles = sampledShingles(normal, shinglesMax).map((one) => `s:${one.toString(36)}`);
  return [...(textKey === null ? [] : [`x:${textKey}`]), ...traceKeys(traces), ...shingles];
}

function traceKeys(traces: Traces): readonly string[] {
  return [
    ...traces.pages.map((one) => urlKey(one.url)),
    ...traces.domains.map(domainKey),
    ...traces.handles.map(handleKey),
    ...traces.identifiers.map(identifierKey),
  ];
}

function textKeyOf(normal: string): string | null {
  if (normal === "") return null;
  return `${normal.length.toString(36)}.${hashOf(normal).toString(36)}.${hashOf(`~${normal}`).toString(36)}`;
}
