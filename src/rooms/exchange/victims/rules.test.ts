// Goal: the decisions about those affected: clocks, levels, states, consent, codes, letters. Method: properties over arbitrary
// times and outcomes; the state machine is compared with its picture in docs/states.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attemptsBeforeUnreachable, Outcome, Registration, VictimState, type Consent } from "./contract.ts";
import { noticeFor } from "./notice-rules.ts";
import {
  byOutcome,
  checkRows,
  clockAfterChange,
  codeFrom,
  consentAfter,
  contactKnownAtMs,
  dueAtMs,
  escalationLevel,
  mayGiveUp,
  moves,
  readCode,
  stateAfter,
  untold,
  type Act,
  type Ground,
} from "./rules.ts";

const hourMs = 3_600_000;
const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });
const hours = fc.integer({ min: 1, max: 720 });
const outcome = fc.constantFrom(...Outcome.options);
const row = (more: Partial<Registration> = {}): Registration => ({
  ...Registration.parse({
    incident: "inc_0123456789",
    kind: "person",
    name: "Kim Example",
    address: "kim@example.org",
    language: "en",
    outcome: "attempt-blocked",
  }),
  ...more,
});
const contact: Ground = { what: "case-contact", id: "per_contact0000", organisationId: "org_desk" };
const grounds: Ground[] = [contact, { what: "incident", id: "inc_0123456789", organisationId: null }];
const found = { grounds, actorId: "mch_x", reportingDesk: "org_desk", nowMs: 1000 };

describe("the clock", () => {
  it("W1.17: is the same for an attempt and for a breach: it ends so many hours after the contact was known", () => {
    fc.assert(
      fc.property(ms, hours, outcome, (knownAtMs, hoursMax, how) => {
        const given = row({ outcome: how, contactKnownAtMs: knownAtMs });
        expect(dueAtMs(contactKnownAtMs(given, 0), hoursMax)).toBe(knownAtMs + hoursMax * hourMs);
      }),
    );
  });

  it("W1.17: does not run while nobody knows how to reach them, and never begins anew by taking a contact out", () => {
    expect(contactKnownAtMs(row({ address: null }), 5)).toBeNull();
    fc.assert(
      fc.property(ms, fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), (startMs, known) => {
        let clock: Parameters<typeof clockAfterChange>[0] = {
          ...row({ address: null }),
          state: "waiting",
          contactKnownAtMs: null,
          tellDueAtMs: null,
          dueAtMs: null,
        };
        let first: number | null = null;
        known.forEach((has, step) => {
          const changed = { address: has ? "kim@example.org" : null, phone: null };
          clock = { ...changed, ...clockAfterChange(clock, changed, startMs + step, 72) };
          first ??= clock.dueAtMs;
          expect(clock.dueAtMs).toBe(first);
        });
      }),
    );
  });

  it("a new way to reach somebody who could not be reached makes them wait anew", () => {
    const before = {
      ...row(),
      state: "unreachable",
      contactKnownAtMs: 1,
      tellDueAtMs: 2,
      dueAtMs: null,
    } as const;
    expect(clockAfterChange(before, { address: "new@example.org", phone: null }, 10, 1)).toEqual({
      state: "waiting",
      contactKnownAtMs: 10,
      tellDueAtMs: 10 + hourMs,
      dueAtMs: 10 + hourMs,
    });
    expect(clockAfterChange(before, before, 10, 1).state).toBe("unreachable");
  });

  it("W1.17: levels of escalation never fall as time goes by, begin at the due time and end at three", () => {
    fc.assert(
      fc.property(ms, hours, fc.nat(10 ** 10), fc.nat(10 ** 10), (due, hoursMax, a, b) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        expect(escalationLevel(due + earlier, due, hoursMax)).toBeLessThanOrEqual(
          escalationLevel(due + later, due, hoursMax),
        );
        expect(escalationLevel(due - 1, due, hoursMax)).toBe(0);
        expect(escalationLevel(due, due, hoursMax)).toBe(1);
        expect(escalationLevel(due + later, due, hoursMax)).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("states", () => {
  it("docs/states/victims.md draws the same moves", () => {
    const text = readFileSync(new URL("../../../../docs/states/victims.md", import.meta.url), "utf8");
    const drawn = [...text.matchAll(/^ {2}(\w+) --> (\w+): ([\w-]+)$/gm)].map(([, from, to, act]) => ({
      from,
      act,
      to,
    }));
    expect(drawn).toEqual(moves);
  });

  it("W1.18: the public waits until each was told or documented as unreachable, whatever happens in whatever order", () => {
    const act = fc.constantFrom<Act>("tell", "attempt", "give-up", "reopen", "acknowledge");
    fc.assert(
      fc.property(fc.array(fc.array(act, { maxLength: 8 }), { maxLength: 6 }), (lives) => {
        const ends = lives.map((acts) =>
          acts.reduce<VictimState>((state, each) => stateAfter(state, each) ?? state, "waiting"),
        );
        const settled = lives.every(
          (acts) => acts.includes("tell") || acts.lastIndexOf("give-up") > acts.lastIndexOf("reopen"),
        );
        expect(untold(ends) === 0).toBe(settled);
      }),
    );
  });

  it("W1.18 negative: nobody is called unreachable before so many attempts, or after being told", () => {
    for (let attempts = 0; attempts < attemptsBeforeUnreachable; attempts++)
      expect(mayGiveUp("waiting", attempts)).toMatchObject({ refusal: "too-few-attempts" });
    expect(mayGiveUp("waiting", attemptsBeforeUnreachable)).toEqual({ ok: true, value: "unreachable" });
    for (const state of ["told", "acknowledged"] as const)
      expect(mayGiveUp(state, 99)).toMatchObject({ refusal: "told-already" });
  });

  it("W1.18: only what was given can be withdrawn, and the same word is not said twice", () => {
    for (const before of ["unknown", "given", "refused", "withdrawn"] as const satisfies readonly Consent[]) {
      expect(consentAfter(before, "withdrawn").ok).toBe(before === "given");
      for (const said of ["given", "refused"] as const)
        expect(consentAfter(before, said).ok).toBe(before !== said);
    }
  });
});

describe("rows", () => {
  it("W1.17 negative: what is wrong is named by row and field", () => {
    const rows = [
      row(),
      row({ incident: "inc_9999999999" as never }),
      row({ contactPerson: "per_nobody0000" as never, contactKnownAtMs: 2000 }),
    ];
    expect(checkRows(rows, found).map(({ path }) => path)).toEqual([
      "rows[1].incident",
      "rows[2].contactPerson",
      "rows[2].contactKnownAtMs",
    ]);
    expect(checkRows([row()], { ...found, grounds: grounds.slice(1) })).toHaveLength(1);
  });

  it("W1.17 negative: a row without an outcome, or a name without a letter, is no registration", () => {
    const { outcome: _, ...without } = row();
    expect(Registration.safeParse(without).success).toBe(false);
    expect(Registration.safeParse({ ...row(), name: " - " }).success).toBe(false);
  });

  it("counts by outcome add up to all", () => {
    fc.assert(
      fc.property(fc.array(outcome), (all) => {
        const counts = byOutcome(all.map((each) => ({ outcome: each })));
        expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(all.length);
      }),
    );
  });
});

describe("what they are told", () => {
  const given = {
    language: "en",
    electionLanguages: ["en", "fr"],
    election: { en: "General election", fr: "Élection générale" },
    name: "Kim Example",
    contactName: "Maude",
  };
  it("W1.17: an attempt is told as an attempt and a breach as a breach, in the victim's language", () => {
    const texts = Outcome.options.flatMap((each) =>
      ["en", "fr"].map((language) => noticeFor({ ...given, outcome: each, language }).text),
    );
    expect(new Set(texts).size).toBe(6);
    expect(noticeFor({ ...given, outcome: "breach", language: "fr-CA" })).toMatchObject({
      language: "fr",
      version: "breach-1",
    });
    expect(noticeFor({ ...given, outcome: "attempt-blocked" }).version).toBe("attempt-1");
    expect(
      noticeFor({ ...given, outcome: "breach", language: "zh", electionLanguages: ["iu", "fr"] }).language,
    ).toBe("fr");
    expect(noticeFor({ ...given, outcome: "breach", ownText: "In other words." })).toMatchObject({
      version: "own",
    });
  });

  it("a code is read as it was given out, however it was typed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const code = codeFrom(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(readCode(code)).toEqual({ ok: true, value: code });
        expect(
          readCode(` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `),
        ).toEqual({
          ok: true,
          value: code,
        });
      }),
    );
    expect(readCode("7K2M")).toMatchObject({ refusal: "code-mistyped" });
  });
});
