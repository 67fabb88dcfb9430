import { limits } from "../../../../basics/bounded.ts";
import type { Message } from "../../../../basics/text.ts";
import { dayOf, instantOf } from "../../../../basics/zoned-time.ts";
import { fieldOf, type PublicRequest } from "../../../../platform/public-page/route.ts";
import { Kind, Outcome, type Submission, type Trace } from "../contract.ts";
import { pageWords } from "./messages.ts";

/** What stands in the form's fields, as it was typed. */
export type Typed = Readonly<Record<FieldName, string>>;
export const fieldNames = [
  "outcome",
  "kind",
  "what",
  "where",
  "traces",
  "day",
  "time",
  "contact",
  "website",
] as const;
export type FieldName = (typeof fieldNames)[number];

export interface Problem {
  readonly name: FieldName;
  readonly message: Message;
  readonly values?: Readonly<Record<string, number>>;
}

/** What a person told, before phase and language are added to it. */
export type Told = Omit<Submission, "phase" | "language" | "tlp">;

export const emptyForm: Typed = Object.fromEntries(fieldNames.map((name) => [name, ""])) as Typed;

export function typedIn(form: PublicRequest["form"]): Typed {
  return Object.fromEntries(fieldNames.map((name) => [name, fieldOf(form, name)])) as Typed;
}

/** Reads the form, or says field by field what has to be put right. Days and times are those of the election's time zone. */
export function readForm(
  typed: Typed,
  timeZone: string,
  nowMs: number,
): { readonly told: Told } | { readonly problems: readonly Problem[] } {
  const outcome = Outcome.safeParse(typed.outcome);
  const traces = tracesIn(typed.traces);
  const when = whenIn(typed, timeZone, nowMs);
  const problems = [
    !outcome.success && { name: "outcome", message: pageWords["error-outcome"] },
    ...textProblems(typed),
    traces === null && { name: "traces", message: pageWords["error-traces"] },
    "problem" in when && when.problem,
    typed.website !== "" && { name: "outcome", message: pageWords["error-trap"] },
  ].filter((problem) => problem !== false) as Problem[];
  if (problems.length > 0 || !outcome.success || traces === null || "problem" in when) return { problems };
  const contact = clean(typed.contact);
  return {
    told: {
      what: clean(typed.what),
      where: clean(typed.where),
      traces,
      ...when,
      outcome: outcome.data,
      kind: Kind.catch("unsure").parse(typed.kind),
      contact: contact === "" ? null : contact,
    },
  };
}

/** What a line is by its look: a link, an account, a telephone number, or something else. */
export function traceOf(line: string): Trace {
  if (/^(https?:\/\/|www\.)\S+$/i.test(line) || /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(line))
    return { kind: "web", value: line };
  if (/^@\S+$/.test(line)) return { kind: "social", value: line };
  if (/^\+?[\d\s().-]{6,24}$/.test(line)) return { kind: "phone", value: line };
  return { kind: "other", value: line };
}

function textProblems(typed: Typed): readonly (Problem | false)[] {
  const tooLong = (name: FieldName, max: number): Problem | false =>
    clean(typed[name]).length > max && { name, message: pageWords["error-long"], values: { max } };
  return [
    clean(typed.what) === "" && { name: "what", message: pageWords["error-what"] },
    tooLong("what", limits.textCharactersMax),
    tooLong("where", limits.lineCharactersMax),
    tooLong("contact", limits.lineCharactersMax),
  ];
}

function tracesIn(traces: string): Trace[] | null {
  const lines = traces
    .split(/\r?\n/)
    .map(clean)
    .filter((line) => line !== "");
  if (lines.length > 20 || lines.some((line) => line.length > limits.lineCharactersMax)) return null;
  return lines.map(traceOf);
}

type When = Pick<Submission, "whenFromMs" | "whenToMs"> | { readonly problem: Problem };

function whenIn({ day, time }: Typed, timeZone: string, nowMs: number): When {
  const [onDay, atTime] = [
    day.trim(),
    time
      .trim()
      .replace(/^(\d)[:.h]/, "0$1:")
      .replace(/[.h]/, ":"),
  ];
  const wrongTime: When = { problem: { name: "time", message: pageWords["error-time"] } };
  if (onDay === "") return atTime === "" ? { whenFromMs: null, whenToMs: null } : wrongTime;
  const startMs = instantOf(`${onDay}T00:00`, timeZone);
  if (Number.isNaN(startMs) || startMs < 0 || onDay > dayOf(nowMs, timeZone))
    return { problem: { name: "day", message: pageWords["error-day"] } };
  if (atTime === "") return { whenFromMs: startMs, whenToMs: instantOf(`${onDay}T23:59`, timeZone) + 59_999 };
  const atMs = instantOf(`${onDay}T${atTime}`, timeZone);
  return Number.isNaN(atMs) || atMs > nowMs ? wrongTime : { whenFromMs: atMs, whenToMs: atMs };
}

function clean(text: string): string {
  return text.replaceAll(/\p{Surrogate}|\0/gu, "\uFFFD").trim();
}
