// Goal: one message goes to one address, and nothing that was typed into it becomes a header or a second recipient.
// Method: random texts with control characters and separators put into an address and a subject.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMessage } from "./message.ts";

const good = { to: "ada@authority.example", subject: "A notice", text: "Hello\n\tthere" };

describe("A message", () => {
  it("with one address, one line of subject and plain text passes, in any script", () => {
    expect(checkMessage(good)).toEqual({ ok: true, value: good });
    expect(checkMessage({ ...good, subject: "Élection · 選挙 · الانتخابات" }).ok).toBe(true);
  });

  it.each([
    "ada@authority.example, bo@other.example",
    "ada@authority.example;bo@other.example",
    "ada@authority.example\r\nBcc: bo@other.example",
    "Ada <ada@authority.example>",
    "ada@authority.example ",
    '"ada\r\nBcc: bo"@authority.example',
    "ada@аuthority.example",
    "ada",
    "",
  ])("negative: %j is not one address", (to) => {
    expect(checkMessage({ ...good, to })).toMatchObject({ refusal: "address-not-mailable" });
  });

  it("negative: a control character anywhere in address or subject is refused", () => {
    const control = fc.constantFrom("\r", "\n", "\r\n", "\0", "\u000b", "\u0085", "\u007f", "\u2028");
    fc.assert(
      fc.property(fc.string(), control, fc.string(), (before, bad, after) => {
        expect(checkMessage({ ...good, subject: `a${before}${bad}${after}` }).ok).toBe(false);
        expect(checkMessage({ ...good, to: `ada${bad}@authority.example` }).ok).toBe(false);
      }),
    );
  });

  it("negative: without a subject or text, too long, or with bytes that are no text", () => {
    for (const subject of ["", "  ", "x".repeat(201)])
      expect(checkMessage({ ...good, subject }).ok).toBe(false);
    for (const text of ["", " \n", "x".repeat(20_001), "a\0b"])
      expect(checkMessage({ ...good, text }).ok).toBe(false);
  });
});
