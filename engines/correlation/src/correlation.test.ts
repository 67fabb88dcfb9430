/**
 * Goal: cases that name the same things are linked with their evidence, what everybody uses links nobody, and the index is what its
 * cases are, however they came and went. Method: small stories, and properties against a plain comparison of sets.
 */
import * as fc from "fast-check";
import { getDomain } from "tldts";
import { describe, expect, it } from "vitest";
import {
  CorrelationIndex,
  explain,
  linkMessages,
  messageOf,
  observablesIn,
  valuesOf,
  warningList,
  type Observable,
} from "./index.ts";

const registrableDomain = (host: string): string | null => getDomain(host, { allowPrivateDomains: true });
const url = (text: string): Observable => ({ kind: "url", text });
const keys = (observable: Observable): string[] =>
  valuesOf(observable, registrableDomain).map(({ kind, text }) => `${kind} ${text}`);
const index = (cases: Readonly<Record<string, readonly Observable[]>>): CorrelationIndex => {
  const made = new CorrelationIndex({ registrableDomain });
  for (const [name, observables] of Object.entries(cases)) made.add(name, observables);
  return made;
};

describe("values", () => {
  it.each<[Observable, string[]]>([
    [
      url("hxxps://www.News[.]example.co.uk/a//b/?utm_source=x&id=2#top"),
      ["url news.example.co.uk/a/b?id=2", "site example.co.uk", "domain news.example.co.uk"],
    ],
    [{ kind: "domain", text: "Example.ORG." }, ["site example.org"]],
    [
      url("https://twitter.com/SomeBody/status/12"),
      ["url x.com/SomeBody/status/12", "handle x.com/somebody", "site x.com"],
    ],
    [url("tiktok[.]com/@a.b_c"), ["url tiktok.com/@a.b_c", "handle tiktok.com/a.b_c", "site tiktok.com"]],
    [url("my-blog.blogspot.com"), ["site my-blog.blogspot.com"]],
    [{ kind: "hash", text: "A".repeat(64) }, [`hash ${"a".repeat(64)}`]],
    [
      { kind: "email", text: "Some.One+news@Mail.Example.org" },
      ["email some.one@mail.example.org", "site example.org", "domain mail.example.org"],
    ],
    [{ kind: "ip", text: "1.2.3.4" }, ["ip 1.2.3.4"]],
    [url("http://1.2.3.4/x"), ["ip 1.2.3.4"]],
  ])("%j is %j", (observable, values) => expect(keys(observable)).toEqual(values));

  it.each<Observable>([
    { kind: "hash", text: "abc" },
    { kind: "ip", text: "1.2.3.400" },
    { kind: "domain", text: "23 accounts" },
    { kind: "email", text: "nobody" },
    { kind: "handle", text: "two words" },
    { kind: "text", text: "too short" },
  ])("negative: %j is nothing that can be shared", (observable) => expect(keys(observable)).toEqual([]));

  it("a cut copy of a text, in other case and accents, shares passages with it", () => {
    const text =
      "Le bureau de vote de la rue Haute sera fermé dès quatorze heures, dit un message qui circule depuis hier soir dans tout le quartier";
    const [whole, copy] = [text, text.toUpperCase().replace("FERMÉ", "FERME").slice(0, 90)].map(
      (one) => new Set(keys({ kind: "text", text: one })),
    );
    expect([...copy!].filter((key) => whole!.has(key)).length).toBeGreaterThan(1);
  });

  it("cells of published tables name what they name, and sentences nothing", () => {
    expect(
      observablesIn("https://twitter[.]com/JgtmOrg, news[.]example and @some_one").map((one) => one.kind),
    ).toEqual(["url", "domain", "handle"]);
    expect(observablesIn("23 accounts on Facebook, about $4,500 in spending")).toEqual([]);
  });
});

describe("links", () => {
  it("W1.3 link two cases by what they share, in one sentence, in both languages", () => {
    const cases = index({
      a: [
        url("https://lemonde.ltd/politique"),
        url("https://spiegel.ltd"),
        url("https://t.me/first_channel"),
      ],
      b: [url("http://www.lemonde.ltd"), url("https://spiegel.ltd/panorama")],
      c: [url("https://t.me/second_channel"), url("https://other.example")],
    });
    const [link, ...more] = cases.linksOf("a");
    expect(more).toEqual([]);
    expect(link).toMatchObject({
      member: "b",
      shared: 2,
      evidence: [{ kind: "site", text: "lemonde.ltd", cases: 2 }, { text: "spiegel.ltd" }],
    });
    expect(explain(link!, "en")).toBe("Both have the site lemonde.ltd and 1 more value (strength 87%).");
    expect(explain(link!, "fr")).toBe(
      "Les deux ont en commun le site lemonde.ltd et 1 autre valeur (force 87 %).",
    );
    expect(messageOf(link!)).toEqual({
      key: "site",
      values: { value: "lemonde.ltd", others: 1, percent: 87 },
    });
    expect(
      Object.values(linkMessages).every(({ en, fr }) => en.includes("{percent}") && fr.includes("{percent}")),
    ).toBe(true);
    expect(cases.linksTo([url("https://spiegel.ltd")]).map((one) => one.member)).toEqual(["a", "b"]);
  });

  it("W1.3 negative: platforms, shorteners and hosts of everybody link nobody, however many they share", () => {
    const everywhere = [
      "x.com",
      "facebook.com/watch",
      "bit.ly",
      "youtube.com",
      "docs.google.com",
      "wordpress.com",
      "t.me",
      "cloudflare.com",
    ].map(url);
    const cases = index(
      Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`case ${at}`, everywhere])),
    );
    expect(cases.linksOf("case 0")).toEqual([]);
  });

  it("W1.3 negative: what too many cases have links none of them, without being on the list", () => {
    const common = url("https://popular.example");
    const cases = index(
      Object.fromEntries(
        Array.from({ length: 200 }, (_, at) => [`case ${at}`, [common, url(`https://own${at}.example`)]]),
      ),
    );
    expect(cases.linksOf("case 0")).toEqual([]);
    cases.add("new", [common, url("https://own7.example")]);
    expect(cases.linksOf("new").map((one) => one.member)).toEqual(["case 7"]);
    expect(cases.linksOf("new")[0]?.evidence).toEqual([
      expect.objectContaining({ common: false }),
      expect.objectContaining({ text: "popular.example", common: true }),
    ]);
  });

  it("an authority's own list counts instead", () => {
    const own = new CorrelationIndex({
      registrableDomain,
      warningList: warningList("2026-10-01", {
        platform: "forum.example",
        shortener: "",
        hosting: "",
        delivery: "",
        reference: "",
        mail: "",
      }),
    });
    for (const name of ["a", "b"]) own.add(name, [url("https://forum.example")]);
    expect(own.linksOf("a")).toEqual([]);
    for (const name of ["a", "b"]) own.add(name, [url("https://x.com")]);
    expect(own.linksOf("a")).toHaveLength(1);
  });

  const observable = fc.oneof(
    fc.integer({ min: 0, max: 30 }).map((at) => url(`https://site${at}.example/p`)),
    fc.constantFrom(
      url("https://x.com/a"),
      url("bit.ly"),
      { kind: "hash" as const, text: "b".repeat(40) },
      { kind: "text" as const, text: "one two three four five six seven" },
    ),
  );
  const steps = fc.array(
    fc.record({
      member: fc.constantFrom("a", "b", "c", "d", "e"),
      observables: fc.option(fc.array(observable, { maxLength: 6 })),
    }),
    { maxLength: 20 },
  );

  it("is the same however its cases came and went, and both sides of a link say the same", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const walked = new CorrelationIndex({ registrableDomain });
        const left = new Map<string, readonly Observable[]>();
        for (const { member, observables } of all) {
          if (observables === null) walked.remove(member);
          else walked.add(member, observables);
          if (observables === null) left.delete(member);
          else left.set(member, observables);
        }
        const fresh = index(Object.fromEntries(left));
        expect(walked.size).toEqual(fresh.size);
        for (const member of left.keys()) {
          expect(walked.linksOf(member)).toEqual(fresh.linksOf(member));
          for (const link of walked.linksOf(member)) {
            const back = walked.linksOf(link.member).find((one) => one.member === member);
            expect(back?.strength).toBeCloseTo(link.strength, 12);
            expect(link.evidence.some((one) => !one.common)).toBe(true);
          }
        }
      }),
    );
  });

  it("negative: no text makes it throw", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("domain", "url", "handle", "hash", "ip", "email", "text"),
        fc.string({ unit: "binary" }),
        (kind, text) => {
          expect(Array.isArray(keys({ kind, text }))).toBe(true);
          expect(Array.isArray(observablesIn(text))).toBe(true);
        },
      ),
    );
  });
});
