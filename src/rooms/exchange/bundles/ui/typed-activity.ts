import { z } from "zod";
import { ActivityContent, IncidentId, openIncident } from "../../incidents/contract.ts";

const { technique, target, venue, narrative, kind, outcome, fromMs, toMs, infrastructure } =
  ActivityContent.shape;
const term = technique.unwrap().unwrap().shape;

/** An activity as it is typed beside its object: nothing nested, so that what is left out stays out. */
export const TypedActivity = z
  .object({
    incident: IncidentId.optional(),
    incidentTitle: openIncident.body.shape.title.optional(),
    kind,
    narrative: narrative.unwrap().unwrap().optional(),
    targetKind: target.shape.kind,
    targetName: target.shape.name,
    outcome,
    fromMs,
    toMs,
    venue: venue.unwrap().unwrap().optional(),
    techniqueCode: term.code.optional(),
    /** Given with the draft, not typed: the newest version that is installed. */
    techniqueVersion: term.version.default("–"),
    infrastructure: z
      .string()
      .default("")
      .transform((text) => text.split("\n").map((line) => line.trim()))
      .transform((lines) => lines.filter((line) => line !== ""))
      .pipe(infrastructure.unwrap()),
    why: openIncident.body.shape.why,
  })
  .refine((typed) => typed.incident !== undefined || typed.incidentTitle !== undefined, {
    path: ["incident"],
    error: "expected an incident, or a title for a new one",
  });

export function activityOf(
  typed: z.output<typeof TypedActivity>,
  source: { readonly bundle: string; readonly object: string },
): z.input<typeof ActivityContent> {
  const { techniqueCode: code, techniqueVersion: version } = typed;
  return {
    kind: typed.kind,
    technique: code === undefined ? null : { code, version },
    target: { kind: typed.targetKind, name: typed.targetName },
    venue: typed.venue ?? null,
    fromMs: typed.fromMs,
    toMs: typed.toMs,
    outcome: typed.outcome,
    sources: [source],
    narrative: typed.narrative ?? null,
    infrastructure: typed.infrastructure,
  };
}
