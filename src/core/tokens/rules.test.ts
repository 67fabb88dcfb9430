// Goal: a machine gets acts that machines may do and that its issuer may do, and nothing else.
// Method: every role against every act of the permission table; tokens of random parts, whole and damaged.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { may, roles, type Action } from "../permissions/contract.ts";
import { actionsForMachines, decideIssue, parseToken, writeToken } from "./rules.ts";

const anyAction = fc.constantFrom(...(Object.keys(may) as Action[]));
const anyRole = fc.constantFrom(...roles);

describe("The acts of a token", () => {
  it("W5.2 are those open to machines and held by the issuer, for every role and act", () => {
    fc.assert(
      fc.property(anyRole, anyAction, (role, action) => {
        const line = may[action];
        const held = line.roles === "anyone" || line.roles.includes(role);
        expect(decideIssue([action], [role]).ok).toBe(line.machines && held);
        expect(actionsForMachines([role]).includes(action)).toBe(line.machines && held);
      }),
    );
  });

  it("are given once each; one that may not be given refuses them all", () => {
    expect(decideIssue(["reports.submit", "reports.submit"], ["member"])).toEqual({
      ok: true,
      value: ["reports.submit"],
    });
    expect(decideIssue(["reports.submit", "notices.publish"], ["editor"])).toMatchObject({
      refusal: "act-not-for-machines",
      values: { action: "notices.publish" },
    });
    expect(decideIssue(["bundles.import"], ["member"])).toMatchObject({ refusal: "act-not-yours" });
  });

  it.each(["", "constructor", "__proto__", "reports.submit "])("negative: %j is no act", (action) => {
    expect(decideIssue([action], ["analyst"])).toMatchObject({ refusal: "act-not-for-machines" });
  });
});

describe("The text of a token", () => {
  const id = fc.stringMatching(/^mch_[0-9a-z]{20}$/);
  const secret = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);

  it("is read as it was written", () => {
    fc.assert(
      fc.property(id, secret, (id, secret) => {
        expect(parseToken(writeToken(id, secret))).toEqual({ id, secret });
      }),
    );
  });

  it("negative: with a letter more or less it is nothing", () => {
    fc.assert(
      fc.property(id, secret, (id, secret) => {
        const text = writeToken(id, secret);
        expect(parseToken(text.slice(1))).toBeNull();
        expect(parseToken(text.slice(0, -1))).toBeNull();
        expect(parseToken(`${text}a`)).toBeNull();
        expect(parseToken(`${text}\n`)).toBeNull();
      }),
    );
  });
});
