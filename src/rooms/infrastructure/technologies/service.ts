import { csvOf } from "../../../basics/csv.ts";
import { ok, refuse, type Refused, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { TextRead } from "../../../platform/http/text-upload.ts";
import { rowsOf } from "./columns-rules.ts";
import type {
  changeTechnology,
  deployTechnology,
  exportTechnologies,
  importTechnologies,
  listTechnologies,
  readTechnology,
  Registered,
  registerTechnology,
  retireTechnology,
  Technology,
} from "./contract.ts";
import { readTechnologies, type Wrong } from "./import-rules.ts";
import { messages } from "./messages.ts";
import { auditabilityOf, changedTo, checkRegistered, deployed, gateOf, nameKey } from "./rules.ts";
import {
  findTechnology,
  insertTechnologies,
  ownTechnologies,
  saveTechnologies,
  takeRegister,
  technologiesPage,
} from "./store.ts";

export const list: Serves<typeof listTechnologies> = async ({ tx }, { query }) =>
  ok(await technologiesPage(tx, query));

export const read: Serves<typeof readTechnology> = async ({ tx }, { params }) => {
  const found = await findTechnology(tx, params.technology);
  return found === null ? refuse("technology-not-found") : ok(found);
};

export const register: Serves<typeof registerTechnology> = async (cx, { body }) => {
  const checked = checkRegistered(body, cx.nowMs);
  if (!checked.ok) return checked;
  const own = await takeRegister(cx.tx);
  if (own.some((one) => nameKey(one) === nameKey(body))) return refuse("technology-twice", named(body));
  const technology = newTechnology(cx, body);
  await insertTechnologies(cx.tx, [technology]);
  record(cx, "technologies.register", technology, body.name, technology);
  return ok(technology);
};

export const change: Serves<typeof changeTechnology> = async (cx, { params, body }) => {
  const { why, ...registered } = body;
  const checked = checkRegistered(registered, cx.nowMs);
  if (!checked.ok) return checked;
  const held = await ours(cx, params.technology);
  if (!held.ok) return held;
  const { technology, others } = held.value;
  if (others.some((one) => nameKey(one) === nameKey(registered)))
    return refuse("technology-twice", named(registered));
  const changed = changedTo(technology, registered, cx.nowMs);
  await saveTechnologies(cx.tx, [changed]);
  record(cx, "technologies.change", changed, why, changed);
  return ok(changed);
};

export const deploy: Serves<typeof deployTechnology> = async (cx, { params }) => {
  const held = await ours(cx, params.technology);
  if (!held.ok) return held;
  const { technology } = held.value;
  const may = deployed(technology, cx.nowMs);
  if (!may.ok) return may.refusal === "deployment-refused" ? notDeployed(cx, technology) : may;
  await saveTechnologies(cx.tx, [may.value]);
  record(cx, "technologies.deploy", may.value, may.value.name, may.value);
  return ok(may.value);
};

export const retire: Serves<typeof retireTechnology> = async (cx, { params, body }) => {
  const held = await ours(cx, params.technology);
  if (!held.ok) return held;
  const retired: Technology = {
    ...held.value.technology,
    state: "retired",
    deployedAtMs: null,
    changedAtMs: cx.nowMs,
    retiredBecause: body.why,
  };
  await saveTechnologies(cx.tx, [retired]);
  record(cx, "technologies.retire", retired, body.why, { state: retired.state });
  return ok(retired);
};

export const importFile: Serves<typeof importTechnologies> = async (cx, { query, body }) => {
  const { file } = query;
  const text = body as TextRead;
  if (!text.ok) return text;
  if (text.value === null) return fileRefused(cx, file, [notText]);
  const rows = readTechnologies(text.value, file, cx.nowMs);
  if (!rows.ok) return fileRefused(cx, file, rows.wrong ?? []);
  const own = new Map((await takeRegister(cx.tx)).map((one) => [nameKey(one), one]));
  const added: Technology[] = [];
  const changed: Technology[] = [];
  for (const row of rows.value) {
    const known = own.get(nameKey(row));
    if (known === undefined) added.push(newTechnology(cx, row));
    else changed.push(changedTo(known, row, cx.nowMs));
  }
  await insertTechnologies(cx.tx, added);
  await saveTechnologies(cx.tx, changed);
  for (const one of added) record(cx, "technologies.register", one, file, one);
  for (const one of changed) record(cx, "technologies.change", one, file, one);
  return ok({ added: added.length, changed: changed.length });
};

export const exportFile: Serves<typeof exportTechnologies> = async ({ tx }) =>
  ok(csvOf(rowsOf(await ownTechnologies(tx))));

interface Held {
  readonly technology: Technology;
  /** What else the organisation has in the register. */
  readonly others: readonly Technology[];
}

async function ours(
  cx: Context,
  id: string,
): Promise<Result<Held, "technology-not-found" | "technology-of-others" | "technology-retired">> {
  const own = await takeRegister(cx.tx);
  const technology = await findTechnology(cx.tx, id);
  if (technology === null) return refuse("technology-not-found");
  if (technology.organisationId !== cx.actor.organisationId) return refuse("technology-of-others");
  if (technology.state === "retired") return refuse("technology-retired");
  return ok({ technology, others: own.filter((one) => one.id !== id) });
}

function newTechnology(cx: Context, registered: Registered): Technology {
  return {
    ...registered,
    id: cx.dice.id("tec") as Technology["id"],
    organisationId: cx.actor.organisationId ?? "",
    auditability: auditabilityOf(registered),
    gate: gateOf(registered, cx.nowMs),
    state: "registered",
    registeredAtMs: cx.nowMs,
    changedAtMs: cx.nowMs,
    deployedAtMs: null,
    retiredBecause: null,
  };
}

function named({ jurisdiction, name }: Registered) {
  return { jurisdiction, name };
}

function notDeployed(cx: Context, technology: Technology): Refused<"deployment-refused"> {
  const reasons = gateOf(technology, cx.nowMs).reasons.map((reason) => ({
    path: reason,
    expected: messages[reason][languageOf(cx)],
  }));
  return refuse(
    "deployment-refused",
    { name: technology.name, reasons: reasons.map(({ expected }) => expected).join(" ") },
    reasons,
  );
}

function fileRefused(cx: Context, file: string, wrong: readonly Wrong[]): Refused<"file-refused"> {
  const language = languageOf(cx);
  const row = { en: "row", fr: "ligne" }[language];
  const fields = wrong.map((one) => ({
    path: [file, one.row === null ? null : `${row} ${one.row}`, one.field]
      .filter((part) => part !== null)
      .join(", "),
    expected: one.says[language],
  }));
  const [first] = fields;
  return refuse(
    "file-refused",
    { problem: first === undefined ? file : `${first.path}: ${first.expected}` },
    fields,
  );
}

const notText: Wrong = {
  row: null,
  field: null,
  says: {
    en: "This is no UTF-8 text. Export it again as UTF-8.",
    fr: "Ce n’est pas du texte UTF-8. Exportez-le de nouveau en UTF-8.",
  },
};

function languageOf({ language }: Context): "en" | "fr" {
  return language.startsWith("fr") ? "fr" : "en";
}

function record(cx: Context, action: string, technology: Technology, why: string, body: unknown): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: technology.id,
    why,
    electionId: cx.actor.electionId,
    organisationId: technology.organisationId,
    tlp: "green",
    classification: 0,
    body,
  });
}
