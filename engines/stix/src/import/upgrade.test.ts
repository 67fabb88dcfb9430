/**
 * Goal: what partners still send as STIX 2.0 becomes valid STIX 2.1 and nothing of it is lost. Method: one object of each kind that
 * changed, and the official corpus of 2.0: what it calls valid is valid 2.1 after the upgrade.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../basis/json-value.ts";
import { check, isValid } from "../check/check.ts";
import { upgradeMessages } from "../messages/upgrade-messages.ts";
import { upgradeOlder } from "./upgrade.ts";

const uuid = "0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061";
const common = { created: "2017-01-01T00:00:00.000Z", modified: "2017-01-01T00:00:00.000Z" };
const uuids = (): (() => string) => {
  let next = 0;
  return () => `00000000-0000-4000-8000-${String(next++).padStart(12, "0")}`;
};

describe("upgrade from STIX 2.0", () => {
  it("W1.10 labels become types, patterns use the new names, and each change is reported", () => {
    const indicator = {
      type: "indicator",
      id: `indicator--${uuid}`,
      ...common,
      labels: ["malicious-activity"],
      pattern: "[file:created > t'2017-01-01T00:00:00Z'] REPEATS 2 TIMES",
      valid_from: "2017-01-01T00:00:00Z",
    };
    const { objects, changes } = upgradeOlder([indicator], uuids());
    expect(objects).toEqual([
      expect.objectContaining({
        spec_version: "2.1",
        indicator_types: ["malicious-activity"],
        pattern: "[file:ctime > t'2017-01-01T00:00:00Z'] REPEATS 2 TIMES",
        pattern_type: "stix",
      }),
    ]);
    expect(isValid(objects[0])).toBe(true);
    expect(changes.map((one) => one.rule)).toEqual([
      "version-stated",
      "labels-became-types",
      "pattern-language-stated",
      "pattern-renamed",
    ]);
    expect(changes.every((one) => upgradeMessages[one.rule].fr !== "")).toBe(true);
  });

  it("W1.10 observables become objects with the id of their content, and keys become ids", () => {
    const data: JsonObject = {
      type: "observed-data",
      id: `observed-data--${uuid}`,
      ...common,
      first_observed: "2017-01-01T00:00:00Z",
      last_observed: "2017-01-01T00:00:00Z",
      number_observed: 1,
      objects: {
        "0": { type: "email-message", is_multipart: false, from_ref: "1", subject: "x" },
        "1": { type: "email-addr", value: "a@b.fr" },
        "2": { type: "process", pid: 1, binary_ref: "3" },
        "3": { type: "file", name: "x", modified: "2017-01-01T00:00:00Z", contains_refs: ["3"] },
      },
    };
    const { objects } = upgradeOlder([data], uuids());
    expect(objects.map((one) => one["type"])).toEqual([
      "observed-data",
      "email-message",
      "email-addr",
      "process",
      "file",
    ]);
    expect(objects[0]!["object_refs"]).toEqual(objects.slice(1).map((one) => one["id"]));
    expect(objects[1]!["from_ref"]).toBe(objects[2]!["id"]);
    expect(objects[3]).toMatchObject({
      id: "process--00000000-0000-4000-8000-000000000000",
      image_ref: objects[4]!["id"],
    });
    expect(objects[4]).toMatchObject({ mtime: "2017-01-01T00:00:00Z", contains_refs: [objects[4]!["id"]] });
    expect(objects.flatMap((one) => check(one).filter(({ level }) => level === "must"))).toEqual([]);
    expect(upgradeOlder([data], uuids()).objects).toEqual(objects);
  });

  it("a marking of an observable goes with it, and so does that of its observation", () => {
    const [red, green] = ["1", "2"].map((digit) => `marking-definition--${digit}${uuid.slice(1)}`);
    const { objects } = upgradeOlder(
      [
        {
          type: "observed-data",
          id: `observed-data--${uuid}`,
          ...common,
          object_marking_refs: [green!],
          granular_markings: [
            { marking_ref: red!, selectors: ["objects.0.created", "number_observed"] },
            { marking_ref: red!, selectors: ["objects.1"] },
          ],
          objects: {
            "0": { type: "file", name: "x", created: "2017-01-01T00:00:00Z" },
            "1": { type: "url", value: "http://a.fr/" },
          },
        },
      ],
      uuids(),
    );
    expect(objects[0]!["granular_markings"]).toEqual([{ marking_ref: red, selectors: ["number_observed"] }]);
    expect(objects[1]).toMatchObject({
      object_marking_refs: [green],
      granular_markings: [{ marking_ref: red, selectors: ["ctime"] }],
    });
    expect(objects[2]).toMatchObject({ object_marking_refs: [green, red] });
  });

  it("negative: what states its version stays as it is", () => {
    const tool = {
      type: "tool",
      spec_version: "2.1",
      id: `tool--${uuid}`,
      ...common,
      name: "x",
      labels: ["y"],
    };
    expect(upgradeOlder([tool], uuids())).toEqual({ objects: [tool], changes: [] });
  });

  const corpus = new URL("../../../../../shared/data/exchange/stix/validity_stix20.json", import.meta.url);
  it.skipIf(!existsSync(corpus))("what the official corpus calls valid 2.0 is valid 2.1 afterwards", () => {
    const cases = JSON.parse(readFileSync(corpus, "utf8")) as {
      id: string;
      instance: JsonObject;
      must_valid: boolean;
    }[];
    const wrong = cases
      .filter((one) => one.must_valid && one.instance["type"] !== "bundle")
      .flatMap(({ id, instance }) =>
        upgradeOlder([instance], uuids())
          .objects.flatMap((object) => check(object).filter(({ level }) => level === "must"))
          .map((one) => `${id} ${one.rule} ${one.property}`),
      );
    expect(wrong).toEqual([]);
  });
});
