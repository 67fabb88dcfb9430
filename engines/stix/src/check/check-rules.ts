/**
 * Every rule of the strict check: the section of STIX 2.1 (OASIS Standard, 10 June 2021) that says so, and whether it says MUST
 * or SHOULD. `type` as the section means the section of the object's own type.
 */
export const checkRules = {
  "object-expected": ["8", "must"],
  "bundle-members": ["8", "must"],
  "type-missing": ["3.2", "must"],
  "type-name": ["3.1", "must"],
  "type-reserved": ["3.8", "must"],
  "type-custom": ["11.2", "should"],
  "id-missing": ["3.2", "must"],
  "id-format": ["2.9", "must"],
  "id-of-another-type": ["2.9", "must"],
  "id-not-random": ["2.9", "should"],
  "id-not-random-without-content": ["3.4", "must"],
  "spec-version": ["3.2", "must"],
  "required-missing": ["type", "must"],
  "value-type": ["type", "must"],
  "value-range": ["type", "must"],
  "timestamp-format": ["2.16", "must"],
  "timestamp-calendar": ["2.16", "must"],
  "timestamp-precision": ["3.2", "must"],
  "modified-before-created": ["3.2", "must"],
  "last-seen-before-first-seen": ["type", "must"],
  "valid-until-not-after-valid-from": ["4.7", "must"],
  "last-observed-before-first-observed": ["4.14", "must"],
  "stop-time-not-after-start-time": ["5.1", "must"],
  "end-before-start": ["6.12", "must"],
  "active-traffic-has-end": ["6.12", "must"],
  "list-empty": ["2.12", "must"],
  "dictionary-empty": ["2.3", "must"],
  "dictionary-key": ["2.3", "must"],
  "hash-algorithm": ["2.7", "must"],
  "hash-length": ["2.7", "must"],
  "hex-format": ["2.8", "must"],
  "binary-format": ["2.1", "must"],
  "enumeration-value": ["2.4", "must"],
  "vocabulary-value": ["2.14", "should"],
  "reference-target": ["2.9", "must"],
  "reference-format": ["2.9", "should"],
  "created-by-no-identity": ["3.2", "should"],
  "uri-format": ["type", "must"],
  "email-format": ["6.5", "must"],
  "address-format": ["type", "must"],
  "language-code": ["3.2", "must"],
  "property-name": ["3.1", "must"],
  "property-name-characters": ["3.1", "should"],
  "property-reserved": ["3.8", "must"],
  "property-custom": ["11.1", "should"],
  "property-not-used-here": ["3.2", "should"],
  "extension-content": ["3.2", "should"],
  "extension-type": ["3.2", "must"],
  "external-reference-empty": ["2.5", "must"],
  "external-reference-identifier": ["2.5", "must"],
  "kill-chain-name": ["2.11", "should"],
  "granular-marking": ["7.2.3", "must"],
  "marking-of-itself": ["7.2.1", "must"],
  "marking-definition-content": ["7.2.1", "must"],
  "tlp-definition": ["7.2.1.4", "must"],
  "pattern-syntax": ["9", "must"],
  "pattern-property-name": ["9", "must"],
  "location-nowhere": ["4.10", "must"],
  "coordinates-incomplete": ["4.10", "must"],
  "malware-family-name": ["4.11", "must"],
  "analysis-without-result": ["4.12", "must"],
  "observation-content": ["4.14", "must"],
  "relationship-endpoint": ["5.1", "must"],
  "relationship-type-name": ["5.1", "must"],
  "artifact-content": ["6.1", "must"],
  "artifact-encryption": ["6.1", "must"],
  "email-body": ["6.6", "must"],
  "file-without-name-or-hash": ["6.7", "must"],
  "traffic-without-ends": ["6.12", "must"],
  "property-at-least-one": ["type", "must"],
  "process-id-random": ["6.13", "must"],
  "cpe-format": ["6.14", "must"],
  "registry-key-abbreviated": ["6.17", "must"],
  "character-set": ["3.9.1", "must"],
  "media-type": ["6.1", "must"],
  "reference-dangling": ["3.3", "should"],
} as const satisfies Readonly<Record<string, readonly [string, "must" | "should"]>>;

export type CheckRule = keyof typeof checkRules;

export type Finding = {
  readonly objectId: string;
  readonly type: string;
  /** Where in the object: `external_references[0].url`. */
  readonly property: string;
  readonly rule: CheckRule;
  /** Section of STIX 2.1. */
  readonly section: string;
  readonly level: "must" | "should";
};

/** How a check says that a rule is broken at a property. */
export type Report = (rule: CheckRule, property: string) => void;
