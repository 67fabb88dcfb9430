import type { Result } from "../../../../basics/result.ts";
import { phaseOn } from "../../../../core/elections/rules.ts";
import * as elections from "../../../../core/elections/service.ts";
import type { Context } from "../../../../platform/contract/context.ts";
import { dayOf } from "../../../../basics/zoned-time.ts";
import {
  fieldOf,
  pathOf,
  publicRoute,
  type PublicHandler,
  type PublicRoute,
} from "../../../../platform/public-page/route.ts";
import { Submission } from "../contract.ts";
import { bytesOfForm } from "../receipt-hash.ts";
import { lettersOfChance } from "../receipt-rules.ts";
import { follow, takeIn } from "../service.ts";
import { emptyForm, readForm, typedIn, type Told } from "./form-input.ts";
import { receiptPage, reportPage } from "./report-page.ts";
import { codePage, statusPage } from "./status-page.ts";

const showForm: PublicHandler = async (cx, { frame, params }) => {
  const election = await electionOf(cx, params["election"]);
  return reportPage(frame, {
    key: freshKey(cx),
    typed: emptyForm,
    problems: [],
    assessHoursMax: election.rules.assessReportHoursMax,
  });
};

const takeForm: PublicHandler = async (cx, { frame, params, form }) => {
  const election = await electionOf(cx, params["election"]);
  const assessHoursMax = election.rules.assessReportHoursMax;
  const key = /^[0-9a-f]{32}$/.test(fieldOf(form, "key")) ? fieldOf(form, "key") : freshKey(cx);
  const typed = typedIn(form);
  const read = readForm(typed, election.timeZone, cx.nowMs);
  if ("problems" in read) return reportPage(frame, { key, typed, problems: read.problems, assessHoursMax });
  const { told } = read;
  const phase = phaseOn(election, dayOf(told.whenFromMs ?? cx.nowMs, election.timeZone));
  const submission = Submission.parse({ ...told, phase, language: frame.speaker.language, tlp: "amber" });
  const taken = must(await takeIn(cx, submission, madeOf(key, told)));
  return receiptPage(frame, taken.receipt, assessHoursMax);
};

const showCodeForm: PublicHandler = async (_cx, { frame }) => codePage(frame, { typed: "", refused: null });

const showStatus: PublicHandler = async (cx, { frame, params, form }) => {
  const typed = fieldOf(form, "code").slice(0, 100);
  const election = params["election"] ?? "";
  const found = await follow(cx, { params: { election }, query: {}, body: { code: typed } });
  if (!found.ok) return codePage(frame, { typed, refused: found.refusal });
  return statusPage(frame, found.value, cx.nowMs);
};

/** The public pages of reports. Guessing codes is slow: a few tries a minute for one asker. */
export const reportRoutes: readonly PublicRoute[] = [
  publicRoute({ path: "/{election}/{language}/report", get: showForm, post: takeForm, perMinuteMax: 120 }),
  publicRoute({
    path: "/{election}/{language}/report/status",
    get: showCodeForm,
    post: showStatus,
    perMinuteMax: 20,
  }),
  publicRoute({
    path: "/{election}/{language}/report/follow",
    get: async (_cx, { frame }) => ({
      kind: "redirect",
      to: pathOf(frame, "/report/status"),
      permanent: true,
    }),
  }),
];

/** Id and chance of a report from its form's key and words: the same form sent again unchanged makes the same. */
function madeOf(key: string, told: Told): { id: string; bytes: Uint8Array } {
  const bytes = bytesOfForm(key, JSON.stringify(told));
  const number = BigInt(
    `0x${Buffer.from(bytes.subarray(lettersOfChance, lettersOfChance + 12)).toString("hex")}`,
  );
  return { id: `rep_${number.toString(36).padStart(20, "0")}`, bytes };
}

function freshKey(cx: Context): string {
  return Buffer.from(cx.dice.bytes(16)).toString("hex");
}

async function electionOf(cx: Context, id = "") {
  return must(await elections.read(cx, { params: { election: id }, query: {}, body: undefined }));
}

/** The page's frame has seen the election, and the form was checked: a refusal here is a bug. */
function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`Refused after it was checked: ${result.refusal}`);
  return result.value;
}
