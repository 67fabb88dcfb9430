import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { speaker } from "../../../platform/languages/speaker.ts";
import {
  casesPage,
  countsOf,
  findCase,
  insertCases,
  insertLabel,
  titlesOf,
  type CasesOf,
} from "./cases-store.ts";
import {
  CaseId,
  labelsMax,
  type importCases,
  type labelCase,
  type listCases,
  type Measure,
  type NewCase,
  type relabelCase,
} from "./contract.ts";
import { casesOf, type CsvProblem } from "./csv-rules.ts";
import { messages } from "./messages.ts";
import { record } from "./reading.ts";
import { measureOf } from "./rules.ts";
import { hold, type Held } from "./service.ts";
import { findMethod } from "./store.ts";

export const cases: Serves<typeof listCases> = async ({ tx }, { params, query }) => {
  const method = await findMethod(tx, params.method);
  if (method === null) return refuse("method-not-found");
  return ok(await casesPage(tx, { method: method.id, measuredSince: method.measuredSince }, query));
};

export const label: Serves<typeof labelCase> = async (cx, { params, body }) => {
  const held = await inUse(cx, params.method);
  if (!held.ok) return held;
  const { method } = held.value;
  if ((await titlesOf(cx.tx, of(held.value))).has(body.title)) return refuse("title-known");
  const id = CaseId.parse(cx.dice.id("mca"));
  await insertCases(cx.tx, of(held.value), [{ id, ...body }]);
  const { says, truth, why } = body;
  record(cx, "methods.label", method, { why, body: { case: id, label: 1, says, truth } });
  return ok({ id, measure: await measure(cx, held.value) });
};

export const relabel: Serves<typeof relabelCase> = async (cx, { params, body }) => {
  const held = await inUse(cx, params.method);
  if (!held.ok) return held;
  const { method } = held.value;
  const found = await findCase(cx.tx, method.id, params.case);
  const last = found?.labels.at(-1);
  if (found === null || last === undefined) return refuse("case-not-found");
  const { says, truth, why } = body;
  if (last.number !== body.label) return refuse("changed-meanwhile");
  if (last.says === says && last.truth === truth) return refuse("nothing-changed");
  if (last.number >= labelsMax) return refuse("labels-at-most", { labelsMax });
  const number = last.number + 1;
  await insertLabel(cx.tx, found.id, { number, says, truth, why });
  const before = { says: last.says, truth: last.truth };
  record(cx, "methods.relabel", method, {
    why,
    body: { case: found.id, label: number, says, truth, before },
  });
  return ok({ measure: await measure(cx, held.value) });
};

/** All rows of the file or none: a row that is wrong is named with its field, in the reader's language. */
export const take: Serves<typeof importCases> = async (cx, { params, body }) => {
  const held = await inUse(cx, params.method);
  if (!held.ok) return held;
  const { method } = held.value;
  const read = casesOf(body.csv, await titlesOf(cx.tx, of(held.value)));
  if ("problems" in read) return csvRefused(read.problems, cx.language);
  if (!read.ok) return read;
  const added = read.value.map((one): NewCase & { id: CaseId } => ({
    id: CaseId.parse(cx.dice.id("mca")),
    ...one,
  }));
  await insertCases(cx.tx, of(held.value), added);
  const labelled = added.map(({ id, says, truth }) => ({ case: id, says, truth }));
  record(cx, "methods.import", method, { why: "cases labelled from a file", body: { labelled } });
  return ok({ added: added.length, measure: await measure(cx, held.value) });
};

function of({ method }: Held): CasesOf {
  return { method: method.id, measuredSince: method.measuredSince };
}

async function measure(cx: Context, held: Held): Promise<Measure> {
  return measureOf(await countsOf(cx.tx, of(held)));
}

async function inUse(
  cx: Context,
  id: string,
): Promise<Result<Held, "method-not-found" | "method-of-others" | "retired-already">> {
  const held = await hold(cx, id);
  return held.ok && held.value.method.state === "retired" ? refuse("retired-already") : held;
}

function csvRefused(problems: readonly CsvProblem[], language: string) {
  const { say } = speaker(language.startsWith("fr") ? "fr" : "en", noPacks);
  const fields = problems.map(({ row, field, wanted }) => ({
    path: say(messages["place-in-file"], { row, field: field === "row" ? "–" : field }),
    expected: say(messages[wanted]),
  }));
  const [first] = fields;
  return refuse(
    "csv-refused",
    { n: problems.length, place: first?.path ?? "", wanted: first?.expected ?? "" },
    fields,
  );
}

const noPacks = [] as const;
