import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type * as contract from "./package-contract.ts";
import { anyEnrolled, insertCode } from "./events-store.ts";
import { here, houseLanguage, record, shown, taken, takenOpen } from "./ground.ts";
import type { Books } from "./hub/books.ts";
import { newCode } from "./hub/codes.ts";
import { sha256Hex } from "./keys.ts";
import type { ListProblem } from "./package/check-list.ts";
import { columnsOf, formatNamed } from "./package/named-format.ts";
import { openHead, writePackage } from "./package/package-file.ts";
import { readList } from "./package/read-list.ts";
import { checkDefinition } from "./rules.ts";
import { sentence } from "./sentence.ts";
import {
  changePackage,
  findPackage,
  freeSlot,
  insertPackage,
  insertParts,
  packagesPage,
  partsOf,
  type KeptPackage,
} from "./store.ts";
import type { ListUpload } from "./upload.ts";

/** Election packages: drafted, signed with a list, opened; and the codes with which devices enrol. */

export const list =
  (books: Books): Serves<typeof contract.listPackages> =>
  async ({ tx }, { query }) => {
    const { rows, ...page } = await packagesPage(tx, query);
    return ok({ ...page, rows: rows.map((kept) => shown(books, kept)) });
  };

export const read =
  (books: Books): Serves<typeof contract.readPackage> =>
  async (cx, { params }) => {
    const kept = await findPackage(cx.tx, params.package);
    return here(cx, kept) ? ok(shown(books, kept)) : refuse("package-not-found");
  };

export const draft =
  (books: Books): Serves<typeof contract.draftPackage> =>
  async (cx, { body }) => {
    const checked = checkDefinition(body);
    if (!checked.ok) return checked;
    const id = cx.dice.id("pbk") as contract.PackageId;
    await insertPackage(cx.tx, { id, definition: body });
    const organisationId = cx.actor.organisationId ?? "";
    record(cx, "pollbooks.draft", { id, organisationId }, { why: body.title.en, body });
    const kept = await findPackage(cx.tx, id);
    if (kept === null) throw new Error("a package that was just drafted is not there");
    return ok(shown(books, kept));
  };

export const listVoters =
  (books: Books): Serves<typeof contract.uploadList> =>
  async (cx, { params, query, body }) => {
    const held = await taken(cx, params.package);
    if (!held.ok) return held;
    if (held.value.state !== "draft") return refuse("not-a-draft");
    const text = body as ListUpload;
    if (!text.ok) return text;
    const found = formatNamed(query.format, text.value);
    if (!found.ok) return found;
    const format = found.value;
    const definition = { ...held.value.definition, electionId: held.value.electionId };
    const { voters, leftOut, problems } = readList(text.value, format, definition);
    if (problems.length > 0) return listWrong(problems, cx.language);
    const key = books.keyOf(params.package);
    const bytes = writePackage(definition, voters, { device: "hub", key }, cx.nowMs);
    const head = headOf(bytes);
    const opened = openHead(head, key.publicKey);
    if (!opened.ok) throw new Error(`a package that was just signed does not open: ${opened.refusal}`);
    const { version } = opened.value;
    await insertParts(cx.tx, params.package, bytes);
    const list_columns = format && JSON.stringify(columnsOf(format));
    await changePackage(cx.tx, params.package, {
      state: "signed",
      head,
      version,
      voters: voters.length,
      list_columns,
    });
    const said = { version, voters: voters.length, leftOut, format: query.format, hubKey: key.publicKey };
    record(cx, "pollbooks.list-voters", held.value, { why: query.format, body: said });
    return ok({ voters: voters.length, leftOut, version });
  };

export const download: Serves<typeof contract.downloadPackage> = async (cx, { params }) => {
  const kept = await findPackage(cx.tx, params.package);
  if (!here(cx, kept)) return refuse("package-not-found");
  return kept.version === null ? refuse("not-signed") : ok(Buffer.from(await partsOf(cx.tx, kept.id)));
};

export const open =
  (books: Books): Serves<typeof contract.openPackage> =>
  async (cx, { params }) => {
    const held = await taken(cx, params.package);
    if (!held.ok) return held;
    if (held.value.state !== "signed") return refuse("not-signed");
    const slot = await freeSlot(cx.tx, books.slots);
    if (slot === null) return refuse("hubs-all-taken", { hubs: books.slots });
    await changePackage(cx.tx, params.package, { state: "open", slot, opened_at_ms: cx.nowMs });
    record(cx, "pollbooks.open", held.value, { why: "", body: { slot } });
    return again(books, cx, params.package);
  };

export const withdraw =
  (books: Books): Serves<typeof contract.withdrawPackage> =>
  async (cx, { params, body }) => {
    const held = await taken(cx, params.package);
    if (!held.ok) return held;
    if (await mustStay(cx, held.value)) return refuse("devices-enrolled");
    await changePackage(cx.tx, params.package, { state: "withdrawn", withdrawn_because: body.why });
    record(cx, "pollbooks.withdraw", held.value, { why: body.why, body: { state: "withdrawn" } });
    return again(books, cx, params.package);
  };

export const code =
  (books: Books): Serves<typeof contract.issueDeviceCode> =>
  async (cx, { params, body }) => {
    const held = await takenOpen(cx, params.package);
    if (!held.ok) return held;
    const { device, site } = body;
    if (!held.value.definition.sites.some(({ id }) => id === site)) return refuse("site-unknown", { site });
    const { text, secret } = newCode(books.keyOf(params.package).publicKey, cx.dice.bytes(10));
    const isNew =
      device !== "hub" &&
      (await insertCode(cx.tx, params.package, { device, site, secretSha256: sha256Hex(secret) }));
    if (!isNew) return refuse("device-name-taken", { device });
    record(cx, "pollbooks.code", held.value, { why: device, body: { device, site } });
    return ok({ device, site, code: text });
  };

async function mustStay(cx: Context, { id, state }: KeptPackage): Promise<boolean> {
  if (state === "draft" || state === "signed") return false;
  return state !== "open" || anyEnrolled(cx.tx, id);
}

/** Every wrong row with its field, in the reader's language. */
function listWrong(problems: readonly ListProblem[], language: string) {
  const tongue = houseLanguage(language);
  const fields = problems.map(({ row, field, found, expected }) => ({
    path: `${row}${field && `, ${field}`}`,
    expected: found === "" ? sentence(tongue, expected) : `${sentence(tongue, expected)} (${found})`,
  }));
  return refuse("list-wrong", { count: problems.length }, fields);
}

/** The first three lines. */
function headOf(bytes: Uint8Array): string {
  let end = 0;
  for (let line = 0; line < 3; line++) end = bytes.indexOf(10, end) + 1;
  return new TextDecoder().decode(bytes.subarray(0, end));
}

async function again(books: Books, cx: Context, id: string) {
  const kept = await findPackage(cx.tx, id);
  return kept === null ? refuse("package-not-found") : ok(shown(books, kept));
}
