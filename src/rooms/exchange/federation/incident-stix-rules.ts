import { tlpMarking, type JsonObject, type Tlp } from "@counterfoil/stix";
import type { Activity, Evidence, Incident } from "../incidents/contract.ts";

/** The extension by which an incident and its evidence say what STIX 2.1 (section 4.6: a stub) has no place for. */
export const incidentExtension = "extension-definition--5c0f7c1e-3e0a-4a52-9d8b-6f1f5b7c2a10";

export interface Teller {
  /** What the instance calls itself. */
  readonly name: string;
  /** A UUID that is the same for the same words and this instance. */
  readonly uuidFor: (words: string) => string;
}

/**
 * An incident as STIX 2.1: the incident with our extension, its techniques as attack patterns, its evidence as notes, each under its own
 * marking. Who opened, wrote or assessed it is not told, nor on which reports it rests.
 */
export function incidentObjects(
  incident: Incident,
  evidence: readonly Evidence[],
  teller: Teller,
): JsonObject[] {
  const identity = identityOf(teller);
  const created = timeOf(incident.createdAtMs);
  const told = {
    ...common("incident", teller.uuidFor(incident.id), created, identity["id"] as string),
    modified: timeOf(incident.changedAtMs),
    name: incident.title,
    description: incident.summary,
    object_marking_refs: [markingRef(incident.tlp)],
    extensions: { [incidentExtension]: extensionOf(incident) },
  };
  const techniques = incident.activities.flatMap((activity) =>
    techniqueObjects(activity, told, incident.tlp, teller),
  );
  return [
    identity,
    definitionOf(identity["id"] as string),
    told,
    ...techniques,
    ...evidence.map((item) => noteOf(item, told, teller)),
  ];
}

function identityOf({ name, uuidFor }: Teller): JsonObject {
  return {
    type: "identity",
    spec_version: "2.1",
    id: `identity--${uuidFor("identity")}`,
    created: epoch,
    modified: epoch,
    name,
    identity_class: "system",
    object_marking_refs: [markingRef("clear")],
  };
}

/** The identity says the same at any time. */
const epoch = "2026-01-01T00:00:00.000Z";

function definitionOf(identity: string): JsonObject {
  return {
    type: "extension-definition",
    spec_version: "2.1",
    id: incidentExtension,
    created_by_ref: identity,
    created: epoch,
    modified: epoch,
    name: "Counterfoil incident",
    description: "What an incident against an election was, what was done, and how it was assessed.",
    schema: "https://counterfoil.example/schemas/incident-1.json",
    version: "1.0",
    extension_types: ["property-extension"],
    object_marking_refs: [markingRef("clear")],
  };
}

function extensionOf(incident: Incident): JsonObject {
  const [assessment] = incident.assessments.filter(({ classification }) => classification === 0);
  return {
    extension_type: "property-extension",
    state: incident.state,
    kinds: [...incident.kinds],
    phase: incident.phase,
    aims: [...incident.aims],
    ...(incident.beneficiary !== null && { beneficiary: incident.beneficiary }),
    activities: incident.activities.map(activityOf),
    ...(assessment && {
      assessment: {
        likelihood: assessment.likelihood,
        percent_min: assessment.percentMin,
        percent_max: assessment.percentMax,
        confidence: assessment.confidence,
        judgement: assessment.judgement,
        alternatives: [...assessment.alternatives],
        at: timeOf(assessment.atMs),
      },
    }),
  };
}

function activityOf(activity: Activity): JsonObject {
  return {
    kind: activity.kind,
    from: timeOf(activity.fromMs),
    to: timeOf(activity.toMs),
    outcome: activity.outcome,
    target: { kind: activity.target.kind, name: activity.target.name },
    ...(activity.technique && { technique: { ...activity.technique } }),
    ...(activity.venue !== null && { venue: activity.venue }),
    ...(activity.narrative !== null && { narrative: activity.narrative }),
    ...(activity.reach && { reach: { ...activity.reach } }),
    ...(activity.infrastructure.length > 0 && { infrastructure: [...activity.infrastructure] }),
  };
}

function techniqueObjects(
  { id, technique, narrative }: Activity,
  incident: JsonObject & { readonly id: string; readonly created: string; readonly created_by_ref: string },
  tlp: Tlp,
  { uuidFor }: Teller,
): JsonObject[] {
  if (technique === null) return [];
  const { created, created_by_ref: by } = incident;
  const marked = { object_marking_refs: [markingRef(tlp)] };
  const pattern = {
    ...common("attack-pattern", uuidFor(`technique ${incident.id} ${id}`), created, by),
    modified: created,
    name: technique.code,
    ...(narrative !== null && { description: narrative }),
    external_references: [{ source_name: technique.version, external_id: technique.code }],
    ...marked,
  };
  const link = {
    ...common("relationship", uuidFor(`link ${incident.id} ${id}`), created, by),
    modified: created,
    relationship_type: "related-to",
    source_ref: incident.id,
    target_ref: pattern.id,
    ...marked,
  };
  return [pattern, link];
}

function noteOf(
  item: Evidence,
  incident: JsonObject & { readonly id: string; readonly created_by_ref: string },
  { uuidFor }: Teller,
): JsonObject {
  const recorded = timeOf(item.recordedAtMs);
  return {
    ...common("note", uuidFor(item.id), recorded, incident.created_by_ref),
    modified: recorded,
    abstract: `Evidence: ${item.kind}, ${item.sourceGrade}${item.credibility}`,
    content: item.text,
    object_refs: [incident.id],
    object_marking_refs: [markingRef(item.tlp)],
    extensions: {
      [incidentExtension]: {
        extension_type: "property-extension",
        kind: item.kind,
        source_grade: item.sourceGrade,
        credibility: item.credibility,
        known_at: timeOf(item.knownAtMs),
        ...(item.validUntilMs !== null && { valid_until: timeOf(item.validUntilMs) }),
        ...(item.sha256 !== null && { sha256: item.sha256 }),
      },
    },
  };
}

function common(type: string, uuid: string, created: string, by: string) {
  return { type, spec_version: "2.1", id: `${type}--${uuid}`, created, created_by_ref: by };
}

function markingRef(tlp: Tlp): string {
  return tlpMarking(tlp)["id"] as string;
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
