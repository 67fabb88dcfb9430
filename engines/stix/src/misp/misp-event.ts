import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import type { Bilingual } from "../messages/bilingual.ts";

/** What the lenient reading of an event put right or left out, with its place: `Attribute[3].value`. */
export type MispNote = { readonly path: string; readonly rule: MispRule };

export type MispRule =
  | "uuid-made"
  | "timestamp-made"
  | "value-missing"
  | "type-missing"
  | "category-made"
  | "not-an-event"
  | "kept-as-custom"
  | "not-carried"
  | "pattern-not-carried";

export const mispMessages: Readonly<Record<MispRule, Bilingual>> = {
  "uuid-made": say(
    "{path} had no UUID; it got one from its content.",
    "{path} n’avait pas d’UUID ; il en a reçu un tiré de son contenu.",
  ),
  "timestamp-made": say(
    "{path} had no time; it has that of its event.",
    "{path} n’avait pas d’heure ; il a celle de son événement.",
  ),
  "value-missing": say("{path} has no value and was left out.", "{path} n’a pas de valeur et a été omis."),
  "type-missing": say("{path} has no type and was left out.", "{path} n’a pas de type et a été omis."),
  "category-made": say(
    "{path} had no category; it has the usual one of its type.",
    "{path} n’avait pas de catégorie ; il a celle de son type.",
  ),
  "not-an-event": say(
    "This is no MISP event: an object with the member Event, or with info and attributes, was expected.",
    "Ce n’est pas un événement MISP : un objet avec le membre Event, ou avec info et des attributs, était attendu.",
  ),
  "kept-as-custom": say(
    "STIX has no form for {path}; it is kept as a custom object.",
    "STIX n’a pas de forme pour {path} ; il est gardé comme objet propre.",
  ),
  "not-carried": say(
    "{path} has no counterpart and was left out.",
    "{path} n’a pas d’équivalent et a été omis.",
  ),
  "pattern-not-carried": say(
    "The pattern of {path} says more than a MISP attribute can; it is kept as text.",
    "Le motif de {path} en dit plus qu’un attribut MISP ; il est gardé comme texte.",
  ),
};

function say(en: string, fr: string): Bilingual {
  return { en, fr };
}

/** An event or what stands for one: `{ Event }`, `{ response: [{ Event }] }`, the event's own members, or a part of one. */
export function eventIn(value: unknown): JsonObject | null {
  if (isList(value)) return value.length === 1 ? eventIn(value[0]) : null;
  if (!isObject(value)) return null;
  if (isObject(value["Event"])) return value["Event"];
  if (value["response"] !== undefined) return eventIn(value["response"]);
  return value["info"] !== undefined || value["Attribute"] !== undefined || value["Object"] !== undefined
    ? value
    : null;
}

/**
 * The events of a file, in its order: one as `eventIn` finds it, or several as MISP's restSearch writes them: `{ response: [{ Event }] }`
 * or the list alone. Where one of a list is no event, the refusal names its index, counted from 0, and the UUID that it has; a value in
 * which nothing is an event is `not-a-misp-event`.
 */
export function eventsIn(
  value: unknown,
): Outcome<readonly JsonObject[], "not-a-misp-event" | "misp-event-unreadable" | "misp-events-too-many"> {
  const list = isObject(value) && isList(value["response"]) ? value["response"] : value;
  if (!isList(list)) {
    const event = eventIn(value);
    return event ? ok([event]) : refuse("not-a-misp-event", { expected: "Event" });
  }
  const events = list.map((one) => (isObject(one) ? eventIn(one) : null));
  const index = events.indexOf(null);
  if (events.every((one) => one === null)) return refuse("not-a-misp-event", { expected: "Event" });
  if (index !== -1) return refuse("misp-event-unreadable", { index, uuid: uuidIn(list[index]) });
  if (events.length > eventsMax) return refuse("misp-events-too-many", { count: events.length, eventsMax });
  return ok(events.filter((one) => one !== null));
}

/** More than this in one file are refused: MISP exports in pages. */
export const eventsMax = 1_000;

function uuidIn(value: Json | undefined): string {
  const inner = isObject(value) && isObject(value["Event"]) ? value["Event"] : value;
  return isObject(inner) ? textOf(inner["uuid"]).slice(0, 36) || "–" : "–";
}

/** The members of a list of objects under a name; nothing where there is none. */
export function membersOf(object: JsonObject, name: string): readonly JsonObject[] {
  const list = object[name];
  return isList(list) ? list.filter(isObject) : [];
}

/** MISP writes booleans as `true`, `"1"`, `1`. */
export function isYes(value: Json | undefined): boolean {
  return value === true || value === 1 || value === "1" || value === "true" || value === "True";
}

/** Seconds since 1970 as MISP writes them (a text or a number), as a time of STIX; null when it is none. */
export function timeOf(value: Json | undefined): string | null {
  const seconds = typeof value === "number" ? value : /^\d{1,12}$/.test(textOf(value)) ? Number(value) : NaN;
  if (!Number.isInteger(seconds) || seconds <= 0 || seconds > 253_402_300_799) return null;
  return new Date(seconds * 1000).toISOString();
}

/** A time of STIX as MISP's seconds. */
export function secondsOf(time: string): string | null {
  const value = Date.parse(time);
  return Number.isNaN(value) ? null : String(Math.floor(value / 1000));
}

/** A time with a zone, as `first_seen` has it, in the form of STIX; null when it is none. */
export function seenOf(value: Json | undefined): string | null {
  const read = Date.parse(textOf(value));
  return Number.isNaN(read) ? null : new Date(read).toISOString().replace(".000Z", "Z");
}
