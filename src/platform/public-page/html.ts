import { placesOf, refuseDangerous, TemplateRefused, type Place } from "./html-places.ts";
import { addressAttributes, isSafeBeginning, safeAddress } from "./safe-address.ts";

/** What may stand in a template. Words are escaped; only `Html` goes in as markup; null, undefined and false say nothing. */
export type Content = Html | Attributes | string | number | null | undefined | false | readonly Content[];

/**
 * Markup that is safe by construction: ``html`<p lang="${language}">${text}</p>` ``. Where each value stands is read from
 * the template itself, so no input can leave its place. Throws TemplateRefused for a template that could not be safe.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const places = known.get(strings) ?? placesOf(strings);
  known.set(strings, places);
  let text = strings[0] ?? "";
  values.forEach((value, index) => {
    text += rendered(value, places[index] ?? { kind: "text" }) + (strings[index + 1] ?? "");
  });
  return new Html(key, text);
}

/** Attributes that depend on data: null, undefined and false leave one out, true writes it without a value. */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Attributes {
  let text = "";
  for (const [name, value] of Object.entries(values)) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TemplateRefused(`not an attribute's name: ${name}`);
    refuseDangerous(name);
    if (value === null || value === undefined || value === false) continue;
    text += value === true ? ` ${name}` : ` ${name}="${attributeText(String(value), name, "")}"`;
  }
  return new Attributes(key, text);
}

/** Markup from a constant of the program, never from data. The page's own style sheet is the only user. */
export function trustedMarkup(text: string): Html {
  return new Html(key, text);
}

/** Nothing, for a part that is absent. */
export function nothing(): Html {
  return new Html(key, "");
}

/** Escapes words for any place of a document; what no document may hold becomes U+FFFD. */
export function escaped(text: string): string {
  return wellFormed(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The text without characters that neither HTML nor XML 1.0 can hold. */
export function wellFormed(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to be replaced
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}

const key: unique symbol = Symbol("made here");
const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** Only this file can make one: no data that looks like it is taken for markup. */
export class Html {
  readonly #text: string;
  constructor(made: typeof key, text: string) {
    if (made !== key) throw new TemplateRefused("Html is made by html`…`");
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** Attributes ready to stand in a tag, made by `attributes`. */
export class Attributes {
  readonly #text: string;
  constructor(made: typeof key, text: string) {
    if (made !== key) throw new TemplateRefused("Attributes are made by attributes()");
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

function rendered(value: Content, place: Place): string {
  if (value === null || value === undefined || value === false) return "";
  if (isList(value)) return value.map((item) => rendered(item, place)).join("");
  if (place.kind === "attributes") {
    if (value instanceof Attributes) return value.toString();
    throw new TemplateRefused("only attributes() may stand between attributes");
  }
  if (value instanceof Attributes) throw new TemplateRefused("attributes() stands outside a tag");
  if (value instanceof Html) {
    if (place.kind === "text") return value.toString();
    throw new TemplateRefused("markup stands where only words can");
  }
  if (typeof value !== "string" && typeof value !== "number")
    throw new TemplateRefused("not a value of a page");
  const text = String(value);
  return place.kind === "attribute" ? attributeText(text, place.name, place.before) : escaped(text);
}

function attributeText(text: string, name: string, before: string | null): string {
  if (!addressAttributes.has(name) || before === null) return escaped(text);
  if (before === "") return escaped(safeAddress(text));
  if (!isSafeBeginning(before)) throw new TemplateRefused(`an address in ${name} begins unsafely`);
  return escaped(text);
}

function isList(value: Content): value is readonly Content[] {
  return Array.isArray(value);
}
