/**
 * Goal: no input can leave the place a template gives it. Method: hostile and random values are rendered and read back by an
 * independent HTML parser (linkedom); the tree must be the same as for harmless values, and the value must come back unchanged.
 */
import * as fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { attributes, Html, html, wellFormed, type Content } from "./html.ts";
import { TemplateRefused } from "./html-places.ts";
import { refusedAddress, safeAddress } from "./safe-address.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("<", ">", '"', "'", "&", "`", "/", "=", " ", "\n", "a", "-", "!", "\u0000"),
  }),
  fc.constantFrom(
    "</textarea><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "'><img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "]]>",
    "&lt;b&gt;",
    "javascript:alert(1)",
  ),
);

describe("W4.0 words stay words", () => {
  test("no input breaks out of text, attributes, titles or text areas", () => {
    fc.assert(
      fc.property(hostile, (input) => {
        const markup = html`<main>
          <p title="${input}" class="${input}" data-x="a${input}b">${input}</p>
          <textarea>x${input}</textarea>
        </main>`;
        const { document } = parseHTML(`<html><body>${markup.toString()}</body></html>`);
        expect(document.querySelectorAll("*").length).toBe(5);
        const paragraph = document.querySelector("p");
        expect(paragraph?.attributes.length).toBe(3);
        expect(newlines(paragraph?.textContent ?? "")).toBe(newlines(wellFormed(input)));
        expect(newlines(paragraph?.getAttribute("title") ?? "")).toBe(newlines(wellFormed(input)));
      }),
      { numRuns: 500 },
    );
  });

  test("no address leads anywhere but to a page, a mail or a call", () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom("", "java", "JaVaScRiPt:", "data:text/html,", "//", "/\\", "\t"),
        (a, b) => {
          const address = safeAddress(b + a);
          const read = new URL(address, "https://here.example/");
          expect(["https:", "http:", "mailto:", "tel:"]).toContain(read.protocol);
          if (address.startsWith("/")) expect(read.host).toBe("here.example");
        },
      ),
      { numRuns: 1000 },
    );
    expect(html`<a href="${"javascript:alert(1)"}">x</a>`.toString()).toContain(
      refusedAddress.replace("#", "#"),
    );
    expect(html`<a href="${"/notices/1"}">x</a>`.toString()).toContain('href="/notices/1"');
    expect(html`<a ${attributes({ href: "data:text/html,x" })}>x</a>`.toString()).toContain(refusedAddress);
  });

  test("nothing that only looks like markup is taken for it", () => {
    const forged = { toString: () => "<script>" } as unknown as Content;
    expect(() => html`<p>${forged}</p>`).toThrow(TemplateRefused);
    expect(() => new Html(Symbol("made here") as never, "<script>")).toThrow(TemplateRefused);
    expect(html`<p>${html`<b>${"<"}</b>`}${[1, "&", null, false]}</p>`.toString()).toBe(
      "<p><b>&#60;</b>1&#38;</p>",
    );
  });
});

describe("W4.0 negative: a template that could not be safe is refused", () => {
  const cases: readonly [string, () => Html][] = [
    ["an attribute without quotes", () => html`<p title=${"x"}>a</p>`],
    ["a value as a tag's name", () => html`<${"script"}></${"script"}>`],
    ["a value as an attribute's name", () => html`<p ${"onclick"}="x">a</p>`],
    ["an event handler", () => html`<p onclick="${"x"}">a</p>`],
    ["a style attribute", () => html`<p style="${"x"}">a</p>`],
    [
      "a script",
      () =>
        html`<script>
          ${"x"};
        </script>`,
    ],
    [
      "a style sheet",
      () =>
        html`<style>
          ${"x"}
        </style>`,
    ],
    ["a comment", () => html`<!-- ${"x"} -->`],
    ["an address with an unsafe beginning", () => html`<a href="java${"script:x"}">a</a>`],
    ["markup in an attribute", () => html`<p title="${html`<b>x</b>`}">a</p>`],
    ["markup in a text area", () => html`<textarea>${html`<b>x</b>`}</textarea>`],
    ["attributes in the text", () => html`<p>${attributes({ id: "x" })}</p>`],
    ["an attribute made of data", () => html`<p ${attributes({ "x onclick": "y" })}>a</p>`],
    ["a template that ends in a tag", () => html`<p title="a`],
  ];
  test.each(cases)("%s", (_, make) => {
    expect(make).toThrow(TemplateRefused);
  });
});

function newlines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
