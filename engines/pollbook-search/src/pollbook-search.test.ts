// Goal: whoever is on the list is found, however the name is said, typed or spelt, and nothing protected is found. Method: a few
// voters with the traps of real lists; then properties over lists by chance, against a plain look at every voter.
import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { openImage, writeImage, type ListedVoter, type VoterList } from "./index.ts";
import { slipsBetween } from "./finding/distance.ts";
import { nearWords, slipsForgiven, speltColumn } from "./finding/near-words.ts";
import { columnWriter } from "./image/column.ts";
import { folded } from "./words/scripts.ts";
import { wordsOf } from "./words/words.ts";

const utf8 = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
};

const nobody: ListedVoter = {
  number: "",
  last: "",
  first: "",
  middle: "",
  suffix: "",
  birth: "",
  address: "",
  city: "",
  district: "",
  style: "",
  site: "",
  party: "",
  status: "",
  marks: "",
};

const voters: readonly ListedVoter[] = [
  { number: "NC-000 123", last: "O’Brien", first: "Siobhán", birth: "1984-03-12", address: "12 Elm St" },
  {
    number: "000124",
    last: "Müller-Lüdenscheidt",
    first: "Jürgen",
    birth: "1951-12-03",
    address: "7 Oak Ave",
  },
  { number: "000125", last: "De la Cruz", first: "María José", birth: "1990-02-28", address: "19 Elm St" },
  { number: "000126", last: "Łukaszewicz", first: "Paweł", birth: "1970", address: "121 Elm Court" },
  { number: "000127", last: "Щербаков", first: "Юрий", birth: "1965-07-01", address: "3 Hill Rd" },
  { number: "000128", last: "김", first: "민준", birth: "1999-01-31", address: "4 Hill Rd" },
  { number: "000129", last: "Παπαδόπουλος", first: "Γιώργος", birth: "1959-05-05", address: "5 Hill Rd" },
  { number: "000130", last: "مُحَمَّد", first: "أحمد", birth: "1988-08-08", address: "6 Hill Rd" },
  { number: "000131", last: "Macdonald", first: "Flora", birth: "1922-11-11", address: "8 Hill Rd" },
  {
    number: "000132",
    last: "Katz",
    first: "Ruth",
    birth: "1975-05-06",
    address: "9 Secret Way",
    marks: "confidential",
  },
  {
    number: "000133",
    last: "Smith",
    first: "John",
    middle: "Quincy",
    birth: "1980-01-02",
    address: "10 Main St",
  },
  { number: "000134", last: "Smith", first: "John", middle: "", birth: "1980-01-02", address: "99 New St" },
  { number: "000135", last: "Smith", first: "John", birth: "1941-01-02", address: "10 Main St" },
  { number: "000136", last: "王", first: "小明", birth: "1993-09-09", address: "11 Main St" },
].map((voter) => ({ ...nobody, ...voter }));

const list = listOf(voters);

function listOf(all: Iterable<ListedVoter>): VoterList {
  const opened = openImage(writeImage(all, utf8), utf8);
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value;
}

function found(text: string, within = list): readonly string[] {
  const answer = within.search(text);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value.hits.map(({ voter }) => voter.number);
}

describe("W5.4 search as people type", () => {
  it.each([
    ["any order", "john smith quincy", "000133"],
    ["beginnings in any order", "qui smi", "000133"],
    ["an apostrophe typed", "o'brien", "NC-000 123"],
    ["an apostrophe left out", "obrien siobhan", "NC-000 123"],
    ["an apostrophe as a blank", "o brien", "NC-000 123"],
    ["no diacritics", "muller", "000124"],
    ["an umlaut as two letters", "mueller jurgen", "000124"],
    ["the second half of a double name", "ludenscheidt", "000124"],
    ["a name of three words in one", "delacruz", "000125"],
    ["a name of one word in two", "mac donald", "000131"],
    ["a letter with a stroke", "lukaszewicz pawel", "000126"],
    ["a letter left out", "lukaszwicz", "000126"],
    ["two letters exchanged", "smiht qunicy", "000133"],
    ["only the beginning, and that misspelt", "lukazs", "000126"],
    ["Cyrillic as written", "щербаков", "000127"],
    ["Cyrillic in Latin letters", "shcherbakov yurii", "000127"],
    ["Hangul as written", "김민준", "000128"],
    ["Hangul in Latin letters", "gim minjun", "000128"],
    ["Greek without accents", "παπαδοπουλος", "000129"],
    ["Greek in Latin letters", "papadopoulos", "000129"],
    ["Arabic without its short vowels", "محمد احمد", "000130"],
    ["Han", "小明 王", "000136"],
    ["Han without a blank", "王小明", "000136"],
    ["a day of birth, year first", "1984-03-12", "NC-000 123"],
    ["a day of birth, month first", "3/12/1984", "NC-000 123"],
    ["a day of birth, day first, where it could be either", "12.03.1984", "NC-000 123"],
    ["a day of birth without signs", "03121984", "NC-000 123"],
    ["a name and a year", "smith 1941", "000135"],
    ["an address", "12 elm", "NC-000 123"],
    ["an address and a name", "10 main quincy", "000133"],
    ["a number, spaced otherwise", "NC000-123", "NC-000 123"],
    ["the beginning of a number", "nc000", "NC-000 123"],
  ])("finds by %s: %s", (_how, text, number) => expect(found(text)[0]).toBe(number));

  it("puts house 12 before house 121, and 19 Elm is no century", () => {
    expect(found("12 elm")).toEqual(["NC-000 123", "000126"]);
    expect(found("19 elm")).toEqual(["000125"]);
  });

  it("F10 shows both records of one person, and says that they may be one", () => {
    const answer = list.search("smith john 1980");
    expect(answer.ok && answer.value.hits.map((hit) => [hit.voter.number, hit.sameNameAndBirth])).toEqual([
      ["000134", ["000133"]],
      ["000133", ["000134"]],
    ]);
  });

  it("says that a name is near and not as typed", () => {
    const answer = list.search("kats ruth");
    expect(answer.ok && answer.value.hits.map(({ near }) => near)).toEqual([true]);
    const typed = list.search("katz ruth");
    expect(typed.ok && typed.value.hits.map(({ near }) => near)).toEqual([false]);
  });

  it("says that there are more than it shows", () => {
    const answer = list.search("hill", 2);
    expect(answer.ok && [answer.value.hits.length, answer.value.more]).toEqual([2, true]);
  });

  it("negative: W5.4 nobody is found by a protected address, by nothing, or by what nobody is called", () => {
    for (const text of [
      "9 secret",
      "secret way",
      "",
      " ,.'",
      "zzyzx",
      "31/31/1984",
      "\u0000",
      "x".repeat(9_000),
    ])
      expect(found(text)).toEqual([]);
  });
});

const licence = (elements: readonly string[], separator = "\n") =>
  `@\n\u001e\rANSI 636004090002DL00410278ZN03190008DL${elements.join(separator)}`;

describe("W5.4 the text of a scanned licence", () => {
  it("F10 finds the old record and the new one of its holder, and not the namesake of another day", () => {
    const text = licence([
      "DAQ000033344455",
      "DCSSMITH",
      "DDEN",
      "DACJOHN",
      "DADQUINCY",
      "DBB01021980",
      "DCGUSA",
    ]);
    expect(found(text).toSorted()).toEqual(["000133", "000134"]);
  });

  it.each(["\n", "\r", "\r\n"])("reads it however the scanner ends its lines (%j)", (separator) => {
    const text = licence(["DCSOBRIEN", "DACSIOBHAN", "DBB03121984", "DCGUSA"], separator);
    expect(found(text)).toEqual(["NC-000 123"]);
  });

  it("reads the day as Canada writes it", () =>
    expect(found(licence(["DCSDE LA CRUZ", "DACMARIA", "DBB19900228", "DCGCAN"]))).toEqual(["000125"]));

  it("reads given names in one element, and all names in one", () => {
    expect(found(licence(["DCSKATZ", "DCTRUTH ANNE", "DBB05061975"]))).toEqual(["000132"]);
    expect(found(licence(["DAAMACDONALD,FLORA", "DBB19221111"]))).toEqual(["000131"]);
  });

  it("finds who has changed the surname since, by first name and day", () =>
    expect(found(licence(["DCSJONES", "DACRUTH", "DBB05061975"]))).toEqual(["000132"]));

  it("looks for the name alone where the day is on nobody's record", () =>
    expect(found(licence(["DCSMACDONALD", "DACFLORA", "DBB01012001"]))).toEqual(["000131"]));

  it.each([
    [licence(["DACJOHN", "DBB01021980"]), "licence-lacks-name"],
    [licence(["DCSSMITH", "DACJOHN"]), "licence-lacks-birth"],
    [licence(["DCSSMITH", "DBB99999999"]), "licence-lacks-birth"],
  ])("negative: W5.4 a licence without what is needed is refused by name", (text, refusal) =>
    expect(list.search(text)).toMatchObject({ ok: false, refusal }),
  );
});

describe("the image", () => {
  it("is the same whatever order the voters come in, and gives every one of them back", () => {
    assert(
      property(shuffledSubarray([...voters], { minLength: voters.length }), (shuffled) => {
        expect(writeImage(shuffled, utf8)).toEqual(writeImage(voters, utf8));
      }),
      { numRuns: 10 },
    );
    expect([...list.all()].toSorted(byNumber)).toEqual(voters.toSorted(byNumber));
    for (const voter of voters) expect(list.voter(voter.number)).toEqual(voter);
    expect(list.voter("999")).toBeNull();
  });

  it("negative: W5.4 is refused when cut short anywhere, or of another kind", () => {
    const image = writeImage(voters, utf8);
    for (let length = 0; length < image.length - 8; length++)
      expect(openImage(image.slice(0, length), utf8).ok).toBe(false);
    image[3]! ^= 1;
    expect(openImage(image, utf8)).toMatchObject({ refusal: "image-not-of-this-format" });
  });

  it("holds an empty list", () => expect(found("smith", listOf([]))).toEqual([]));
});

const part = constantFrom("an", "ann", "anna", "bo", "boris", "cruz", "da", "dana", "el", "ellis", "émile");
const anyVoter = record({ last: array(part, { minLength: 1, maxLength: 2 }), first: part, middle: part });

describe("properties", () => {
  it("finds by beginnings exactly whom a look at every voter finds", () => {
    assert(
      property(
        array(anyVoter, { maxLength: 18 }),
        array(part, { minLength: 1, maxLength: 3 }),
        (all, words) => {
          const people = all.map(({ last, first, middle }, at) => ({
            ...nobody,
            number: `n${at}`,
            last: last.join("-"),
            first,
            middle,
          }));
          const typed = words.map((word) => word.slice(0, 3));
          const fits = (voter: ListedVoter) => {
            const have = [
              ...wordsOf(`${voter.last} ${voter.first} ${voter.middle}`),
              folded(voter.last.replace("-", "")),
            ];
            return typed.every((word) => have.some((one) => one.startsWith(folded(word))));
          };
          const answer = listOf(people).search(typed.join(" "));
          const exact = answer.ok ? answer.value.hits.filter(({ near }) => !near) : [];
          expect(exact.map(({ voter }) => voter.number).toSorted()).toEqual(
            people
              .filter(fits)
              .map(({ number }) => number)
              .toSorted(),
          );
        },
      ),
    );
  });

  it("counts slips as the plain recursion does (Damerau 1964)", () => {
    const letters = array(constantFrom("a", "b", "c"), { maxLength: 6 }).map((all) => all.join(""));
    assert(
      property(letters, letters, integer({ min: 0, max: 3 }), (typed, word, most) => {
        const bytes = utf8.encode(word);
        const counted = slipsBetween(utf8.encode(typed), bytes, 0, bytes.length, most, false);
        expect(counted).toBe(Math.min(plainSlips(typed, word), most + 1));
        const begun = slipsBetween(utf8.encode(typed), bytes, 0, bytes.length, most, true);
        const beginnings = Array.from({ length: word.length + 1 }, (_, end) =>
          plainSlips(typed, word.slice(0, end)),
        );
        expect(begun).toBe(Math.min(...beginnings, most + 1));
      }),
    );
  });

  it("W5.4 names the very words, with their slips, that measuring every word of a column does", () => {
    const letters = array(constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 11 });
    const word = letters.map((all) => all.join(""));
    assert(
      property(array(word, { maxLength: 40 }), word, boolean(), (words, typed, begins) => {
        const writer = columnWriter(utf8);
        writer.add(words);
        const column = writer.finish(new Uint32Array([0]));
        const bytes = utf8.encode(typed);
        const most = begins ? Math.min(1, slipsForgiven(bytes.length)) : slipsForgiven(bytes.length);
        const measured = [...new Set(words)].toSorted(byCodeUnit).flatMap((one, at) => {
          const text = utf8.encode(one);
          const slips = slipsBetween(bytes, text, 0, text.length, most, begins);
          return most > 0 && slips <= most ? [[at, slips] as const] : [];
        });
        expect([...nearWords(speltColumn(column), bytes, most, begins)]).toEqual(measured);
      }),
    );
  });

  it("finds every name one slip away, whatever the slip", () => {
    assert(
      property(integer({ min: 0, max: 11 }), integer({ min: 0, max: 3 }), (at, kind) => {
        const name = "schwarzwald";
        const slips = [
          name.slice(0, at) + name.slice(at + 1),
          `${name.slice(0, at)}q${name.slice(at)}`,
          `${name.slice(0, at)}q${name.slice(at + 1)}`,
          name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2),
        ];
        const one = listOf([{ ...nobody, number: "1", last: "Schwarzwald" }]);
        expect(found(slips[kind]!, one)).toEqual(["1"]);
      }),
    );
  });
});

function plainSlips(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const costs = [
    plainSlips(x, b) + 1,
    plainSlips(a, y) + 1,
    plainSlips(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    costs.push(plainSlips(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...costs);
}

function byNumber(a: ListedVoter, b: ListedVoter): number {
  return a.number < b.number ? -1 : 1;
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
