import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import { anomaliesOf } from "./anomaly-rules.ts";
import type { listAnomalies } from "./desk-contract.ts";
import { disputedVoters } from "./desk-rules.ts";
import { contactsOf, latestTurnouts, reportedAnomalies } from "./events-store.ts";
import { dayOf, record, takenOpen } from "./ground.ts";
import type { Books } from "./hub/books.ts";
import type { readLive, readTurnout, receivePostal, retireDevice } from "./live-contract.ts";
import { devicesNow, sitesNow } from "./live-rules.ts";

const VOTERS_NAMED = 20;

/** The day as it goes: what the hub has heard, and what it alone says in its own log. */
export const live =
  (books: Books): Serves<typeof readLive> =>
  async (cx, { params }) => {
    const day = await dayOf(cx, books, params.package);
    if (!day.ok) return day;
    const { kept, book } = day.value;
    const { ledger, tally, manifest } = book;
    const { nowMs } = cx;
    const quarantine = ledger.quarantine();
    const heard = await contactsOf(cx.tx, kept.id);
    const devices = devicesNow(ledger.devices(), quarantine, heard, { hub: book.device, nowMs });
    return ok({
      state: kept.state,
      asOfMs: nowMs,
      waitMinutesMax: manifest.waitMinutesMax,
      voters: manifest.list.voters,
      checkedIn: tally.count("checked-in"),
      byChannel: {
        inPerson: tally.count("channel", "in-person"),
        early: tally.count("channel", "early"),
        postal: tally.count("postal"),
        provisional: tally.count("provisional"),
      },
      openDisputes: disputedVoters(book).filter(({ isOpen }) => isOpen).length,
      quarantined: quarantine.length,
      sites: [...sitesNow(manifest, devices, ledger, tally, nowMs)],
      devices: [...devices],
      hours: tally
        .counts("hour")
        .map(([fromMs, checkedIn]) => ({ fromMs: Number(fromMs), checkedIn }))
        .sort((a, b) => a.fromMs - b.fromMs),
    });
  };

export const retire =
  (books: Books): Serves<typeof retireDevice> =>
  async (cx, { params, body }) => {
    const held = await takenOpen(cx, params.package);
    if (!held.ok) return held;
    const { ledger, device: hub } = await books.current(cx.tx, held.value);
    const { device, why } = body;
    const standing = ledger.device(device);
    if (standing === null || standing.publicKey === null || device === hub)
      return refuse("device-unknown", { device });
    if (standing.retiredAfter !== null) return refuse("device-retired-already", { device });
    const lastSeq = standing.head;
    const said = await books.record(
      cx.tx,
      held.value,
      [{ kind: "device-retired", device, lastSeq, reason: why }],
      cx.actor.id,
    );
    if (!said.ok) throw new Error(`the hub could not retire a device: ${said.refusal}`);
    record(cx, "pollbooks.retire", held.value, { why, body: { device, lastSeq } });
    return ok({ device, lastSeq });
  };

export const postal =
  (books: Books): Serves<typeof receivePostal> =>
  async (cx, { params, body }) => {
    const held = await takenOpen(cx, params.package);
    if (!held.ok) return held;
    const { list, ledger } = await books.current(cx.tx, held.value);
    const strangers = body.voters.flatMap((number, at) =>
      list.voter(number) === null ? [{ number, at }] : [],
    );
    if (strangers.length > 0)
      return refuse(
        "voters-unknown",
        {
          count: strangers.length,
          voters: strangers
            .slice(0, VOTERS_NAMED)
            .map(({ number }) => number)
            .join(", "),
        },
        strangers.map(({ at }) => ({ path: `voters[${at}]`, expected: "a voter number of the list" })),
      );
    const voters = [...new Set(body.voters.map((number) => list.voter(number)!.number))];
    const isIn = (voter: string) =>
      ledger.voter(voter).returns.some(({ kind }) => kind === "absentee-received");
    const fresh = voters.filter((voter) => !isIn(voter));
    const facts = fresh.map((voter) => ({ kind: "absentee-received", voter }) as const);
    const said = await books.record(cx.tx, held.value, facts, cx.actor.id);
    if (!said.ok) throw new Error(`the hub could not record postal ballots: ${said.refusal}`);
    const disputed = fresh.filter((voter) => {
      const { checkIns, issues, returns } = ledger.voter(voter);
      return (
        checkIns.length + returns.length + issues.filter(({ channel }) => channel !== "postal").length > 0
      );
    });
    const summary = {
      recorded: fresh.length,
      already: voters.length - fresh.length,
      disputed: disputed.length,
    };
    record(cx, "pollbooks.postal", held.value, { why: "", body: summary });
    return ok({ recorded: fresh.length, already: voters.filter(isIn), disputed });
  };

export const anomalies =
  (books: Books): Serves<typeof listAnomalies> =>
  async (cx, { params }) => {
    const day = await dayOf(cx, books, params.package);
    if (!day.ok) return day;
    const { ledger, tally } = day.value.book;
    const reported = await reportedAnomalies(cx.tx, params.package);
    const rows = anomaliesOf(ledger, tally).map((one) => ({
      ...one,
      reportId: reported.get(one.key) ?? null,
    }));
    return ok({ anomalies: rows });
  };

export const turnout: Serves<typeof readTurnout> = async ({ tx }) =>
  ok({ turnouts: [...(await latestTurnouts(tx))] });
