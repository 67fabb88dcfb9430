// Goal: every share is judged by the marking (TLP 2.0) and by a clause in force; each refusal names what was lacking (W1.7, G2).
// Method: the table of FIRST's definitions row by row; properties over random agreements, with monotony and a slow definition.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sectors } from "../organisations/contract.ts";
import { checkProposal, maySign, mayWithdraw, standingOf } from "./agreement-rules.ts";
import { classes, purposes, tlps, type Act, type Agreement, type Clause, type Side } from "./contract.ts";
import {
  checkSubstitute,
  evaluateShare,
  shareMatrix,
  type InForce,
  type Party,
  type ShareRequest,
} from "./rules.ts";
import { atMost, mayDisclose, mayPublish, type Disclosure } from "./tlp-rules.ts";

const handing: Disclosure = {
  tlp: "clear",
  bySource: false,
  withinOrganisation: false,
  toClient: false,
  inCommunity: false,
  toNamedPerson: false,
};
const audiences = {
  "own organisation": { withinOrganisation: true, inCommunity: true },
  client: { toClient: true, inCommunity: true },
  community: { inCommunity: true },
  world: {},
} as const;
/** To whom a recipient may hand on, as FIRST's TLP 2.0 defines the labels. */
const firstTable = {
  red: [],
  "amber+strict": ["own organisation"],
  amber: ["own organisation", "client"],
  green: ["own organisation", "client", "community"],
  clear: ["own organisation", "client", "community", "world"],
} as const;

describe("TLP 2.0", () => {
  for (const tlp of tlps)
    it(`W1.7: TLP:${tlp.toUpperCase()} reaches whom FIRST's definition says, and nobody else`, () => {
      for (const [name, audience] of Object.entries(audiences)) {
        const allowed = (firstTable[tlp] as readonly string[]).includes(name);
        expect(mayDisclose({ ...handing, ...audience, tlp, toNamedPerson: true }).ok, name).toBe(allowed);
      }
    });

  it("W1.7: the source chooses its audience, RED only among named persons", () => {
    for (const tlp of tlps) {
      expect(mayDisclose({ ...handing, tlp, bySource: true, toNamedPerson: true }).ok).toBe(true);
      expect(mayDisclose({ ...handing, tlp, bySource: true }).ok).toBe(tlp !== "red");
    }
    expect(mayDisclose({ ...handing, tlp: "red", bySource: true })).toMatchObject({
      refusal: "person-needed",
    });
  });

  it("W1.7 negative: a narrower marking never reaches further", () => {
    const disclosure = fc.record({
      bySource: fc.boolean(),
      withinOrganisation: fc.boolean(),
      toClient: fc.boolean(),
      inCommunity: fc.boolean(),
      toNamedPerson: fc.boolean(),
    });
    fc.assert(
      fc.property(disclosure, fc.constantFrom(...tlps), fc.constantFrom(...tlps), (given, a, b) => {
        fc.pre(atMost(a, b));
        if (mayDisclose({ ...given, tlp: b }).ok) expect(mayDisclose({ ...given, tlp: a }).ok).toBe(true);
      }),
    );
    expect(tlps.filter(mayPublish)).toEqual(["clear"]);
  });
});

const names = ["org_a", "org_b", "org_c", "org_d"];
const organisation = fc.constantFrom(...names);
const role = fc.constantFrom("analyst" as const, "member" as const, "campaign" as const);
const side: fc.Arbitrary<Side> = fc.oneof(
  organisation.map((organisation) => ({ organisation })),
  fc.constantFrom(...sectors.slice(0, 3)).map((sector) => ({ sector })),
  role.map((role) => ({ role })),
);
const clause: fc.Arbitrary<Clause> = fc.record({
  number: fc.integer({ min: 1, max: 99 }),
  from: side,
  to: side,
  classes: fc.subarray([...classes], { minLength: 1 }),
  tlpMax: fc.constantFrom(...tlps),
  purposes: fc.subarray([...purposes], { minLength: 1 }),
  retentionDays: fc.integer({ min: 1, max: 3650 }),
  toClients: fc.boolean(),
});
const inForce: fc.Arbitrary<InForce> = fc.record({
  id: fc.nat(99).map((number) => `agr_${String(number).padStart(12, "0")}` as Agreement["id"]),
  bound: fc.subarray(names),
  clauses: fc.uniqueArray(clause, { minLength: 1, maxLength: 4, selector: (each) => each.number }),
});
const party: fc.Arbitrary<Party> = fc.record({
  organisationId: organisation,
  sector: fc.constantFrom(...sectors.slice(0, 3)),
  roles: fc.uniqueArray(role),
});
const request: fc.Arbitrary<ShareRequest> = fc.record({
  subject: fc.record({
    kind: fc.constantFrom(...classes),
    organisationId: organisation,
    tlp: fc.constantFrom(...tlps),
    createdBy: fc.constantFrom("per_1", "per_2"),
  }),
  sharer: fc.constantFrom("per_1", "per_2"),
  from: party,
  to: party,
  toPersonId: fc.option(fc.constant("per_3")),
  toInCommunity: fc.boolean(),
  purpose: fc.constantFrom(...purposes),
});
const agreements = fc.array(inForce, { maxLength: 4 });

const between: InForce = {
  id: "agr_0000000001" as Agreement["id"],
  bound: ["org_a", "org_b"],
  clauses: [
    {
      number: 3,
      from: { organisation: "org_a" },
      to: { organisation: "org_b" },
      classes: ["report"],
      tlpMax: "amber",
      purposes: ["warn"],
      retentionDays: 30,
      toClients: false,
    },
  ],
};
const good: ShareRequest = {
  subject: { kind: "report", organisationId: "org_a", tlp: "amber", createdBy: "per_1" },
  sharer: "per_1",
  from: { organisationId: "org_a", sector: "government", roles: [] },
  to: { organisationId: "org_b", sector: "media", roles: [] },
  toPersonId: null,
  toInCommunity: true,
  purpose: "warn",
};

describe("a share", () => {
  it("W1.7: is permitted by the clause that covers sender, receiver, class, marking and purpose", () => {
    expect(evaluateShare([between], good)).toEqual({
      ok: true,
      value: { agreementId: between.id, clause: 3, retentionDays: 30 },
    });
  });

  it.each([
    ["no-clause", { to: { ...good.to, organisationId: "org_c" } }, {}],
    ["class-not-covered", { subject: { ...good.subject, kind: "case" } }, { clause: 3, kind: "case" }],
    [
      "marking-too-high",
      { subject: { ...good.subject, tlp: "amber+strict" } },
      { clause: 3, tlpMax: "amber" },
    ],
    [
      "purpose-not-covered",
      { purpose: "research" },
      { agreement: between.id, clause: 3, purpose: "research" },
    ],
    ["recipient-not-in-community", { toInCommunity: false }, { to: "org_b" }],
    ["own-organisation", { to: good.from }, {}],
  ] as const)("W1.7 negative: %s is refused and names what it lacked", (refusal, change, values) => {
    const refused = evaluateShare([between], { ...good, ...change });
    expect(refused).toMatchObject({ ok: false, refusal });
    if (!refused.ok) expect(refused.values ?? {}).toMatchObject(values);
  });

  it("W1.7 negative: whatever the agreements say, AMBER+STRICT and RED never leave a recipient's organisation", () => {
    fc.assert(
      fc.property(agreements, request, fc.constantFrom("amber+strict", "red"), (all, asked, tlp) => {
        fc.pre(asked.subject.organisationId !== asked.from.organisationId);
        fc.pre(asked.to.organisationId !== asked.from.organisationId);
        expect(evaluateShare(all, { ...asked, subject: { ...asked.subject, tlp } }).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("W1.7 negative: RED goes from its author to a named person, never from a colleague", () => {
    fc.assert(
      fc.property(agreements, request, (all, asked) => {
        const red = { ...asked, subject: { ...asked.subject, tlp: "red" as const } };
        if (!evaluateShare(all, red).ok) return;
        expect(red.toPersonId).not.toBeNull();
        expect(red.subject.createdBy).toBe(red.sharer);
      }),
      { numRuns: 500 },
    );
  });

  it("W1.7: what is permitted names a clause that covers all of it, with both parties bound", () => {
    fc.assert(
      fc.property(agreements, request, (all, asked) => {
        const judged = evaluateShare(all, asked);
        if (!judged.ok || judged.value.agreementId === null) return;
        const { agreementId, clause, retentionDays } = judged.value;
        const named = all
          .filter((each) => each.id === agreementId)
          .flatMap((each) => each.clauses.map((its) => ({ ...its, bound: each.bound })))
          .filter((each) => each.number === clause);
        expect(
          named.some(
            (each) =>
              each.bound.includes(asked.from.organisationId) &&
              each.bound.includes(asked.to.organisationId) &&
              each.classes.some((one) => one === asked.subject.kind) &&
              atMost(asked.subject.tlp, each.tlpMax) &&
              each.purposes.includes(asked.purpose) &&
              each.retentionDays === retentionDays,
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("W1.7: AMBER reaches a recipient's client only under a clause that says they are clients", () => {
    const received = { ...good, subject: { ...good.subject, organisationId: "org_c" } };
    expect(evaluateShare([between], received)).toMatchObject({ refusal: "onward-not-allowed" });
    const toClients = { ...between, clauses: between.clauses.map((each) => ({ ...each, toClients: true })) };
    expect(evaluateShare([toClients], received).ok).toBe(true);
  });

  it("W1.7: the matrix has a cell exactly where the owner could share something of the class", () => {
    const distinct = fc.uniqueArray(party, { selector: (each) => each.organisationId, maxLength: 4 });
    fc.assert(
      fc.property(agreements, distinct, (all, parties) => {
        const cells = shareMatrix(all, parties, classes);
        for (const from of parties)
          for (const to of parties)
            for (const kind of classes) {
              if (from === to) continue;
              const shareable = purposes.some((purpose) => {
                const subject = {
                  kind,
                  organisationId: from.organisationId,
                  tlp: "clear" as const,
                  createdBy: "p",
                };
                return evaluateShare(all, { ...good, subject, from, to, purpose }).ok;
              });
              const has = cells.some(
                (cell) =>
                  cell.from === from.organisationId && cell.to === to.organisationId && cell.class === kind,
              );
              expect(has).toBe(shareable);
            }
      }),
    );
  });
});

const agreement: Agreement = {
  id: between.id,
  title: "Warnings",
  parties: ["org_a", "org_b", "org_c"],
  clauses: between.clauses.map((each) => ({ ...each })),
  expiresAtMs: 1000,
  amends: null,
  proposedByOrganisationId: "org_a",
  proposedAtMs: 0,
  acts: [],
};
const act = (organisationId: string, what: Act["act"]): Act => ({
  organisationId,
  act: what,
  declaration: "in our own words",
  atMs: 1,
});
const allSign = agreement.parties.map((each) => act(each, "signed"));
const after = (acts: Act[], nowMs = 10, amendments: Agreement[] = []) =>
  standingOf({ ...agreement, acts }, amendments, nowMs);

describe("an agreement", () => {
  it("G2: binds nobody before every party has signed", () => {
    expect(after([])).toMatchObject({ state: "proposed" });
    expect(after(allSign.slice(0, 2))).toMatchObject({ state: "proposed", began: false });
    expect(after(allSign)).toMatchObject({ state: "in-force", bound: agreement.parties });
  });

  it("G2: whoever withdraws is bound no more, the others go on; with fewer than two it ends for good", () => {
    const one = [...allSign, act("org_c", "withdrawn")];
    expect(after(one)).toMatchObject({ state: "in-force", bound: ["org_a", "org_b"] });
    const two = [...one, act("org_b", "withdrawn")];
    expect(after(two)).toMatchObject({ state: "withdrawn", bound: [] });
    expect(after([...two, act("org_b", "signed")])).toMatchObject({ state: "withdrawn" });
  });

  it("G2: every bound party may withdraw at any moment, and needs nobody's leave", () => {
    const acts = fc.array(
      fc.record({ who: fc.constantFrom(...agreement.parties), what: fc.constantFrom("signed", "withdrawn") }),
    );
    fc.assert(
      fc.property(acts, fc.nat(2000), (history, nowMs) => {
        const standing = after(
          history.map(({ who, what }) => act(who, what)),
          nowMs,
        );
        for (const party of agreement.parties) {
          const bound = standing.bound.includes(party);
          expect(mayWithdraw(agreement, standing, party).ok).toBe(bound);
          const open = standing.state === "proposed" || standing.state === "in-force";
          expect(maySign(agreement, standing, party).ok).toBe(open && !bound);
        }
        expect(standing.state === "in-force").toBe(standing.began && standing.bound.length >= 2);
      }),
    );
  });

  it("G2: an amendment that comes into force takes its place; a proposed one does not", () => {
    const amendment = { ...agreement, id: "agr_0000000002" as Agreement["id"], amends: agreement.id };
    expect(after(allSign, 10, [amendment])).toMatchObject({ state: "in-force" });
    expect(after(allSign, 10, [{ ...amendment, acts: allSign }])).toMatchObject({ state: "withdrawn" });
  });

  it("G2 negative: after its end, and for strangers, there is nothing to sign", () => {
    expect(after(allSign, 1000)).toMatchObject({ state: "expired", bound: [] });
    expect(maySign(agreement, after(allSign, 1000), "org_a")).toMatchObject({ refusal: "agreement-ended" });
    expect(maySign(agreement, after([]), "org_x")).toMatchObject({ refusal: "not-a-party" });
    expect(mayWithdraw(agreement, after([]), null)).toMatchObject({ refusal: "not-a-party" });
  });

  it("W1.7 negative: a proposal that names strangers, repeats itself or has ended is refused", () => {
    const [clause] = agreement.clauses;
    if (clause === undefined) throw new Error("no clause");
    expect(checkProposal(agreement, 10).ok).toBe(true);
    expect(checkProposal(agreement, 1000)).toMatchObject({ refusal: "expired-already" });
    expect(checkProposal({ ...agreement, parties: ["org_a", "org_a"] }, 10)).toMatchObject({
      refusal: "party-twice",
    });
    expect(checkProposal({ ...agreement, clauses: [clause, clause] }, 10)).toMatchObject({
      refusal: "clause-number-twice",
    });
    const stranger = { ...clause, to: { organisation: "org_x" } };
    expect(checkProposal({ ...agreement, clauses: [stranger] }, 10)).toMatchObject({
      refusal: "clause-names-no-party",
      values: { clause: 3, organisation: "org_x" },
    });
  });
});

describe("a substitute", () => {
  it("W4.9: is of the same kind and of a lower classification", () => {
    const secret = { kind: "report", classification: 2 };
    expect(checkSubstitute(secret, { kind: "report", classification: 0 }).ok).toBe(true);
    expect(checkSubstitute(secret, secret)).toMatchObject({ refusal: "substitute-not-lower" });
    expect(checkSubstitute(secret, { kind: "case", classification: 0 })).toMatchObject({
      refusal: "kinds-differ",
    });
  });
});
