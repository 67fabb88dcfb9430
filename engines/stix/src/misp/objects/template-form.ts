import type { Json } from "../../basis/json-value.ts";

/**
 * Where an attribute of a MISP object stands in STIX: its relation, its MISP type, the path of its value below the root object (none: a
 * property `x_misp_<relation>` of its own), and how it is written there where that is not plainly. A path goes through references as
 * if what they name stood in their place (`resolves_to_refs.value`); `@domain` and `@mac` are the same place held by a domain name or a card. Several places of one
 * relation: the first is written, all are read.
 */
export type Place = readonly [relation: string, type: string, path?: string, manner?: Manner];

export type Manner =
  /** `name|md5` and a zip with the password "infected": an artifact. */
  | "sample"
  /** A name and its content: an artifact. */
  | "content"
  /** The same of a picture, with the MIME type that its name says. */
  | "picture"
  /** A part of a message. */
  | "part"
  /** One of the protocols of traffic, below or above others. */
  | "protocol"
  /** "listening" and "blocking", which STIX has as yes or no. */
  | "socket-state"
  /** References to elsewhere: by their URL, or by the number of a catalogue. */
  | "reference"
  | "capec"
  | "cve"
  /** `relation: value` among the ways to reach someone. */
  | "contact"
  /** First and last names make the name. */
  | "name-part"
  /** STIX counts in metres. */
  | "kilometres"
  /** `DNS name=…` among the alternative names of a certificate. */
  | "alternative-name"
  /** A rule in a language of its own: the pattern of an indicator. */
  | "rule";

/** The STIX form of the MISP objects of one template. */
export type TemplateForm = {
  readonly name: string;
  readonly metaCategory: string;
  /** The type of the STIX object that an object becomes: an observable (below observed data) or a domain object itself. */
  readonly root: string;
  readonly places: readonly Place[];
  /** What is always so, by path: the type of an account. */
  readonly constants?: Readonly<Record<string, Json>>;
  /** Where custom properties stand when not at the root, and the other paths begin. */
  readonly under?: string;
  /** Where the categories of attributes are not the usual ones of their types. */
  readonly categories?: Readonly<Record<string, string>>;
  /** Domain objects that have phases of a kill chain name the category there. */
  readonly phased?: true;
  /** The language of a rule. */
  readonly language?: string;
};

/** A custom property for a relation; null where its characters cannot stand in a name of STIX (section 3.1), or where the object itself has it. */
export function customName(relation: string): string | null {
  const name = `x_misp_${relation.replaceAll("-", "_")}`;
  return /^[A-Za-z0-9_]{8,250}$/.test(name) && !name.startsWith("x_misp_object_") ? name : null;
}

export function placeOf(form: TemplateForm, relation: string): Place | null {
  return form.places.find(([name]) => name === relation) ?? null;
}

/** The relation that a custom property stands for: one of the template's, else its name. */
export function relationOf(form: TemplateForm, property: string): string {
  const known = form.places.find(([relation]) => customName(relation) === property);
  return known ? known[0] : property.slice("x_misp_".length).replaceAll("_", "-");
}
