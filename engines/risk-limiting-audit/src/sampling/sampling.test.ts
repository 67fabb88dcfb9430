/**
 * Goal: the same public seed gives the same list everywhere, an escalation goes on with one and the same list, and nobody can bend
 * a seed. Method: published digits (FIPS 180-4, Rivest 2011, the package consistent_sampler, NumPy), and properties against the
 * plainest way of doing the same.
 */
import { array, assert, constantFrom, integer, property, string, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { arloBallotIds } from "./ballot-ids.ts";
import { addedBy, consistentSample } from "./consistent-sample.ts";
import { numpySeed, numpyUniform, weightedDraws } from "./numpy-random.ts";
import { phantomsByCount, phantomsByStyle } from "./phantoms.ts";
import { arloBallotId, pythonText } from "./python-text.ts";
import { rivestDistinct, rivestDraws } from "./rivest.ts";
import { digestHex, sha256, sha256Prefix } from "./sha256.ts";
import { firstTicket, hashFraction, nextTicket, shortTicket } from "./ticket.ts";
import { inTicketOrder, ticketDraws, ticketsBelow } from "./ticket-draw.ts";
import { utf8 } from "./utf8.ts";

const hex = (octets: Uint8Array): string =>
  [...octets].map((one) => one.toString(16).padStart(2, "0")).join("");

describe("SHA-256", () => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ])("hashes as FIPS 180-4 says: %#", (text, expected) => expect(hex(sha256(utf8(text)))).toBe(expected));

  it("gives the same wherever a message is cut into prefix and rest", () => {
    assert(
      property(uint8Array({ maxLength: 300 }), integer({ min: 0, max: 300 }), (message, at) => {
        const cut = Math.min(at, message.length);
        const prefix = sha256Prefix(message.subarray(0, cut));
        prefix.words(message, message.length);
        expect(digestHex(prefix.words(message.subarray(cut), message.length - cut))).toBe(
          hex(sha256(message)),
        );
      }),
    );
  });
});

describe("Rivest's sampler", () => {
  it("W5.7 draws what the published script draws, other alphabets too", () => {
    expect(rivestDraws("3546311556112163624615351222", 876, 5)).toEqual([740, 180, 264, 789, 238]);
    expect(rivestDraws("snowman: ☃", 1000, 3)).toEqual([634, 56, 46]);
    expect(rivestDraws("😀", 1000, 5)).toEqual([596, 415, 303, 11, 141]);
  });

  it("goes on where it stopped, and without repeats drops only repeats", () => {
    assert(
      property(
        string(),
        integer({ min: 1, max: 2 ** 37 }),
        integer({ min: 1, max: 20 }),
        (seed, total, split) => {
          const all = rivestDraws(seed, total, 40);
          expect([
            ...rivestDraws(seed, total, split),
            ...rivestDraws(seed, total, 40 - split, split + 1),
          ]).toEqual(all);
          expect(all.every((card) => card >= 1 && card <= total)).toBe(true);
          const distinct = [...new Set(all)];
          expect(rivestDistinct(seed, total, distinct.length)).toEqual(distinct);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("negative: refuses more distinct draws than cards, and impossible numbers of cards", () => {
    expect(() => rivestDistinct("1", 3, 4)).toThrow(RangeError);
    for (const total of [0, -1, 1.5, 2 ** 37 + 1, Number.NaN])
      expect(() => rivestDraws("1", total, 1)).toThrow(RangeError);
  });
});

describe("tickets", () => {
  it("W5.7 has the digits of the reference", () => {
    expect(hashFraction("abc")).toBe(
      "0.56998071861792858926477341561059638840106636224182943832566300809078486324348",
    );
    expect(firstTicket("AB-130", "01382438112797316654").slice(0, 20)).toBe("0.262997141228380084");
    expect(nextTicket("0.25471").slice(0, 20)).toBe("0.642853261655004694");
    expect(shortTicket("0.9991234567890", 4)).toBe("0.9991234");
  });

  const ids = (count: number) => ({ count, idOf: (card: number) => `card ${card}` });
  const plainly = (count: number, take: number, seed: string, withReplacement: boolean): string[] => {
    const all = Array.from({ length: count }, (_, card) => {
      const list = [firstTicket(`card ${card}`, seed)];
      const most = withReplacement ? take : 1;
      while (list.length < most) list.push(nextTicket(list.at(-1)!));
      return list;
    });
    return all.flat().toSorted().slice(0, take);
  };

  it("are the smallest of all, with and without putting back, however few the cards", () => {
    const some = integer({ min: 1, max: 40 });
    assert(
      property(some, some, string(), constantFrom(true, false), (count, take, seed, withReplacement) => {
        const draws = ticketDraws(ids(count), take, { seed, withReplacement });
        expect(draws.map(({ ticket }) => ticket)).toEqual(plainly(count, take, seed, withReplacement));
      }),
      { numRuns: 60 },
    );
  });

  it("W5.7 a larger sample begins with the smaller one, and without putting back nothing comes twice", () => {
    assert(
      property(integer({ min: 1, max: 200 }), integer({ min: 1, max: 200 }), string(), (less, more, seed) => {
        const rules = { seed, withReplacement: false };
        const draws = ticketDraws(ids(500), less + more, rules);
        expect(ticketDraws(ids(500), less, rules)).toEqual(draws.slice(0, less));
        expect(new Set(draws.map(({ card }) => card)).size).toBe(draws.length);
      }),
      { numRuns: 30 },
    );
  });

  it("negative: cards that are put back have endless tickets, so they are never all asked for", () => {
    expect(() => ticketsBelow(ids(1), 0, 1, "1", { seed: "1", withReplacement: true })).toThrow(RangeError);
  });

  it("come out the same when the cards are divided among threads", () => {
    const rules = { seed: "53417960661093690826", withReplacement: true };
    const whole = ticketDraws(ids(3_000), 300, rules);
    const parts = [0, 700, 701, 3_000].flatMap((to, index, ends) =>
      ticketsBelow(ids(3_000), ends[index - 1] ?? 0, to, "0.2", rules),
    );
    expect(inTicketOrder(parts).slice(0, 300)).toEqual(whole);
  });
});

describe("texts of Python", () => {
  it.each([
    [arloBallotId("Hinsdale", "102", "1", 7), "(('Hinsdale', '102', '1'), 7)"],
    [arloBallotId("Prince George's", null, "1", 7), `(("Prince George's", None, '1'), 7)`],
    [pythonText([`both ' and "`]), `('both \\' and "',)`],
    [pythonText(["a\\b\n\t\u00a0\u200b😀é"]), "('a\\\\b\\n\\t\\xa0\\u200b😀é',)"],
  ])("are written as repr writes them: %s", (got, expected) => expect(got).toBe(expected));
});

describe("ids of a whole manifest", () => {
  it("are those of each ballot, asked in any order, over empty batches", () => {
    const cards = [2, 0, 3, 0, 1];
    const ids = arloBallotIds(
      cards.map((count, batch) => ({
        jurisdiction: "O'Brien",
        tabulator: null,
        batch: `${batch}`,
        cards: count,
      })),
    );
    const expected = cards.flatMap((count, batch) =>
      Array.from({ length: count }, (_, index) => arloBallotId("O'Brien", null, `${batch}`, index + 1)),
    );
    expect(ids.count).toBe(6);
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [5, 0, 3, 3, 1, 4, 2],
    ])
      expect(order.map((card) => ids.idOf(card))).toEqual(order.map((card) => expected[card]));
  });
});

describe("NumPy's generator", () => {
  it("W5.7 gives the first numbers of default_rng for an audit's seed", () => {
    const uniform = numpyUniform(numpySeed("arlo"));
    expect([uniform(), uniform(), uniform()]).toEqual([
      0.545678776191285, 0.42919419703660255, 0.7496453719442107,
    ]);
  });

  it("never draws a weight of zero; negative: refuses weights that are none", () => {
    expect(new Set(weightedDraws(1n, [0, 3, 0, 1, 0], 200))).toEqual(new Set([1, 3]));
    for (const weights of [[], [0, 0], [1, -1], [Number.NaN]])
      expect(() => weightedDraws(1n, weights, 1)).toThrow(RangeError);
  });
});

describe("one sample for several contests", () => {
  const styled = array(array(constantFrom("a", "b", "c"), { maxLength: 3 }), { minLength: 1, maxLength: 60 });
  const sizes = integer({ min: 0, max: 20 });

  it("W5.7 holds the first cards of every contest, each once, and grows without changing", () => {
    assert(
      property(styled, sizes, sizes, sizes, (contests, a, b, more) => {
        const cards = contests.map((one, index) => ({ id: `${index}`, contests: [...new Set(one)] }));
        const keys = cards.map(({ id }) => firstTicket(id, "seed"));
        const small = consistentSample(cards, keys, { a, b });
        const large = consistentSample(cards, keys, { a: a + more, b, c: more });
        expect(new Set(small.drawn).size).toBe(small.drawn.length);
        for (const [contest, size] of [
          ["a", a],
          ["b", b],
        ] as const) {
          const carrying = cards.flatMap((card, place) => (card.contests.includes(contest) ? [place] : []));
          const first = carrying.toSorted((x, y) => (keys[x]! < keys[y]! ? -1 : 1)).slice(0, size);
          expect(first.every((place) => small.drawn.includes(place))).toBe(true);
          expect(small.exhausted.includes(contest)).toBe(carrying.length < size);
        }
        expect(small.drawn.every((place) => large.drawn.includes(place))).toBe(true);
        expect(new Set([...small.drawn, ...addedBy(large, small)])).toEqual(new Set(large.drawn));
        expect(small.drawn.length + addedBy(large, small).length).toBe(large.drawn.length);
      }),
      { numRuns: 100 },
    );
  });

  it("W5.7 has phantoms for cards without a record, one for several contests", () => {
    const records = [{ id: "1", contests: ["a"] }];
    expect(phantomsByStyle(records, { a: 3, b: 1 })).toEqual({
      cards: [
        { id: "phantom-1", contests: ["a", "b"] },
        { id: "phantom-2", contests: ["a"] },
      ],
      overfull: [],
    });
    expect(phantomsByCount(1, 2, ["a"]).cards).toEqual([{ id: "phantom-1", contests: ["a"] }]);
  });

  it("negative: W5.7 more records than cards is named, never passed over", () => {
    expect(phantomsByStyle([{ id: "1", contests: ["a"] }], { a: 0 }).overfull).toEqual([
      { contest: "a", records: 1, cards: 0 },
    ]);
    expect(phantomsByCount(3, 2, []).overfull).toEqual([{ contest: null, records: 3, cards: 2 }]);
  });
});
