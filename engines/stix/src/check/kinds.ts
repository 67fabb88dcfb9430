import { isList, isObject, type Json, type JsonObject } from "../basis/json-value.ts";
import { isIdentifier, typeOfIdentifier } from "../basis/identifiers.ts";
import { fractionDigits, timestampFault } from "../basis/timestamps.ts";
import type { Report } from "./check-rules.ts";

/** A kind of value (STIX 2.1, section 2): says which rules a value at a property breaks. */
export type Kind = ((value: Json, property: string, report: Report) => void) & {
  /** Of a kind that refers to observables: the types that it may refer to. Empty: any. */
  readonly targets?: readonly string[];
};

export const text: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
};

export const yesNo: Kind = (value, property, report) => {
  if (typeof value !== "boolean") report("value-type", property);
};

export const anything: Kind = () => {};

export function integer(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Kind {
  return (value, property, report) => {
    if (typeof value !== "number" || !Number.isInteger(value)) report("value-type", property);
    else if (value < min || value > max) report("value-range", property);
  };
}

export function float(min = -Infinity, max = Infinity): Kind {
  return (value, property, report) => {
    if (typeof value !== "number") report("value-type", property);
    else if (value < min || value > max) report("value-range", property);
  };
}

export const timestamp: Kind = (value, property, report) => {
  if (typeof value !== "string") return report("value-type", property);
  const fault = timestampFault(value);
  if (fault) report(fault, property);
};

/** `created` and `modified`: at least milliseconds. */
export const preciseTimestamp: Kind = (value, property, report) => {
  if (typeof value !== "string") return report("value-type", property);
  const fault = timestampFault(value);
  if (fault) report(fault, property);
  if (fault !== "timestamp-format" && fractionDigits(value) < 3) report("timestamp-precision", property);
};

/** An identifier; with types, of one of these. */
export function reference(...types: readonly string[]): Kind {
  return (value, property, report) => {
    if (typeof value !== "string") report("value-type", property);
    else if (!isIdentifier(value)) report("id-format", property);
    else if (types.length > 0 && !types.includes(typeOfIdentifier(value)))
      report("reference-target", property);
  };
}

/**
 * A reference between observables. The official validator lets a malformed UUID pass here (its corpus has such valid
 * instances), so only the type is a MUST.
 */
export function observableReference(...types: readonly string[]): Kind {
  const kind: Kind = (value, property, report) => {
    if (typeof value !== "string") return report("value-type", property);
    if (!isIdentifier(value)) report("reference-format", property);
    if (types.length > 0 && value.includes("--") && !types.includes(typeOfIdentifier(value)))
      report("reference-target", property);
  };
  return Object.assign(kind, { targets: types });
}

export function list(kind: Kind): Kind {
  const all: Kind = (value, property, report) => {
    if (!isList(value)) return report("value-type", property);
    if (value.length === 0) report("list-empty", property);
    value.forEach((element, index) => kind(element, `${property}[${index}]`, report));
  };
  return kind.targets ? Object.assign(all, { targets: kind.targets }) : all;
}

export function oneOf(...values: readonly string[]): Kind {
  return (value, property, report) => {
    if (typeof value !== "string") report("value-type", property);
    else if (!values.includes(value)) report("enumeration-value", property);
  };
}

/** An open vocabulary: other words are allowed, but the listed ones should be used. */
export function vocabulary(values: ReadonlySet<string>): Kind {
  return (value, property, report) => {
    if (typeof value !== "string") report("value-type", property);
    else if (!values.has(value)) report("vocabulary-value", property);
  };
}

export function dictionary(kind: Kind = anything): Kind {
  return (value, property, report) => {
    if (!isObject(value)) return report("value-type", property);
    const keys = Object.keys(value);
    if (keys.length === 0) report("dictionary-empty", property);
    for (const key of keys) {
      if (!/^[a-zA-Z0-9_-]{1,250}$/.test(key)) report("dictionary-key", `${property}.${key}`);
      kind(value[key] as Json, `${property}.${key}`, report);
    }
  };
}

export type Shape = {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Kind>>;
};

/** An object inside an object. Unknown properties are allowed. */
export function record(
  shape: Shape,
  more: (value: JsonObject, property: string, report: Report) => void = () => {},
): Kind {
  return (value, property, report) => {
    if (!isObject(value)) return report("value-type", property);
    for (const name of shape.required)
      if (value[name] === undefined) report("required-missing", `${property}.${name}`);
    for (const name of Object.keys(value))
      if (Object.hasOwn(shape.properties, name))
        shape.properties[name]!(value[name] as Json, `${property}.${name}`, report);
    more(value, property, report);
  };
}
