// Goal: a kept reply is read by nobody without the server's secret, and opens for its own command alone. Method: properties over any
// reply and key; then through the whole house, what the database holds of an answered command.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replySeal } from "./reply-seal.ts";

const ours = replySeal("a secret for tests only");
const name = fc.record({ actorId: fc.string({ minLength: 1 }), key: fc.string({ minLength: 16 }) });
const text = fc.string({ unit: "grapheme" });

describe("the seal of kept replies", () => {
  it("opens what it sealed, and shows nothing of it", () => {
    fc.assert(
      fc.property(name, text, (of, reply) => {
        const sealed = ours.seal(of, reply);
        expect(ours.open(of, sealed)).toBe(reply);
        if (reply.length > 8) expect(Buffer.from(sealed, "base64url").includes(reply)).toBe(false);
      }),
    );
  });

  it("negative: another's name, another secret, a changed letter or nothing at all opens nothing", () => {
    fc.assert(
      fc.property(name, text, fc.nat(), (of, reply, place) => {
        const sealed = ours.seal(of, reply);
        expect(ours.open({ ...of, actorId: `${of.actorId}x` }, sealed)).toBeNull();
        expect(ours.open({ ...of, key: `${of.key}x` }, sealed)).toBeNull();
        expect(replySeal("another secret").open(of, sealed)).toBeNull();
        const bytes = Buffer.from(sealed, "base64url");
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        expect(ours.open(of, bytes.toString("base64url"))).toBeNull();
        expect(ours.open(of, "")).toBeNull();
      }),
    );
  });
});
