/**
 * Goal: other programs can read what was published. Method: what the writers give is read back by an independent XML parser and
 * held against RFC 4287, JSON Feed 1.1 and the schema of CAP 1.2 (required elements, their order, their enumerations).
 */
import * as fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { wellFormed } from "../html.ts";
import { atom } from "./atom.ts";
import { cap12, capCategories, capCertainties, capSeverities, capUrgencies, type CapAlert } from "./cap.ts";
import type { Feed } from "./feed.ts";
import { jsonFeed } from "./json-feed.ts";
import { offsetTime } from "./offset-time.ts";

const sentMs = Date.UTC(2026, 2, 3, 19, 5, 0);

const feed: Feed = {
  href: "https://votes.example/river/en/notices.atom",
  homeHref: "https://votes.example/river/en/notices",
  title: "Notices & bulletins",
  language: "en",
  author: "Panel <of> five",
  updatedMs: sentMs,
  entries: [
    {
      href: "https://votes.example/river/en/notices/ntc_1",
      title: 'A "false" date <12 March> & more',
      summary: "The vote is on 12 April. ]]> says nothing.",
      language: "en",
      categories: ["notice", "corrected"],
      publishedMs: sentMs - 60_000,
      updatedMs: sentMs,
    },
  ],
};

const alert: CapAlert = {
  identifier: "ntc_1.v2",
  sender: "votes.example",
  sentMs,
  timeZone: "America/Toronto",
  status: "Actual",
  msgType: "Update",
  references: [{ identifier: "ntc_1.v1", sender: "votes.example", sentMs: sentMs - 3_600_000 }],
  note: "The date was corrected.",
  info: ["en", "fr"].map((language) => ({
    language,
    category: "Security",
    event: "False voting date",
    urgency: "Immediate",
    severity: "Severe",
    certainty: "Observed",
    expiresMs: sentMs + 86_400_000,
    senderName: "The panel",
    headline: "The vote is on 12 April",
    description: "A false date is going round.",
    instruction: "Ask the election authority.",
    web: `https://votes.example/river/${language}/notices/ntc_1`,
    areas: [{ areaDesc: "River county", geocodes: [{ valueName: "district", value: "042" }] }],
  })),
};

const ordered = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  htmlEntities: true,
  trimValues: false,
});

describe("W1.13c feeds", () => {
  test("Atom has what RFC 4287 requires, in a namespace, and words come back unchanged", () => {
    const tree = read(atom(feed));
    const root = tree.find((node) => node.name === "feed");
    expect(root?.attributes).toEqual({ xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en" });
    const names = root?.children.map((child) => child.name) ?? [];
    for (const required of ["id", "title", "updated", "author", "entry"]) expect(names).toContain(required);
    const entry = root?.children.find((child) => child.name === "entry");
    expect(textOf(entry, "title")).toBe(feed.entries[0]?.title);
    expect(textOf(entry, "summary")).toBe(feed.entries[0]?.summary);
    expect(textOf(entry, "updated")).toBe("2026-03-03T19:05:00.000Z");
    const self = root?.children.find((child) => child.attributes["rel"] === "self");
    expect(self?.attributes["href"]).toBe(feed.href);
  });

  test("JSON Feed 1.1 has its version, its title and items with ids", () => {
    const read = JSON.parse(jsonFeed(feed)) as { version: string; items: Record<string, unknown>[] };
    expect(read.version).toBe("https://jsonfeed.org/version/1.1");
    expect(read.items[0]).toMatchObject({
      id: feed.entries[0]?.href,
      content_text: feed.entries[0]?.summary,
    });
  });

  test("negative: no words can break the document", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (words) => {
        const entries = feed.entries.map((entry) => ({ ...entry, title: words, categories: [words] }));
        const text = atom({ ...feed, title: words, entries });
        expect(XMLValidator.validate(text)).toBe(true);
        const root = read(text).find((node) => node.name === "feed");
        expect(root?.children.length).toBe(7);
        expect(textOf(root, "title")).toBe(wellFormed(words));
      }),
      { numRuns: 200 },
    );
  });
});

describe("W1.13c the Common Alerting Protocol 1.2", () => {
  // Sequence of the schema CAP-v1.2.xsd; what this writer never says is left out of neither list.
  const alertOrder =
    "identifier sender sent status msgType source scope restriction addresses code note references incidents info";
  const infoOrder =
    "language category event responseType urgency severity certainty audience eventCode effective onset expires senderName headline description instruction web contact parameter resource area";

  test("an alert has the elements of the schema in their order, with its words", () => {
    const root = read(cap12(alert)).find((node) => node.name === "alert");
    expect(root?.attributes["xmlns"]).toBe("urn:oasis:names:tc:emergency:cap:1.2");
    expectOrder(root, alertOrder, ["identifier", "sender", "sent", "status", "msgType", "scope"]);
    const infos = root?.children.filter((child) => child.name === "info") ?? [];
    expect(infos.map((info) => textOf(info, "language"))).toEqual(["en", "fr"]);
    for (const info of infos) {
      expectOrder(info, infoOrder, ["category", "event", "urgency", "severity", "certainty"]);
      expect(capCategories).toContain(textOf(info, "category"));
      expect(capUrgencies).toContain(textOf(info, "urgency"));
      expect(capSeverities).toContain(textOf(info, "severity"));
      expect(capCertainties).toContain(textOf(info, "certainty"));
      const area = info.children.find((child) => child.name === "area");
      expectOrder(area, "areaDesc polygon circle geocode altitude ceiling", ["areaDesc"]);
    }
  });

  test("times have an offset and never a Z; references name sender, identifier and time", () => {
    const text = cap12(alert);
    expect(text).toContain("<sent>2026-03-03T14:05:00-05:00</sent>");
    expect(text).toContain("<references>votes.example,ntc_1.v1,2026-03-03T13:05:00-05:00</references>");
    expect(offsetTime(sentMs, "UTC")).toBe("2026-03-03T19:05:00-00:00");
    expect(offsetTime(sentMs, "Asia/Kathmandu")).toBe("2026-03-04T00:50:00+05:45");
    expect(offsetTime(Date.UTC(2026, 6, 1), "America/St_Johns")).toBe("2026-06-30T21:30:00-02:30");
  });

  test("any time in any zone reads back as the same second", () => {
    const zones = fc.constantFrom(
      "UTC",
      "America/Toronto",
      "Europe/Chisinau",
      "Asia/Kathmandu",
      "Pacific/Apia",
    );
    const times = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(times, zones, (ms, zone) => {
        const text = offsetTime(ms, zone);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/);
        expect(Math.floor(Date.parse(text) / 1000)).toBe(Math.floor(ms / 1000));
      }),
    );
  });

  test("negative: forbidden identifiers, a correction of nothing and an empty alert are refused", () => {
    expect(() => cap12({ ...alert, identifier: "a b" })).toThrow(/identifier/);
    expect(() => cap12({ ...alert, sender: "a,b" })).toThrow(/sender/);
    expect(() => cap12({ ...alert, references: [] })).toThrow(/refers/);
    expect(() => cap12({ ...alert, info: [] })).toThrow(/says something/);
  });
});

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

function read(xml: string): Node[] {
  expect(XMLValidator.validate(xml)).toBe(true);
  return nodesOf(ordered.parse(xml) as Record<string, unknown>[]);
}

function nodesOf(list: Record<string, unknown>[]): Node[] {
  return list.flatMap((item) => {
    const name = Object.keys(item).find((key) => key !== ":@" && key !== "#text");
    if (name === undefined || name.startsWith("?")) return [];
    const inside = item[name] as Record<string, unknown>[];
    const attributes = Object.entries((item[":@"] ?? {}) as Record<string, string>);
    return [
      {
        name,
        attributes: Object.fromEntries(attributes.map(([key, value]) => [key.replace("@_", ""), value])),
        children: nodesOf(inside),
        text: inside.map((child) => (typeof child["#text"] === "string" ? child["#text"] : "")).join(""),
      },
    ];
  });
}

function textOf(node: Node | undefined, name: string): string | undefined {
  return node?.children.find((child) => child.name === name)?.text;
}

function expectOrder(node: Node | undefined, order: string, required: readonly string[]): void {
  const names = node?.children.map((child) => child.name) ?? [];
  const places = names.map((name) => order.split(" ").indexOf(name));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (const name of required) expect(names.filter((other) => other === name)).toHaveLength(1);
}
