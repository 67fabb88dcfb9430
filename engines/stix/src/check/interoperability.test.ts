/**
 * Goal: what a partner's product may rely on beyond the standard is named before we send. Method: an indicator with and without it; the
 * published schemas are run by the conformance command.
 */
import { expect, test } from "vitest";
import { tlpMarking } from "../markings.ts";
import { interopMessages } from "../messages/interop-messages.ts";
import { checkInteroperability, isPropertyOf } from "./interoperability.ts";

const indicator = {
  type: "indicator",
  id: "indicator--1",
  name: "x",
  indicator_types: ["unknown"],
  created_by_ref: "identity--1",
};

test("W1.10 an indicator with name, types and creator, and any other type, lack nothing", () => {
  expect(
    checkInteroperability({ ...indicator, object_marking_refs: [tlpMarking("red")["id"] ?? ""] }),
  ).toEqual([]);
  expect(checkInteroperability({ type: "x-thing" })).toEqual([]);
});

test("W1.10 negative: what is missing, and a second TLP, are named in both languages", () => {
  const { name: _, created_by_ref: __, ...bare } = indicator;
  const markings = (["red", "green"] as const).map((level) => tlpMarking(level)["id"] ?? "");
  const findings = checkInteroperability({ ...bare, object_marking_refs: markings });
  expect(findings.map(({ property, rule }) => `${property} ${rule}`)).toEqual([
    "created_by_ref interop-property-missing",
    "name interop-property-missing",
    "object_marking_refs interop-several-tlp",
  ]);
  expect(findings.every(({ rule }) => interopMessages[rule].fr.includes("{property}"))).toBe(true);
  expect([isPropertyOf("malware", "capabilities"), isPropertyOf("malware", "capabiliites")]).toEqual([
    true,
    false,
  ]);
});
