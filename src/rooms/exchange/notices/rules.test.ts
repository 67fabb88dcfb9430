// Goal: the rules of what is told let nothing through that was not decided, read by two, plain, consented to and told in order; names
// leave a text whole. Method: every act in every state, tables, properties; the machine is compared with its picture in docs/states.
import { readFileSync } from "node:fs";
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { states, type State } from "./contract.ts";
import { publishedOf, correctedAtMs } from "./public-rules.ts";
import { redactedTexts, withoutNames } from "./redaction-rules.ts";
import * as rules from "./rules.ts";

const sha256 = "a".repeat(64);
const other = "b".repeat(64);
const everyoneTold: rules.Order = {
  victimsUntold: 0,
  carersSilent: [],
  victimsToldAtMs: 10,
  concernedUntold: [],
};
const clean = { plain: true, override: null, namesWithoutConsent: false };
const said = { sha256, outcome: "notice", order: everyoneTold, namesWithoutConsent: false };

const standing = (state: State, more: Partial<rules.Standing> = {}): rules.Standing => ({
  kind: "notice",
  state,
  sha256,
  editors: ["per_writer"],
  approval: ["approved", "published", "withdrawn"].includes(state) ? { by: "per_editor", sha256 } : null,
  correction: state === "published" ? { sha256: other } : null,
  ...more,
});

/** Each act as it would pass if its state let it. */
const acts: Readonly<Record<Exclude<rules.Act, "redact">, (now: rules.Standing) => { ok: boolean }>> = {
  edit: (now) => rules.edit(now, { by: "per_writer", sha256: other }),
  submit: (now) => rules.submit(now, clean),
  approve: (now) =>
    rules.approve(now, {
      by: "per_editor",
      sha256: now.correction?.sha256 ?? sha256,
      namesWithoutConsent: false,
    }),
  return: (now) => rules.giveBack(now, now.correction?.sha256 ?? sha256),
  publish: (now) => rules.publish(now, said),
  correct: (now) =>
    rules.correct({ ...now, correction: null }, { ...clean, by: "per_writer", sha256: other }),
  withdraw: (now) => rules.withdraw(now),
  discard: (now) => rules.discard(now),
};

describe("the states of a notice", () => {
  it("docs/states/notices.md draws the same moves", () => {
    const text = readFileSync(new URL("../../../../docs/states/notices.md", import.meta.url), "utf8");
    const drawn = [...text.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(([, from, to, act]) => ({
      from,
      act,
      to,
    }));
    const byName = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect(drawn.toSorted(byName)).toEqual([...rules.moves].toSorted(byName));
  });

  it.each(
    states.flatMap((state) => Object.keys(acts).map((act) => [state, act as keyof typeof acts] as const)),
  )("W1.13c negative: from %s, '%s' goes where the picture says and nowhere else", (state, act) => {
    const to = rules.stateAfter(state, act);
    const outcome = acts[act](standing(state)) as { ok: boolean; value?: rules.Standing };
    expect(outcome.ok).toBe(to !== null);
    if (to !== null) expect(outcome.value?.state).toBe(to);
  });
});

describe("four eyes", () => {
  it("W1.13c negative: whoever wrote any version does not approve, first text or correction", () => {
    for (const state of ["submitted", "published"] as const) {
      const now = standing(state, { editors: ["per_writer", "per_editor"] });
      const read = { by: "per_editor", sha256: now.correction?.sha256 ?? sha256, namesWithoutConsent: false };
      expect(rules.approve(now, read)).toMatchObject({ refusal: "own-work" });
    }
  });

  it("W1.13c negative: an approval holds for exactly the text that was read, and a new version voids it", () => {
    const read = { by: "per_editor", sha256: other, namesWithoutConsent: false };
    expect(rules.approve(standing("submitted"), read)).toMatchObject({ refusal: "changed-meanwhile" });
    expect(rules.giveBack(standing("submitted"), other)).toMatchObject({ refusal: "changed-meanwhile" });
    expect(rules.publish(standing("approved"), { ...said, sha256: other })).toMatchObject({
      refusal: "changed-meanwhile",
    });
    expect(rules.edit(standing("approved"), { by: "per_third", sha256: other })).toMatchObject({
      value: { state: "draft", approval: null, editors: ["per_writer", "per_third"] },
    });
  });
});

describe("the order of telling", () => {
  it.each([
    [{ ...said, outcome: null }, "no-decision"],
    [{ ...said, outcome: "bulletin" }, "decision-says-otherwise"],
    [{ ...said, order: { ...everyoneTold, victimsUntold: 1 } }, "victims-first"],
    [{ ...said, order: { ...everyoneTold, carersSilent: ["The desk"] } }, "victims-unaware"],
    [{ ...said, order: { ...everyoneTold, concernedUntold: ["A party"] } }, "concerned-not-told"],
    [{ ...said, namesWithoutConsent: true }, "names-without-consent"],
  ])("W1.18 negative: publishing is refused: %o gives %s", (given, refusal) => {
    expect(rules.publish(standing("approved"), given)).toMatchObject({ ok: false, refusal });
  });

  it("W1.18 negative: those concerned hear of it after those affected, never before", () => {
    expect(rules.concernedAfter(everyoneTold, 9)).toMatchObject({ refusal: "told-before" });
    expect(rules.concernedAfter(everyoneTold, 10)).toMatchObject({ ok: true });
    expect(rules.concernedAfter({ ...everyoneTold, victimsToldAtMs: null }, 0)).toMatchObject({ ok: true });
    expect(rules.concernedAfter({ ...everyoneTold, victimsUntold: 2 }, 99)).toMatchObject({
      refusal: "victims-first",
      values: { n: 2 },
    });
  });

  it("W1.14: what the gate blocks goes on with a reason; a name never does", () => {
    expect(rules.submit(standing("draft"), { ...clean, plain: false })).toMatchObject({
      refusal: "not-plain-enough",
    });
    expect(rules.submit(standing("draft"), { ...clean, plain: false, override: "urgent" })).toMatchObject({
      ok: true,
    });
    expect(
      rules.submit(standing("draft"), { plain: false, override: "urgent", namesWithoutConsent: true }),
    ).toMatchObject({ refusal: "names-without-consent" });
  });
});

describe("a name is taken out", () => {
  it.each([
    ["ZOE BRONTË was there", "en", "[name removed] was there"],
    ["It was Zoe\u0308 Bronte\u0308.", "en", "It was [name removed]."],
    ["Z\u200Boë-Brontë’s letter", "fr", "[nom retiré]’s letter"],
    ["Zoë and Brontë", "en", "Zoë and Brontë"],
    ["Zoë Brontëan verse", "en", "Zoë Brontëan verse"],
    ["据报道王小明收到", "zh-Hans", "据报道［姓名已删除］收到"],
    ["قال أليكس مرحبا", "ar", "قال [حُذف الاسم] مرحبا"],
    ["Zoë Brontë, Zoë Brontë", "sw", "[…], […]"],
  ])("W1.18: %s (%s)", (text, language, gone) => {
    expect(withoutNames(text, language, ["Zoë Brontë", "王小明", "أليكس", "..."])).toBe(gone);
  });

  it("W1.18 negative: whatever stands around it, the name is gone and the rest is whole", () => {
    const around = string({ unit: "grapheme", maxLength: 40 });
    assert(
      property(around, around, constantFrom("Zoë Brontë", "王小明", "O'Brien"), (before, after, name) => {
        const gone = withoutNames(`${before} ${name} ${after}`, "en", [name]);
        expect(gone).not.toContain(name);
        expect(gone).toContain("[name removed]");
        expect(withoutNames(gone, "en", [name])).toBe(gone);
        expect(withoutNames(before, "en", [])).toBe(before);
      }),
    );
  });

  it("W1.18: a longer description goes before the name in it; a part stays within its length", () => {
    const names = ["Brontë", "Zoë Brontë of Riverside"];
    expect(withoutNames("Zoë Brontë of Riverside spoke", "en", names)).toBe("[name removed] spoke");
    const text = { who: "", what: "", when: "", where: "", whatToDo: "", whatIsNotKnown: "", body: "" };
    const long = redactedTexts({ en: { ...text, headline: "B ".repeat(100).trim() } }, ["B"]);
    expect(long["en"]?.headline.length).toBeLessThanOrEqual(200);
  });
});

describe("what stands", () => {
  const act = (number: number, name: "publish" | "correct" | "withdraw") => ({
    number,
    act: name,
    texts: {},
    words: null,
    atMs: number * 10,
    redactedAtMs: null,
    heldAtMs: null,
  });
  it("W1.13c: is the last text, with when it was corrected and withdrawn", () => {
    const id = "ntc_first00000" as Parameters<typeof publishedOf>[0];
    const all = publishedOf(id, "notice", [act(1, "publish"), act(2, "correct"), act(3, "withdraw")]);
    expect(all).toMatchObject({ publishedAtMs: 10, withdrawnAtMs: 30, heldAtMs: null });
    expect(correctedAtMs(all)).toBe(20);
  });
});
