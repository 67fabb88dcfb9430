import { z } from "zod";
import { ActivityContent, EvidenceContent, type Activity } from "../contract.ts";

/** A list gives text; the contract wants a number. */
export const typedNumber = <S extends z.ZodType<unknown, number>>(schema: S) =>
  z.string().transform(Number).pipe(schema);

/** One on a line. */
export const typedLines = <S extends z.ZodType<unknown, string[]>>(schema: S) =>
  z
    .string()
    .default("")
    .transform((text) => text.split("\n").map((line) => line.trim()))
    .transform((lines) => lines.filter((line) => line !== ""))
    .pipe(schema);

const { technique, reach } = ActivityContent.shape;
const term = technique.unwrap().unwrap().shape;
const reached = reach.unwrap().unwrap().shape;

/** An activity as it is typed: nothing nested, so that what is left out stays out. */
export const TypedActivity = z
  .object({
    kind: ActivityContent.shape.kind,
    techniqueCode: term.code.optional(),
    techniqueVersion: term.version.optional(),
    targetKind: ActivityContent.shape.target.shape.kind,
    targetName: ActivityContent.shape.target.shape.name,
    venue: reached.source.optional(),
    fromMs: ActivityContent.shape.fromMs,
    toMs: ActivityContent.shape.toMs,
    outcome: ActivityContent.shape.outcome,
    reachPeople: reached.people.optional(),
    reachSource: reached.source.optional(),
    reachEstimated: z.boolean().default(false),
    narrative: ActivityContent.shape.narrative.unwrap().unwrap().optional(),
    infrastructure: typedLines(ActivityContent.shape.infrastructure.unwrap()),
    why: z.string().trim().min(3).max(500),
  })
  .refine((typed) => typed.techniqueCode === undefined || typed.techniqueVersion !== undefined, {
    path: ["techniqueVersion"],
    error: "expected the version of the vocabulary",
  })
  .refine((typed) => typed.reachPeople === undefined || typed.reachSource !== undefined, {
    path: ["reachSource"],
    error: "expected who says so",
  });
export type TypedActivity = z.output<typeof TypedActivity>;

export function contentOf(typed: TypedActivity, sources: Activity["sources"]): ActivityContent {
  const { techniqueCode: code, techniqueVersion: version, reachPeople: people, reachSource } = typed;
  return {
    kind: typed.kind,
    technique: code === undefined || version === undefined ? null : { code, version },
    target: { kind: typed.targetKind, name: typed.targetName },
    venue: typed.venue ?? null,
    fromMs: typed.fromMs,
    toMs: typed.toMs,
    outcome: typed.outcome,
    reach:
      people === undefined || reachSource === undefined
        ? null
        : { people, source: reachSource, estimated: typed.reachEstimated },
    sources,
    narrative: typed.narrative ?? null,
    infrastructure: typed.infrastructure,
  };
}

export function typedOf(activity: Activity): Record<string, unknown> {
  return {
    kind: activity.kind,
    techniqueCode: activity.technique?.code,
    techniqueVersion: activity.technique?.version,
    targetKind: activity.target.kind,
    targetName: activity.target.name,
    venue: activity.venue ?? undefined,
    fromMs: activity.fromMs,
    toMs: activity.toMs,
    outcome: activity.outcome,
    reachPeople: activity.reach?.people,
    reachSource: activity.reach?.source,
    reachEstimated: activity.reach?.estimated ?? false,
    narrative: activity.narrative ?? undefined,
    infrastructure: activity.infrastructure.join("\n"),
  };
}

/** Evidence as it is typed; the substitute's text, where there is one, is a field like the others. */
export const TypedEvidence = EvidenceContent.extend({
  credibility: typedNumber(EvidenceContent.shape.credibility),
  classification: typedNumber(EvidenceContent.shape.classification),
  substituteText: EvidenceContent.shape.text.optional(),
  why: z.string().trim().min(3).max(500),
});
