/**
 * Goal: every page is whole, small, script-free and says the same in every language. Method: sample pages of all kinds are
 * made in all languages and read back by an HTML parser; responses are held against the rules of HTTP caching.
 */
import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import type { LanguagePack } from "../../languages/language-pack.ts";
import { readPacks } from "../../languages/read-packs.ts";
import { publicCatalogue } from "../catalogue.ts";
import { glossaryEntries } from "../glossary-messages.ts";
import { html } from "../html.ts";
import { page } from "../page.ts";
import { corrections } from "../parts/corrections.ts";
import { textArea, textField } from "../parts/form.ts";
import { publicationList } from "../parts/publication.ts";
import { responseOf } from "../response.ts";
import { contentSecurityPolicy, style } from "../style.ts";
import { atMs, frameFor, publications, samples } from "./pages.fixture.ts";

const languages = ["en", "fr", "zh-Hans", "ar"];
let packs: readonly LanguagePack[] = [];

beforeAll(async () => {
  packs = await readPacks(new URL("../../../../languages/", import.meta.url).pathname, publicCatalogue);
});

describe.each(Object.keys(samples))("W4.0 the page %s", (name) => {
  test.each(languages)("is whole, small and needs no script (%s)", (language) => {
    const made = samples[name]?.(frameFor(language, packs));
    const text = made?.html ?? "";
    expect(new TextEncoder().encode(text).length).toBeLessThan(50_000);
    const { document } = parseHTML(text);
    expect(document.documentElement.getAttribute("lang")).toBe(language);
    expect(document.documentElement.getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr");
    expect(document.querySelectorAll("h1, main, header.top, footer").length).toBe(4);
    expect(
      document.querySelectorAll("script, iframe, img, [style], [onclick], link[rel=stylesheet]").length,
    ).toBe(0);
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll('a[href^="#"]'))
      expect(ids).toContain(link.getAttribute("href")?.slice(1));
    for (const input of document.querySelectorAll("input, textarea, select"))
      expect(document.querySelector(`label[for="${input.id}"]`)?.textContent.trim()).not.toBe("");
    expect(text).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}(?![^<]*<\/style>)(?=<)/);
  });
});

describe("W1.13c a notice is not a bulletin", () => {
  test("they differ in word, sign and shape, in every language", () => {
    for (const language of languages) {
      const boxes = parseHTML(publicationList(frameFor(language, packs), publications).toString()).document;
      const notice = boxes.querySelector(".notice");
      const bulletin = boxes.querySelector(".bulletin");
      expect(notice?.querySelector("strong")?.textContent).not.toBe(
        bulletin?.querySelector("strong")?.textContent,
      );
      expect(notice?.querySelector(".band p")?.textContent).not.toBe(
        bulletin?.querySelector(".band p")?.textContent,
      );
      expect(notice?.querySelector("svg")?.innerHTML).not.toBe(bulletin?.querySelector("svg")?.innerHTML);
    }
  });

  test("a correction keeps what was said before readable, word for word", () => {
    const words = fc.array(fc.constantFrom("vote", "Sunday", "12 April", "选举", "<b>", "l’élection"), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const texts = { before: { en: before.join(" ") }, after: { en: after.join(" ") } };
        const list = corrections(frameFor("en", packs), [{ atMs, why: { en: "An error." }, ...texts }]);
        const { document } = parseHTML(`<html><body>${list.toString()}</body></html>`);
        expect(document.querySelector("blockquote")?.textContent.trim()).toBe(texts.before.en);
        for (const word of document.querySelectorAll(".unseen")) word.remove();
        const changed = document.querySelector("h4 + p.text + h4 + p.text");
        for (const gone of changed?.querySelectorAll("del") ?? []) gone.remove();
        expect(changed?.textContent).toBe(texts.after.en);
      }),
      { numRuns: 50 },
    );
  });

  test("a withdrawn text stays, and says first that it no longer holds", () => {
    const { document } = parseHTML(samples["withdrawn"]?.(frameFor("en", packs)).html ?? "");
    expect(document.querySelector(".inside")?.textContent.trim()).toMatch(
      /^Withdrawn on Tuesday, 7 April 2026/,
    );
    expect(document.querySelector("main")?.textContent).toContain("Voting day is Sunday 12 April");
  });
});

describe("W4.0 a form that comes back", () => {
  test("keeps what was written, whatever it was, and names what is wrong", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const frame = frameFor("fr", packs);
        const field = { name: "a[0].b", label: "Texte", value: text, error: "Trop court", required: true };
        const both = html`${textArea(frame, field)}${textField(frame, { ...field, name: "c" })}`;
        const { document } = parseHTML(`<html><body>${both.toString()}</body></html>`);
        expect(document.querySelector("input")?.getAttribute("value") ?? "").toBe(text);
        const area = document.querySelector("textarea");
        expect(area?.getAttribute("aria-invalid")).toBe("true");
        const described = area?.getAttribute("aria-describedby") ?? "";
        expect(document.querySelector(`[id="${described}"]`)?.textContent).toContain("Trop court");
      }),
    );
  });
});

describe("G12 a page says which of its parts are in another language", () => {
  test("in words at its head and in its markup, and not when there are none", () => {
    const text = samples["list"]?.(frameFor("fr", packs)).html ?? "";
    const { document } = parseHTML(text);
    expect(document.querySelector(".note")?.textContent).toContain("anglais");
    expect(document.querySelector("main [lang=en]")?.textContent).toBe("A claim about ballot paper");
    expect(samples["list"]?.(frameFor("en", packs)).html).not.toContain('class="quiet note"');
  });

  test("every page leads to itself in every language", () => {
    const { document } = parseHTML(samples["notice"]?.(frameFor("ar", packs)).html ?? "");
    const alternates = [...document.querySelectorAll("link[hreflang]")].map((link) =>
      link.getAttribute("href"),
    );
    const own = (language: string) => `https://votes.example/riverland-2026/${language}/notices/ntc_1`;
    expect(alternates).toEqual(["en", "fr", "ar", "zh-Hans"].map(own));
    expect(document.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(own("ar"));
    expect(document.querySelector("footer code")?.textContent).toBe(own("ar"));
  });

  test("docs/words.md says the words of the public glossary with the same sentences", async () => {
    const words = await readFile(new URL("../../../../docs/words.md", import.meta.url), "utf8");
    const lines = words.split("\n").map((line) => line.replace(/\s*\|\s*/g, "|"));
    for (const { word, means } of glossaryEntries())
      expect(lines).toContain(`|${word.en} *|${means.en}|${word.fr}|${means.fr}|`);
  });

  test("the glossary has a meaning for each word", () => {
    const { document } = parseHTML(samples["glossary"]?.(frameFor("en", packs)).html ?? "");
    expect(document.querySelectorAll("dd").length).toBe(glossaryEntries().length);
    expect(document.getElementById("threshold")?.textContent.trim()).toBe("Threshold");
  });
});

describe("W4.0 what is sent", () => {
  const made = () => page(frameFor("en", packs), { title: "A", path: "/a", body: "b" });

  test("an unchanged page is not sent again, and the policy allows this style sheet alone", () => {
    const first = responseOf(made());
    expect(first.status).toBe(200);
    expect(first.headers["cache-control"]).toContain("max-age=60");
    const etag = first.headers["etag"] ?? "";
    expect(responseOf(made(), `W/${etag}, "x"`)).toMatchObject({ status: 304, body: null });
    expect(responseOf(made(), '"x"').status).toBe(200);
    expect(contentSecurityPolicy).toMatch(/default-src 'none'; style-src 'sha256-[^']{44}'/);
    expect(made().html).toContain(`<style>${style}</style>`);
    expect(first.headers).not.toHaveProperty("set-cookie");
  });

  test("negative: what is personal or failed is never kept", () => {
    const status = page(frameFor("en", packs), { title: "A", path: "/a", body: "b", cacheSeconds: 0 });
    expect(responseOf(status, "*").headers["cache-control"]).toBe("no-store");
    expect(responseOf(status, "*")).not.toHaveProperty("headers.etag");
    const busy = samples["too-many"]?.(frameFor("en", packs));
    if (busy === undefined) throw new Error("no such sample");
    expect(responseOf(busy).headers).toMatchObject({ "cache-control": "no-store", "retry-after": "30" });
    expect(responseOf({ kind: "redirect", to: "/a" })).toMatchObject({
      status: 303,
      headers: { location: "/a" },
    });
    const file = { kind: "file", contentType: "text/plain", body: "x", cacheSeconds: 0 } as const;
    const named = responseOf({ ...file, fileName: 'a"\r\nb.txt' });
    expect(named.headers["content-disposition"]).toBe('attachment; filename="a___b.txt"');
  });
});
