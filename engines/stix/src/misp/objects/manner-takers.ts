import { textOf, type Json, type JsonObject } from "../../basis/json-value.ts";
import { grouped, type Leaf } from "./leaves.ts";
import { alternativeNames } from "./manners.ts";
import { impliedProtocols } from "./root-rules.ts";
import type { Manner, Place, TemplateForm } from "./template-form.ts";

/** An attribute as its STIX form says it: without category and whether it is looked for. */
export type ReadAttribute = JsonObject;

/** Whose form it is: `written` by a MISP converter (its labels say so), told by a pattern, and the UUID of the root. */
export type Origin = {
  readonly written: boolean;
  readonly pattern: boolean;
  readonly uuid: string;
};

type Taken = { readonly attributes: readonly ReadAttribute[]; readonly used: readonly Leaf[] };
type Taker = (leaves: readonly Leaf[], place: Place, form: TemplateForm, origin: Origin) => Taken;

const bagOf = (leaves: readonly Leaf[], prefix: string): ReadonlyMap<string, Json> =>
  new Map(leaves.map(({ path, value }) => [path.slice(prefix.length), value]));

/** Artifacts below a reference: a sample where it is locked as samples are, else an attachment. */
const artifacts: Taker = (leaves, [relation, type, path = "", manner], form, origin) => {
  if (path === "payload_bin") return payload(leaves, [relation, type, path], origin);
  const listed = new Set(form.places.flatMap(([, , at, how]) => (how === undefined && at ? [at] : [])));
  const below = leaves.filter((leaf) => leaf.path.startsWith(`${path}.`) && !listed.has(leaf.path));
  const groups = [...grouped(below, ({ owner }) => owner).values()].filter((group) => {
    const bag = bagOf(group, `${path}.`);
    return bag.has("payload_bin") && (manner === "sample") === bag.has("decryption_key");
  });
  const attributes = groups.map((group) => {
    const bag = bagOf(group, `${path}.`);
    const owner = group[0]!.owner;
    const uuid = owner.slice(owner.indexOf("--") + 2);
    const name = textOf(bag.get("x_misp_filename")) || uuid;
    const digest = textOf(bag.get("hashes.MD5"));
    return {
      object_relation: relation,
      type,
      value: manner === "sample" ? `${name}|${digest}` : name,
      data: textOf(bag.get("payload_bin")),
      ...(manner === "sample" ? { malware_filename: name } : {}),
      ...(origin.pattern ? {} : { uuid }),
    };
  });
  return { attributes, used: groups.flat() };
};

function payload(leaves: readonly Leaf[], [relation, type, path]: Place, { uuid }: Origin): Taken {
  const used = leaves.filter((leaf) => leaf.path === path);
  const attributes = used.map(({ value }) => ({
    object_relation: relation,
    type,
    value: uuid,
    data: textOf(value),
  }));
  return { attributes, used };
}

/** The parts of a message that are files; what is text among them is its body. */
const parts: Taker = (leaves, place, form, origin) => {
  const path = place[2]!;
  const raw = `${path}.body_raw_ref.`;
  const relations = form.places
    .filter(([, , at, how]) => how === "part" && at === path)
    .map(([name]) => name);
  const below = leaves.filter((leaf) => leaf.path.startsWith(`${path}.`) && leaf.path !== `${path}.body`);
  const groups = [...grouped(below, ({ at }) => /\[(\d+|\*)\]/.exec(at)?.[1] ?? "").values()];
  const attributes = groups.flatMap((group): ReadAttribute[] => {
    const bag = bagOf(group, raw);
    const name = textOf(bag.get("name")) || textOf(bag.get("x_misp_filename"));
    const data = textOf(bag.get("payload_bin"));
    const said = textOf(group.find((leaf) => leaf.path === `${path}.content_disposition`)?.value);
    const relation = relations.find((one) => said.startsWith(one)) ?? relations[0]!;
    const owner = group.find((leaf) => leaf.path.startsWith(raw))?.owner ?? "";
    if (name === "") return [];
    return [
      {
        object_relation: relation,
        type: data !== "" || origin.pattern ? "attachment" : "email-attachment",
        value: name,
        ...(data === "" ? {} : { data }),
        ...(origin.pattern ? {} : { uuid: owner.slice(owner.indexOf("--") + 2) }),
      },
    ];
  });
  const used = groups.filter((group) => group.some((leaf) => leaf.path.startsWith(raw))).flat();
  return { attributes, used };
};

const layers: readonly (readonly [relation: string, names: RegExp])[] = [
  ["layer3-protocol", /^(?:ip|ipv4|ipv6|icmp|icmpv6|igmp|arp|ipsec)$/],
  ["layer4-protocol", /^(?:tcp|udp|sctp|dccp|rsvp|quic)$/],
];

const protocols: Taker = (leaves, [relation, type, path], form, origin) => {
  const used = leaves.filter((leaf) => leaf.path === path);
  const ends = leaves.filter((leaf) => /^(?:src|dst)_ref\.value$/.test(leaf.path));
  const implied = impliedProtocols(
    form.name,
    ends.map(({ value }) => (textOf(value).includes(":") ? "ipv6-addr" : "ipv4-addr")),
    leaves.some((leaf) => leaf.path.startsWith("extensions.tcp-ext.")) ? ["tcp-ext"] : [],
  );
  const names = used
    .map(({ value }) => textOf(value))
    .filter((name) => origin.pattern || !implied.includes(name));
  const layered = form.places.some(([name]) => name === "layer7-protocol");
  const attributes = names.map((name) => ({
    object_relation: layered
      ? (layers.find(([, some]) => some.test(name))?.[0] ?? "layer7-protocol")
      : relation,
    type,
    value: origin.written || !origin.pattern ? name.toUpperCase() : name,
  }));
  return { attributes, used };
};

const states: Taker = (leaves, [relation, type, path = ""]) => {
  const at = ["listening", "blocking"].map((state) => [state, path.replace("listening", state)] as const);
  const used = leaves.filter((leaf) => at.some(([, one]) => one === leaf.path));
  const attributes = at.flatMap(([state, one]) =>
    used.some((leaf) => leaf.path === one && (leaf.value === true || leaf.value === "true"))
      ? [{ object_relation: relation, type, value: state }]
      : [],
  );
  return { attributes, used };
};

const references: Taker = (leaves, [relation, type, path = "", manner]) => {
  const listed = leaves.filter((leaf) => leaf.path.startsWith("external_references."));
  const groups = [...grouped(listed, ({ at }) => /\[(\d+)\]/.exec(at)?.[1] ?? "").values()];
  const used: Leaf[] = [];
  const attributes = groups.flatMap((group): ReadAttribute[] => {
    const bag = bagOf(group, `external_references.`);
    const source = textOf(bag.get("source_name"));
    const number = textOf(bag.get("external_id"));
    if (manner !== "reference" ? source !== manner : bag.get("url") === undefined || source === "capec")
      return [];
    used.push(...group);
    if (manner === "cve") return [];
    const value = manner === "capec" ? number.replace(/^CAPEC-/, "") : textOf(bag.get("url"));
    return [{ object_relation: relation, type, value }];
  });
  return { attributes, used: path === "" ? [] : used };
};

/** `relation: value / relation: value`: what begins with no relation goes on with what stands before it. */
const contacts: Taker = (leaves, [, , path], form) => {
  const used = leaves.filter((leaf) => leaf.path === path);
  const places = form.places.filter(([, , , manner]) => manner === "contact");
  const attributes: { object_relation: string; type: string; value: string }[] = [];
  for (const entry of used.flatMap(({ value }) => textOf(value).split(" / "))) {
    const place = places.find(([relation]) => entry.startsWith(`${relation}: `));
    const before = attributes.at(-1);
    if (place)
      attributes.push({ object_relation: place[0], type: place[1], value: entry.slice(place[0].length + 2) });
    else if (before) before.value += ` / ${entry}`;
    else return { attributes: [], used: [] };
  }
  return { attributes, used };
};

const kilometres: Taker = (leaves, [relation, type, path]) => {
  const used = leaves.filter((leaf) => leaf.path === path);
  return {
    used,
    attributes: used.map(({ value }) => ({
      object_relation: relation,
      type,
      value: String(Number(value) / 1000),
    })),
  };
};

/** `kind=name,kind=name`; left alone where a kind is none of the template's. */
const alternatives: Taker = (leaves, [, , path], form) => {
  const used = leaves.filter((leaf) => leaf.path === path);
  const places = form.places.filter(([, , , manner]) => manner === "alternative-name");
  const attributes = used
    .flatMap(({ value }) => textOf(value).split(","))
    .map((entry): ReadAttribute | null => {
      const [kind, text] = [entry.split("=")[0]!, entry.slice(entry.indexOf("=") + 1)];
      const place = places.find(([relation]) => alternativeNames[relation] === kind.trim());
      return place ? { object_relation: place[0], type: place[1], value: text } : null;
    });
  const known = attributes.filter((one) => one !== null);
  return known.length === attributes.length ? { attributes: known, used } : { attributes: [], used: [] };
};

/** By manner, those whose values stand in several leaves or otherwise than as they are. */
export const takers: Readonly<Partial<Record<Manner, Taker>>> = {
  sample: artifacts,
  content: artifacts,
  picture: artifacts,
  part: parts,
  protocol: protocols,
  "socket-state": states,
  reference: references,
  capec: references,
  cve: references,
  contact: contacts,
  kilometres,
  "alternative-name": alternatives,
};
