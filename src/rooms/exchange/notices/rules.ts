import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Kind, State } from "./contract.ts";

/** Where a notice stands; all that decides what may happen to it. */
export interface Standing {
  readonly kind: Kind;
  readonly state: State;
  /** SHA-256 of the version that stands. */
  readonly sha256: string;
  /** Everyone who wrote any version, also one of a correction. */
  readonly editors: readonly string[];
  readonly approval: { readonly by: string; readonly sha256: string } | null;
  /** A correction of what was published, before its approval. */
  readonly correction: { readonly sha256: string } | null;
}

/** What others know at the moment of publishing. */
export interface Ground {
  /** What the panel decided; null where there is no decision that the actor sees. */
  readonly outcome: string | null;
  readonly victimsUntold: number;
  /** Names of organisations that were to be told and were not. */
  readonly concernedUntold: readonly string[];
  readonly namesWithoutConsent: boolean;
}

export type Command =
  | { readonly do: "edit"; readonly by: string; readonly sha256: string }
  | {
      readonly do: "submit";
      readonly plain: boolean;
      readonly override: string | null;
      readonly named: boolean;
    }
  | { readonly do: "approve"; readonly by: string; readonly sha256: string; readonly named: boolean }
  | { readonly do: "return"; readonly sha256: string }
  | { readonly do: "publish"; readonly sha256: string; readonly ground: Ground }
  | {
      readonly do: "correct";
      readonly by: string;
      readonly sha256: string;
      readonly plain: boolean;
      readonly override: string | null;
      readonly named: boolean;
    }
  | { readonly do: "withdraw" };

export type Refusal =
  | DecisionRefusal
  | "published-already"
  | "not-a-draft"
  | "not-plain-enough"
  | "names-without-consent"
  | "not-submitted"
  | "own-work"
  | "changed-meanwhile"
  | "not-approved"
  | "victims-first"
  | "concerned-not-told"
  | "not-published"
  | "correction-waits"
  | "nothing-changed";

export type DecisionRefusal = "no-decision" | "decision-says-otherwise";

type Decided = Result<Standing, Refusal>;
type Of<D extends Command["do"]> = Extract<Command, { readonly do: D }>;

/** The whole state machine: where a notice stands after a command, or why the command is refused. */
export function decide(now: Standing, command: Command): Decided {
  switch (command.do) {
    case "edit":
      return edit(now, command);
    case "submit":
      return submit(now, command);
    case "approve":
      return approve(now, command);
    case "return":
      return giveBack(now, command);
    case "publish":
      return publish(now, command);
    case "correct":
      return correct(now, command);
    case "withdraw":
      return now.state === "published"
        ? ok({ ...now, state: "withdrawn", correction: null })
        : refuse("not-published");
  }
}

/** A notice needs a decision for a notice, a bulletin one for a bulletin. */
export function fitsDecision(kind: Kind, outcome: string | null): Result<null, DecisionRefusal> {
  if (outcome === null) return refuse("no-decision");
  return outcome === kind ? ok(null) : refuse("decision-says-otherwise", { outcome });
}

/** The languages of the election that a text lacks. */
export function missingLanguages(texts: object, languages: readonly string[]): string[] {
  return languages.filter((language) => !Object.hasOwn(texts, language));
}

/** The languages of a text that the election does not have. */
export function foreignLanguages(texts: object, languages: readonly string[]): string[] {
  return Object.keys(texts).filter((language) => !languages.includes(language));
}

function edit(now: Standing, { by, sha256 }: Of<"edit">): Decided {
  if (now.state === "published" || now.state === "withdrawn") return refuse("published-already");
  return ok({ ...now, state: "draft", sha256, editors: joined(now.editors, by), approval: null });
}

function submit(now: Standing, command: Of<"submit">): Decided {
  if (now.state !== "draft") return refuse("not-a-draft");
  const gate = passes(command);
  return gate.ok ? ok({ ...now, state: "submitted" }) : gate;
}

function approve(now: Standing, { by, sha256, named }: Of<"approve">): Decided {
  const waiting = now.state === "submitted" ? now.sha256 : now.correction?.sha256;
  if (waiting === undefined) return refuse("not-submitted");
  if (now.editors.includes(by)) return refuse("own-work");
  if (waiting !== sha256) return refuse("changed-meanwhile");
  if (named) return refuse("names-without-consent");
  const approval = { by, sha256 };
  if (now.state === "submitted") return ok({ ...now, state: "approved", approval });
  return ok({ ...now, sha256, approval, correction: null });
}

function giveBack(now: Standing, { sha256 }: Of<"return">): Decided {
  const waiting = ["submitted", "approved"].includes(now.state) ? now.sha256 : now.correction?.sha256;
  if (waiting === undefined) return refuse("not-submitted");
  if (waiting !== sha256) return refuse("changed-meanwhile");
  if (now.state === "published") return ok({ ...now, correction: null });
  return ok({ ...now, state: "draft", approval: null });
}

function publish(now: Standing, { sha256, ground }: Of<"publish">): Decided {
  if (now.state !== "approved" || now.approval === null) return refuse("not-approved");
  if (now.approval.sha256 !== sha256 || now.sha256 !== sha256) return refuse("changed-meanwhile");
  const fits = fitsDecision(now.kind, ground.outcome);
  if (!fits.ok) return fits;
  if (ground.victimsUntold > 0) return refuse("victims-first", { n: ground.victimsUntold });
  if (ground.concernedUntold.length > 0)
    return refuse("concerned-not-told", { whom: ground.concernedUntold.join(", ") });
  if (ground.namesWithoutConsent) return refuse("names-without-consent");
  return ok({ ...now, state: "published" });
}

function correct(now: Standing, command: Of<"correct">): Decided {
  if (now.state !== "published") return refuse("not-published");
  if (now.correction !== null) return refuse("correction-waits");
  if (command.sha256 === now.sha256) return refuse("nothing-changed");
  const gate = passes(command);
  if (!gate.ok) return gate;
  const { by, sha256 } = command;
  return ok({ ...now, editors: joined(now.editors, by), correction: { sha256 } });
}

function passes(command: Pick<Of<"submit">, "plain" | "override" | "named">) {
  if (command.named) return refuse("names-without-consent");
  return command.plain || command.override !== null ? ok(null) : refuse("not-plain-enough");
}

function joined(editors: readonly string[], by: string): string[] {
  return editors.includes(by) ? [...editors] : [...editors, by];
}
