import { textOf, type Json, type JsonObject } from "../../basis/json-value.ts";
import { addressType, wholeHive } from "../attribute-types.ts";
import { toStix, valueOf } from "./attribute-values.ts";
import type { Put } from "./draft.ts";
import { customName, type Manner, type Place, type TemplateForm } from "./template-form.ts";

/** A comparison of a pattern: the path below the root, and the value as STIX has it. */
export type Sought = readonly [path: string, value: Json];

/** How an attribute is written: what is put where, and what a pattern that looks for it compares. */
export type Written = {
  readonly puts: readonly Put[];
  readonly sought: readonly Sought[];
  /** Comparisons that belong together stand in parentheses. */
  readonly together?: true;
};

type Writer = (attribute: JsonObject, place: Place, path: string, index: number) => Written | null;

/** An attribute at its place; null where its value cannot stand there. */
export function written(
  attribute: JsonObject,
  place: Place,
  form: TemplateForm,
  index: number,
): Written | null {
  const [, , path, manner] = place;
  if (path === undefined) return null;
  const whole = form.under ? `${form.under}.${path}` : path;
  return (manner ? writers[manner] : plainly)(attribute, place, whole, index);
}

/** An attribute as a custom property; null where its relation cannot be a name. */
export function writtenCustom(attribute: JsonObject, form: TemplateForm, index: number): Written | null {
  const name = customName(textOf(attribute["object_relation"]));
  if (name === null) return null;
  const path = form.under ? `${form.under}.${name}` : name;
  const [value, data] = [valueOf(attribute), textOf(attribute["data"])];
  if (data !== "")
    return {
      puts: [{ path, value: { value, data }, index, uuid: null }],
      sought: [
        [`${path}.data`, data],
        [`${path}.value`, value],
      ],
    };
  const text = toStix(value, textOf(attribute["type"]), name) ?? value;
  return { puts: [{ path, value: text, index, uuid: null }], sought: [[path, text]] };
}

/** Where patterns name a place otherwise than objects do. */
const patternPaths: Readonly<Record<string, string>> = {
  "additional_header_fields.Reply-To": "additional_header_fields.reply_to",
  "additional_header_fields.X-Mailer": "additional_header_fields.x_mailer",
  "content_ref.x_misp_url": "content_ref.url",
};

const plainly: Writer = (attribute, [, type], path, index) => {
  const property = path.split(".").at(-1)!;
  const text = valueOf(attribute);
  const value = property === "key" ? wholeHive(text) : toStix(text, type, property);
  if (value === null) return null;
  const puts = [{ path, value, index, uuid: textOf(attribute["uuid"]).toLowerCase() || null }];
  const held = /^(?:src|dst)_ref\.value/.test(path);
  if (!held) return { puts, sought: [[patternPaths[path] ?? path, property === "key" ? text : value]] };
  const holder = path.endsWith("@domain")
    ? "domain-name"
    : path.endsWith("@mac")
      ? "mac-addr"
      : addressType(text);
  const plain = path.replace(/@.*/, "");
  return {
    puts,
    sought: [
      [plain.replace(/value$/, "type"), holder],
      [plain, value],
    ],
    together: true,
  };
};

/** The content of an artifact: its name and bytes, and what else is known of it. */
function artifact(
  path: string,
  attribute: JsonObject,
  name: string,
  more: Readonly<Record<string, Json>>,
): Written | null {
  const data = textOf(attribute["data"]);
  const uuid = textOf(attribute["uuid"]).toLowerCase() || null;
  if (data === "") return null;
  const sought: Sought[] = [
    [`${path}.payload_bin`, data],
    [`${path}.x_misp_filename`, name],
    ...Object.entries(more).map(([property, value]): Sought => [`${path}.${property}`, value]),
  ];
  return { puts: sought.map(([at, value]) => ({ path: at, value, index: 0, uuid })), sought, together: true };
}

const sample: Writer = (attribute, _, path) => {
  const value = valueOf(attribute);
  const at = value.lastIndexOf("|");
  if (at === -1) return null;
  return artifact(path, attribute, value.slice(0, at), {
    "hashes.MD5": value.slice(at + 1),
    mime_type: "application/zip",
    encryption_algorithm: "mime-type-indicated",
    decryption_key: "infected",
  });
};

const content: Writer = (attribute, _, path, index) => {
  if (path !== "payload_bin") return artifact(path, attribute, valueOf(attribute), {});
  const data = textOf(attribute["data"]);
  return data === "" ? null : { puts: [{ path, value: data, index, uuid: null }], sought: [[path, data]] };
};

const picture: Writer = (attribute, _, path) => {
  const name = valueOf(attribute);
  const ending = /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase();
  const as = artifact(path, attribute, name, ending ? { mime_type: `image/${ending}` } : {});
  return as && { puts: as.puts, sought: as.sought };
};

const part: Writer = (attribute, [relation], path, index) => {
  const [name, data] = [valueOf(attribute), textOf(attribute["data"])];
  const uuid = textOf(attribute["uuid"]).toLowerCase() || null;
  const raw = `${path}.body_raw_ref`;
  const named: Sought[] =
    data === ""
      ? [[`${raw}.name`, name]]
      : [
          [`${raw}.payload_bin`, data],
          [`${raw}.x_misp_filename`, name],
        ];
  const type = data === "" ? "file" : "artifact";
  const disposition = `${relation}; filename='${name}'`;
  return {
    puts: [
      ...named.map(([at, value]) => ({ path: at, value, index, uuid, type })),
      { path: `${path}.content_disposition`, value: disposition, index, uuid: null },
    ],
    sought: [...named, [`${path}.content_disposition`, relation]],
  };
};

const simply = (path: string, value: Json, index: number, join?: string): Written => ({
  puts: [{ path, value, index, uuid: null, ...(join === undefined ? {} : { join }) }],
  sought: [[path, value]],
});

const writers: Readonly<Record<Manner, Writer>> = {
  sample,
  content,
  picture,
  part,
  protocol: (attribute, _, path, index) => simply(path, valueOf(attribute).toLowerCase(), index),
  "socket-state": (attribute, _, path, index) => {
    const state = valueOf(attribute);
    if (state !== "listening" && state !== "blocking") return null;
    return simply(path.replace("listening", state), true, index);
  },
  reference: (attribute, _, path, index) =>
    simply(path, { source_name: "url", url: valueOf(attribute) }, index),
  capec: (attribute, _, path, index) =>
    /^\d+$/.test(valueOf(attribute))
      ? simply(path, { source_name: "capec", external_id: `CAPEC-${valueOf(attribute)}` }, index)
      : null,
  cve: (attribute, _, path, index) => {
    const named = simply(path, valueOf(attribute), index);
    if (!/^CVE-\d{4}-\d{4,}$/.test(valueOf(attribute))) return named;
    const reference: Json = { source_name: "cve", external_id: valueOf(attribute) };
    return {
      ...named,
      puts: [...named.puts, { path: "external_references", value: reference, index, uuid: null }],
    };
  },
  contact: (attribute, [relation], path, index) =>
    simply(path, `${relation}: ${valueOf(attribute)}`, index, " / "),
  "name-part": (attribute, _, path, index) => simply(path, valueOf(attribute), index, " "),
  kilometres: (attribute, _, path, index) =>
    /^\d+(?:\.\d+)?$/.test(valueOf(attribute))
      ? simply(path, Number(valueOf(attribute)) * 1000, index)
      : null,
  "alternative-name": (attribute, [relation], path, index) =>
    valueOf(attribute).includes(",")
      ? null
      : simply(path, `${alternativeNames[relation] ?? relation}=${valueOf(attribute)}`, index, ","),
  rule: (attribute, _, path, index) => simply(path, valueOf(attribute), index),
};

/** How certificates call the kinds of alternative names. */
export const alternativeNames: Readonly<Record<string, string>> = {
  dns_names: "DNS name",
  email: "email",
  ip: "IP",
  rid: "RID",
  uri: "URI",
};
