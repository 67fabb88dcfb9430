import { has, isRecord, listOf, skippedShape, type Room } from "../room.ts";
import { isIndicators, judgeGold, judgeIndicators } from "./exchange-correlation.ts";
import { judgeBundle } from "./exchange-bundles.ts";
import {
  judgeAttributePairs,
  judgeCustomObjectPairs,
  judgeEvent,
  judgeGalaxyPairs,
  judgeSighting,
} from "./exchange-misp.ts";
import { judgeObjectPairs } from "./exchange-misp-objects.ts";
import { judgeGalaxy, judgeSharingGroups, judgeTaxonomy, judgeTemplate } from "./exchange-misp-words.ts";
import { judgePersona } from "./exchange-personas.ts";
import { judgeTaxiiState } from "./exchange-taxii.ts";
import { judgeMatching, judgeOlderValidity, judgePatterns, judgeValidity } from "./exchange-stix.ts";

/** The exchange room: STIX 2.1 and what else of its data has an engine yet. */
export const exchange: Room = {
  name: "exchange",
  shapes: [
    {
      name: "STIX 2.0 validity cases",
      recognises: ({ json }) =>
        listOf(json, "instance", "must_valid") && !json.some(({ instance }) => speaksOf21(instance)),
      judge: ({ json }) => judgeOlderValidity(json as readonly Readonly<Record<string, unknown>>[]),
    },
    {
      name: "STIX 2.1 validity cases",
      recognises: ({ json }) => listOf(json, "instance", "must_valid"),
      judge: ({ json }) => judgeValidity(json as readonly Readonly<Record<string, unknown>>[]),
    },
    {
      name: "STIX pattern matching",
      recognises: ({ json }) => listOf(json, "pattern", "observations", "match"),
      judge: ({ json }) => judgeMatching(json as readonly Readonly<Record<string, unknown>>[]),
    },
    {
      name: "STIX patterns",
      recognises: ({ json }) => listOf(json, "pattern", "valid"),
      judge: ({ json }) => judgePatterns(json as readonly Readonly<Record<string, unknown>>[]),
    },
    {
      name: "STIX bundles",
      recognises: ({ json }) => isRecord(json) && json["type"] === "bundle",
      judge: judgeBundle,
    },
    {
      name: "interoperability personas",
      recognises: ({ json }) => has(json, "$schema", "$id", "allOf"),
      judge: judgePersona,
    },
    {
      name: "states of a TAXII server",
      recognises: ({ json }) => isRecord(json) && Object.keys(json).some((key) => key.startsWith("/")),
      judge: judgeTaxiiState,
    },
    ...mispShapes(),
    ...caseShapes(),
  ],
};

function speaksOf21(instance: unknown): boolean {
  if (!isRecord(instance)) return false;
  const objects = Array.isArray(instance["objects"]) ? instance["objects"] : [];
  return (
    instance["spec_version"] === "2.1" ||
    objects.some((object) => has(object, "spec_version") && object["spec_version"] === "2.1")
  );
}

function mispShapes(): Room["shapes"] {
  return [
    {
      name: "MISP events",
      recognises: ({ json }) =>
        has(json, "Event") || has(json, "Attribute") || has(json, "Object") || has(json, "info", "analysis"),
      judge: ({ json }) => judgeEvent(json),
    },
    {
      name: "MISP sharing groups",
      recognises: ({ json }) => listOf(json, "SharingGroup"),
      judge: judgeSharingGroups,
    },
    {
      name: "MISP sightings",
      recognises: ({ json }) => has(json, "timestamp", "type", "value"),
      judge: ({ json }) => judgeSighting(json as Readonly<Record<string, unknown>>),
    },
    {
      name: "MISP galaxies",
      recognises: ({ json }) => has(json, "values", "uuid", "name"),
      judge: judgeGalaxy,
    },
    {
      name: "MISP taxonomies",
      recognises: ({ json }) => has(json, "namespace", "predicates"),
      judge: judgeTaxonomy,
    },
    {
      name: "MISP templates",
      recognises: ({ json }) => has(json, "attributes", "meta-category"),
      judge: judgeTemplate,
    },
    ...mispPairShapes(),
  ];
}

/** Told by what the first MISP side and the first STIX side look like. */
function mispPairShapes(): Room["shapes"] {
  const pairs = (json: unknown): json is Readonly<Record<string, unknown>> =>
    isRecord(json) && Object.keys(json).length > 0 && Object.values(json).every(isPair);
  const every = (
    json: unknown,
    test: (misp: Readonly<Record<string, unknown>>, stix: unknown) => boolean,
  ): boolean =>
    pairs(json) &&
    Object.values(json)
      .flatMap(sidesOf)
      .every(([misp, stix]) => isRecord(misp) && test(misp, stix));
  const isGalaxy = (json: unknown): boolean => every(json, (misp) => misp["GalaxyCluster"] !== undefined);
  return [
    {
      name: "MISP and STIX pairs of galaxies",
      recognises: ({ json }) => isGalaxy(json),
      judge: ({ json }) =>
        judgeGalaxyPairs(json as Readonly<Record<string, unknown>>, every(json, hasElements)),
    },
    {
      name: "MISP and STIX pairs of attributes",
      recognises: ({ json }) => every(json, (misp) => misp["value"] !== undefined),
      judge: ({ json }) => judgeAttributePairs(json as Readonly<Record<string, unknown>>),
    },
    {
      name: "MISP and STIX pairs of custom objects",
      recognises: ({ json }) => every(json, (_, stix) => has(stix, "x_misp_attributes")),
      judge: ({ json }) => judgeCustomObjectPairs(json as Readonly<Record<string, unknown>>),
    },
    {
      name: "MISP and STIX pairs of objects",
      recognises: ({ json }) => pairs(json),
      judge: ({ json }) => judgeObjectPairs(json as Readonly<Record<string, unknown>>),
    },
  ];
}

/** A galaxy that came from STIX lists its elements beside its meta. */
function hasElements(galaxy: Readonly<Record<string, unknown>>): boolean {
  const clusters = galaxy["GalaxyCluster"];
  return Array.isArray(clusters) && clusters.every((cluster) => has(cluster, "GalaxyElement"));
}

function sidesOf(pair: unknown): (readonly [misp: unknown, stix: unknown])[] {
  if (!isRecord(pair)) return [];
  if (has(pair, "MISP", "STIX")) return [[pair["MISP"], pair["STIX"]]];
  return Object.values(pair).flatMap(sidesOf);
}

/** `{ MISP, STIX }`, or one more level of that. */
function isPair(value: unknown): boolean {
  if (has(value, "MISP") && (has(value, "STIX") || isRecord(value["MISP"]))) return true;
  return (
    isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every((one) => has(one, "MISP"))
  );
}

/** Members that every row of a published table of cases has. */
const caseSignatures: readonly (readonly string[])[] = [
  ["case_hash", "case_id"],
  ["id", "text", "score", "column"],
  ["id", "name", "summary", "techniques"],
  ["id", "title", "country", "tools"],
  ["id", "title", "period", "foreign"],
  ["id", "date", "title", "outlets"],
  ["Region", "Country", "Media company"],
];

function caseShapes(): Room["shapes"] {
  const cases = "labelled cases are not judged yet";
  return [
    {
      name: "gold correlation",
      recognises: ({ json }) => has(json, "bundle_domains", "csv_domains", "shared"),
      judge: judgeGold,
    },
    {
      name: "takedown indicators",
      recognises: ({ json }) => isIndicators(json),
      judge: judgeIndicators,
    },
    {
      name: "tables of domains",
      recognises: ({ json, text }) => json === undefined && /^\uFEFF?domain,/.test(text) && isTable(text),
      judge: judgeIndicators,
    },
    skippedShape(
      "definitions",
      "definitions: definition testing is not built yet",
      (json) => has(json, "criteria", "definitions") || listOf(json, "id", "text", "label"),
    ),
    skippedShape("decision rules", "decision rules: the rule engine is not built yet", (json) =>
      listOf(json, "id", "org", "rule"),
    ),
    skippedShape("tables of cases", `cases: ${cases}`, (json) =>
      caseSignatures.some((names) => listOf(json, ...names)),
    ),
    skippedShape(
      "comma separated tables",
      "table: no part of the exchange reads tables of this kind yet",
      (json, { text }) => json === undefined && isTable(text),
    ),
  ];
}

/** A header of at least two short names, and a line below it with at least as many separators. */
function isTable(text: string): boolean {
  const [header = "", first = ""] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const names = header.split(",");
  return (
    names.length >= 2 &&
    names.every((name) => /^"?[\w .-]{1,60}"?$/.test(name)) &&
    first.split(",").length >= names.length
  );
}
