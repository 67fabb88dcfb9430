// Goal: the panel decides by consensus of all who are not recused, within its mandate, and records what it did not do (W1.13a, W4.7, W4.8).
// Method: whole transactions on both dialects in an election with the dates of story D; row security with plain selects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { election, organisations } from "../../../core/people/for-tests.ts";
import { journalSeal } from "../../../core/journal/seal.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import { publicActor } from "../../../platform/contract/actor.ts";
import { sha256Of } from "./ground.ts";
import { standing } from "./knowledge-rules.ts";
import {
  actsOn,
  analyst,
  at,
  auditor,
  march24,
  members,
  secretary,
  setPanel,
  sheet,
  spokesperson,
  sponsor,
  votedOn,
} from "./scene.fixture.ts";

const [ann, ben, cem, dia, eve] = members;
const nothing = { refusal: "case-not-found" };
const met = ["met", "met", "met", "met", "met"] as const;

describe.each(dialectsForTests())("the panel on %s", (dialect) => {
  let db: StorageForTests;
  const acts = actsOn(() => db);
  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(7)) });
  });
  beforeEach(async () => {
    await db.reset();
    await setPanel(db);
  });
  afterAll(() => db.close());

  const briefed = async (body: Parameters<typeof acts.brief>[0] = {}) => {
    const made = await acts.brief(body);
    if (!made.ok) throw new Error(made.refusal);
    return made.value.id;
  };
  const waits = async (actor: typeof ann) =>
    (await db.raw<{ kind: string }>(actor, "select kind from waiting where done_at_ms is null")).map(
      (row) => row.kind,
    );

  it("W1.13a: a case goes from the briefing by declarations and votes to a decision, and says each time for whom it waits", async () => {
    const id = await briefed();
    expect(await waits(ann)).toEqual(["cases.declaration-waits"]);
    expect(await acts.declare(id, ann, "indirect")).toMatchObject({ value: { recused: false } });
    expect(await waits(ann)).toEqual(["cases.vote-waits"]);
    await acts.vote(id, ann, "not-met");
    await acts.vote(id, ann, "met");
    expect(await waits(ann)).toEqual([]);
    for (const each of [ben, cem, dia]) {
      await acts.declare(id, each);
      await acts.vote(id, each);
    }
    expect(await acts.read(id, ann)).toMatchObject({
      value: {
        state: "deliberating",
        myVote: { vote: "met" },
        myStep: "decide",
        panel: {
          quorum: 3,
          members: [{ state: "voted" }, {}, {}, {}, { personId: eve.id, state: "to-declare" }],
        },
      },
    });
    await acts.declare(id, eve);
    await acts.vote(id, eve);
    expect(await waits(ben)).toEqual(["cases.decision-waits"]);
    expect(await acts.decide(id, cem, "notice")).toMatchObject({ value: { state: "decided" } });
    expect(await waits(ben)).toEqual([]);
    expect(await waits(spokesperson)).toEqual(["cases.notice-decided"]);
    const read = await acts.read(id, dia);
    const sheetNow = read.ok && {
      criteria: standing(read.value.criteria),
      alternatives: read.value.alternatives,
    };
    expect(read).toMatchObject({
      value: {
        decision: {
          outcome: "notice",
          knowledgeAtMs: march24,
          tally: { met: 5, notMet: 0, abstained: 0, absent: 0, recused: 0 },
          mandateId: "man_panel000000",
          mayPublish: ["communications", "editor"],
          sheetSha256: sha256Of(sheetNow),
        },
      },
    });
    for (const act of [
      acts.vote(id, ann),
      acts.decide(id, ann, "bulletin"),
      acts.declare(id, ann),
      acts.amend(id, {}),
    ])
      expect(await act).toMatchObject({ refusal: "case-closed" });
  });

  it("W1.13a negative: a recused member cannot open the case, nor vote, nor find a trace of it", async () => {
    const id = await briefed();
    await acts.declare(id, cem);
    await acts.vote(id, cem, "not-met");
    expect(await acts.declare(id, cem, "direct")).toMatchObject({ value: { recused: true } });
    expect(await acts.declare(id, eve, "none", true)).toMatchObject({ value: { recused: true } });
    const never = "cas_00000000000000000000";
    for (const gone of [cem, eve]) {
      expect(await acts.read(id, gone)).toEqual(await acts.read(never, gone));
      expect(await acts.vote(id, gone)).toEqual(await acts.vote(never, gone));
      expect(await acts.declare(id, gone)).toMatchObject(nothing);
      expect(await acts.decide(id, gone, "bulletin")).toMatchObject(nothing);
      expect(await acts.list(gone)).toMatchObject({ value: { rows: [], total: 0 } });
      for (const table of [
        "panel_cases",
        "case_evidence",
        "case_criteria",
        "case_alternatives",
        "case_votes",
      ])
        expect(await db.raw(gone, `select 1 from ${table}`)).toEqual([]);
      expect(await db.raw(gone, "select * from cf_case_ballots($1)", [id])).toEqual([]);
      expect(await db.raw(gone, "select * from cf_case_voters($1)", [id])).toEqual([]);
      expect(await waits(gone)).toEqual([]);
      const seen = await db.raw(gone, "select 1 from journal_entries where subject = $1 and actor_id <> $2", [
        id,
        gone.id,
      ]);
      expect(seen).toEqual([]);
    }
    const stolen = db.raw(
      cem,
      "insert into case_votes (case_id, person_id, vote, because, salt, at_ms) values ($1, $2, 'met', 'x', 'x', $3)",
      [id, cem.id, march24],
    );
    await expect(stolen).rejects.toThrow();
    for (const each of [ann, ben, dia]) {
      await acts.declare(id, each);
      await acts.vote(id, each);
    }
    expect(await acts.decide(id, ann, "notice")).toMatchObject({ ok: true });
    expect(await acts.read(id, ben)).toMatchObject({
      value: { decision: { tally: { met: 3, recused: 2, notMet: 0 } } },
    });
    expect(await acts.read(id, cem)).toMatchObject(nothing);
    expect(await db.raw(cem, "select 1 from panel_decisions")).toEqual([]);
  });

  it("W1.13a negative: who has not declared cannot vote; a direct interest recuses; an interest needs words", async () => {
    const id = await briefed();
    expect(await acts.vote(id, ann)).toMatchObject({ refusal: "declare-first" });
    expect(await acts.decide(id, ann, "bulletin")).toMatchObject({ refusal: "declare-first" });
    await expect(
      db.raw(
        ann,
        "insert into case_votes (case_id, person_id, vote, because, salt, at_ms) values ($1, $2, 'met', 'x', 'x', $3)",
        [id, ann.id, march24],
      ),
    ).rejects.toThrow();
    await acts.declare(id, ann, "indirect");
    expect(await acts.read(id, ben)).toMatchObject({
      value: { declarations: [{ personId: ann.id, interest: "indirect" }] },
    });
    expect(await acts.read(id, analyst)).toMatchObject({ value: { declarations: [] } });
    for (const reader of [analyst, auditor]) {
      const told = await db.raw(
        reader,
        "select body, why from journal_entries where action = 'cases.declare'",
      );
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told)).not.toContain("direct");
    }
    expect(await acts.declarations(secretary)).toMatchObject({
      value: { rows: [{ personId: ann.id, name: expect.any(String) }] },
    });
    const elsewhere = { ...secretary, organisationId: organisations.watch };
    expect(await acts.declarations(elsewhere)).toMatchObject({ value: { rows: [] } });
  });

  it("W1.13a negative: with too many recusals there is no quorum, whatever the rest vote", async () => {
    const id = await votedOn(acts, ["met", "met"]);
    for (const each of [cem, dia, eve]) await acts.declare(id, each, "direct");
    for (const outcome of ["notice", "bulletin", "no-action"] as const)
      expect(await acts.decide(id, ann, outcome)).toMatchObject({
        refusal: "no-quorum",
        values: { voted: 2, quorum: 3 },
      });
    // Succession: a successor sits, and the panel is able to act again.
    const successor = { ...cem, id: "per_successor000" };
    await db.asOwner("insert into people values ($1, 'Successor', $2, 3, 0, null)", [
      successor.id,
      cem.organisationId,
    ]);
    await db.asOwner(
      "insert into role_grants values ('grn_successor', $1, 'panel-member', $2, 't', 't', 0, $3, null)",
      [successor.id, election, march24 * 2],
    );
    expect(await acts.amend(id, {})).toMatchObject({ refusal: "nothing-to-add" });
    await acts.declare(id, successor);
    await acts.vote(id, successor);
    expect(await acts.decide(id, ann, "notice")).toMatchObject({ ok: true });
  });

  it("W1.13a: a successor from an organisation that is new to the panel is told by an amendment", async () => {
    const id = await briefed();
    const successor = { ...eve, id: "per_successor000", organisationId: organisations.party };
    await db.asOwner("insert into people values ($1, 'Successor', $2, 3, 0, null)", [
      successor.id,
      successor.organisationId,
    ]);
    await db.asOwner(
      "insert into role_grants values ('grn_successor', $1, 'panel-member', $2, 't', 't', 0, $3, null)",
      [successor.id, election, march24 * 2],
    );
    expect(await acts.read(id, successor)).toMatchObject(nothing);
    expect(await acts.amend(id, {})).toMatchObject({ ok: true });
    expect(await acts.read(id, successor)).toMatchObject({ value: { evidence: [{}], myStep: "declare" } });
  });

  it("W4.7 negative: four of five cannot issue a notice, and the one who tries changes nothing", async () => {
    const id = await votedOn(acts, ["met", "met", "met", "met", "not-met"]);
    expect(await acts.decide(id, ann, "notice")).toMatchObject({ refusal: "no-consensus" });
    expect(await acts.read(id, ann)).toMatchObject({ value: { state: "deliberating", decision: null } });
    expect(await db.raw(ann, "select 1 from panel_decisions")).toEqual([]);
  });

  it("W4.7: below the threshold, still told: four of five leads to a bulletin, and publishers see the decision alone", async () => {
    const id = await votedOn(acts, ["met", "met", "met", "met", "abstain"]);
    expect(await acts.decide(id, ben, "bulletin")).toMatchObject({ value: { state: "decided" } });
    const [decided] = await db.raw(spokesperson, "select * from panel_decisions");
    expect(decided).toMatchObject({
      case_id: id,
      outcome: "bulletin",
      decided_at_ms: march24,
      title: "What the panel found",
      organisation_id: organisations.police,
      election_id: election,
      space: "live",
      decided_by: ben.id,
    });
    expect(await waits(spokesperson)).toEqual(["cases.bulletin-decided"]);
    expect(await db.raw(spokesperson, "select 1 from panel_cases")).toEqual([]);
    expect(await db.raw({ ...spokesperson, roles: ["member"] }, "select 1 from panel_decisions")).toEqual([]);
  });

  it("W4.7: not stepping in is recorded with its reason, told to nobody who publishes, and counted for the public", async () => {
    const first = await votedOn(acts, ["not-met", "not-met", "abstain"]);
    expect(await acts.decide(first, ann, "no-action")).toMatchObject({ ok: true });
    expect(await db.raw(spokesperson, "select 1 from panel_decisions")).toEqual([]);
    await acts.decide(await votedOn(acts, ["not-met", "met", "met"]), ann, "bulletin");
    await acts.decide(await votedOn(acts, met), ann, "notice");
    const counted = { notice: 1, bulletin: 1, noAction: 1 };
    expect(await acts.count(publicActor(election))).toEqual({ ok: true, value: counted });
    expect(await acts.list(analyst)).toMatchObject({ value: { decided: counted, total: 3 } });
    const told = "select why from journal_entries where action = 'cases.decide' and subject = $1";
    expect(await db.raw(auditor, told, [first])).toEqual([{ why: "as the panel found" }]);
    expect(await db.raw(publicActor(election), told, [first])).toEqual([]);
    expect(await acts.read(first, analyst)).toMatchObject({
      value: { decision: { outcome: "no-action", because: "as the panel found" } },
    });
  });

  it("W4.7 negative: nothing tried, no notice; full consensus, nothing less than a notice", async () => {
    const id = await votedOn(acts, met, { alternatives: [] });
    expect(await acts.decide(id, ann, "notice")).toMatchObject({ refusal: "alternatives-first" });
    expect(await acts.decide(id, ann, "no-action")).toMatchObject({ refusal: "consensus-met" });
    await acts.amend(id, {
      alternatives: [{ alternative: "waited", cameOfIt: "it spread further", knownAtMs: march24 }],
    });
    expect(await acts.decide(id, ann, "notice")).toMatchObject({ ok: true });
  });

  it("W4.7 negative: who assessed does not decide, even holding both roles; who sits on no panel neither", async () => {
    const both = { ...analyst, roles: ["analyst", "panel-member"] };
    await db.asOwner(
      "insert into role_grants values ('grn_both', $1, 'panel-member', $2, 't', 't', 0, $3, null)",
      [analyst.id, election, march24 * 2],
    );
    const id = await briefed();
    for (const act of [acts.declare(id, both), acts.vote(id, both), acts.decide(id, both, "bulletin")])
      expect(await act).toMatchObject({ refusal: "assessor-cannot-decide" });
    expect(await acts.vote(id, { ...ann, id: "per_stranger0000" })).toMatchObject({
      refusal: "not-a-member",
    });
  });

  it("W4.7 negative: nobody reads another's vote, pending or decided; the journal holds a commitment that opens", async () => {
    const id = await briefed();
    await acts.declare(id, ann);
    const voted = await acts.vote(id, ann, "not-met", "I would have waited a week");
    expect(voted).toMatchObject({
      value: {
        commitment: sha256Of({
          case: id,
          person: ann.id,
          vote: "not-met",
          because: "the sheet says so",
          salt: voted.ok ? voted.value.salt : "",
        }),
      },
    });
    await acts.declare(id, ben);
    await acts.declare(id, dia);
    for (const each of [ben, dia]) await acts.vote(id, each);
    const others = [ben, analyst, sponsor, auditor, secretary];
    const sealed = async () => {
      for (const other of others) {
        expect(await db.raw(other, "select 1 from case_votes where person_id = $1", [ann.id])).toEqual([]);
        if (other !== ben) expect(await db.raw(other, "select 1 from cf_case_ballots($1)", [id])).toEqual([]);
      }
      expect(JSON.stringify(await acts.read(id, ben))).not.toContain("not-met");
    };
    await sealed();
    const dissent = "select note from case_dissents";
    const journal = await db.raw<{ body: string }>(
      analyst,
      "select body from journal_entries where action = 'cases.vote'",
    );
    expect(journal).toHaveLength(3);
    for (const { body } of journal) expect(body).not.toMatch(/not-met|sheet says|a week/);
    for (const other of others) expect(await db.raw(other, dissent)).toEqual([]);
    await acts.decide(id, ben, "bulletin");
    await sealed();
    expect(await db.raw(ben, "select 1 from cf_case_ballots($1)", [id])).toEqual([]);
    expect(await acts.read(id, ben)).toMatchObject({
      value: { decision: { tally: { met: 2, notMet: 1, absent: 2 } } },
    });
    for (const reader of [ann, auditor])
      expect(await db.raw(reader, dissent)).toEqual([{ note: "I would have waited a week" }]);
    for (const other of [ben, analyst, sponsor, { ...auditor, space: "exercise" as const }])
      expect(await db.raw(other, dissent)).toEqual([]);
  });

  it("W4.8: a rumour about a polling place is not the panel's: it is kept, and handed to the election authority", async () => {
    const routed = await acts.brief({ matter: "polling-place-facts", criteria: [] });
    expect(routed).toMatchObject({
      value: { state: "routed", routedTo: organisations.authority, basis: "man_authority00" },
    });
    const id = routed.ok ? routed.value.id : "";
    const authority = {
      ...spokesperson,
      id: "per_authority000",
      organisationId: organisations.authority,
      roles: ["election-authority"],
      role: "election-authority",
    };
    expect(await waits(authority)).toEqual(["cases.handed-to-you"]);
    expect(await acts.read(id, authority)).toMatchObject({ value: { state: "routed", evidence: [{}] } });
    expect(await acts.read(id, analyst)).toMatchObject({ value: { routedTo: organisations.authority } });
    for (const each of members) expect(await acts.read(id, each)).toMatchObject(nothing);
    expect(await acts.declare(id, ann)).toMatchObject(nothing);
  });

  it("W4.8 negative: outside the caretaker dates nothing is briefed, declared, voted or decided", async () => {
    const id = await votedOn(acts, met);
    for (const moment of ["2025-03-10T12:00", "2025-03-22T23:59", "2025-05-20T12:00"]) {
      db.clock.set(at(moment));
      const refusals = [];
      for (const act of [
        () => acts.brief({ criteria: sheet(0), evidence: [], alternatives: [] }),
        () => acts.declare(id, ann),
        () => acts.vote(id, ann),
        () => acts.decide(id, ann, "notice"),
      ]) {
        const outcome = await act();
        refusals.push(outcome.ok ? "done" : outcome.refusal);
      }
      expect(new Set(refusals)).toEqual(new Set(["outside-caretaker"]));
    }
    db.clock.set(at("2025-03-23T00:00"));
    expect(await acts.brief({ criteria: sheet(0), evidence: [], alternatives: [] })).toMatchObject({
      ok: true,
    });
  });

  it("W4.8 negative: a case whose matter leaves the mandate stops, and can only be handed on or withdrawn", async () => {
    const [first, second] = [await briefed(), await briefed()];
    await acts.declare(first, ann);
    await db.asOwner(
      "update mandates set ended_at_ms = 1, ended_by = 'x', ended_because = 'repealed' where id = 'man_panel000000'",
    );
    expect(await acts.vote(first, ann)).toMatchObject({ refusal: "out-of-mandate" });
    expect(await acts.route(first, organisations.authority)).toMatchObject({
      refusal: "organisation-without-mandate",
    });
    await db.asOwner("update mandates set matter = 'foreign-interference' where id = 'man_authority00'");
    expect(await acts.route(first, organisations.authority)).toMatchObject({
      value: { state: "routed", routedTo: organisations.authority },
    });
    expect(await acts.read(first, ann)).toMatchObject(nothing);
    expect(await acts.withdraw(second)).toMatchObject({ value: { state: "withdrawn" } });
    expect(await acts.withdraw(second)).toMatchObject({ refusal: "case-closed" });
    expect(await acts.read(second, ann)).toMatchObject({ value: { endedBecause: "taken up again later" } });
  });

  it("W4.7: in an election without a panel nothing is put before one", async () => {
    await db.asOwner(`update elections set rules = rules || '{"panel": null}'`);
    expect(await acts.brief()).toMatchObject({ refusal: "no-panel" });
    expect(await acts.list(analyst)).toMatchObject({ value: { rows: [] } });
  });
});
