import type { JsonObject } from "../basis/json-value.ts";

/** A path of a pattern, as text, and the value it is compared with. */
export type Compared = readonly [path: string, value: string];

/** What a type of MISP attribute is in STIX. */
export type AttributeType = {
  /** The usual category, for attributes that come without one. */
  readonly category: string;
  /** The pattern's comparisons for the parts of the value (`circl.lu|8443` has two). */
  readonly compared: (parts: readonly string[]) => readonly Compared[];
  /** The observables for the parts, with ids of this UUID; null where STIX has none. */
  readonly observables: ((parts: readonly string[], uuid: string) => readonly JsonObject[]) | null;
  /** In another language than STIX: the pattern is the value itself. */
  readonly language?: string;
};

const network = "Network activity";
const payload = "Payload delivery";

/** An observable with the id of this UUID. */
const observable = (type: string, uuid: string, content: JsonObject): JsonObject => ({
  type,
  id: `${type}--${uuid}`,
  ...content,
});

const one = (
  category: string,
  type: string,
  property: string,
  value: (text: string) => string | number = (text) => text,
): AttributeType => ({
  category,
  compared: ([text = ""]) => [[`${type}:${property}`, text]],
  observables: ([text = ""], uuid) => [observable(type, uuid, { [property]: value(text) })],
});

/** A digest: its name in patterns, and the name among the hashes of an object where that is another. */
const digests: Readonly<Record<string, readonly [inPattern: string, inHashes?: string]>> = {
  md5: ["MD5"],
  sha1: ["SHA-1"],
  sha224: ["SHA-224", "SHA224"],
  sha256: ["SHA-256"],
  sha384: ["SHA-384", "SHA384"],
  sha512: ["SHA-512"],
  "sha512/224": ["SHA-224", "SHA224"],
  "sha512/256": ["SHA-256"],
  "sha3-224": ["SHA3-224", "SHA3224"],
  "sha3-256": ["SHA3-256"],
  "sha3-384": ["SHA3-384", "SHA3384"],
  "sha3-512": ["SHA3-512"],
  ssdeep: ["SSDEEP"],
  tlsh: ["TLSH"],
  authentihash: ["AUTHENTIHASH"],
  cdhash: ["CDHASH"],
  imphash: ["IMPHASH"],
  impfuzzy: ["IMPFUZZY"],
  pehash: ["PEHASH"],
  telfhash: ["TELFHASH"],
  vhash: ["VHASH"],
};

const hashPath = (type: string, name: string): string =>
  `${type}:hashes.${/^[A-Z0-9]+$/.test(name) ? name : `'${name}'`}`;

function digest(
  type: "file" | "x509-certificate",
  [name, inHashes = name]: readonly [string, string?],
): AttributeType {
  return {
    category: payload,
    compared: ([text = ""]) => [[hashPath(type, name), text]],
    observables: ([text = ""], uuid) => [observable(type, uuid, { hashes: { [inHashes]: text } })],
  };
}

function namedFile([name, inHashes = name]: readonly [string, string?]): AttributeType {
  return {
    category: payload,
    compared: ([file = "", text = ""]) => [
      ["file:name", file],
      [hashPath("file", name), text],
    ],
    observables: ([file = "", text = ""], uuid) => [
      observable("file", uuid, { hashes: { [inHashes]: text }, name: file }),
    ],
  };
}

export function addressType(text: string): "ipv4-addr" | "ipv6-addr" {
  return text.includes(":") ? "ipv6-addr" : "ipv4-addr";
}

function address(end: "src" | "dst", withPort: boolean): AttributeType {
  return {
    category: network,
    compared: ([ip = "", port = ""]) => [
      [`network-traffic:${end}_ref.type`, addressType(ip)],
      [`network-traffic:${end}_ref.value`, ip],
      ...(withPort ? [[`network-traffic:${end}_port`, port] as const] : []),
    ],
    observables: ([ip = "", port = ""], uuid) => {
      const id = `${addressType(ip)}--${uuid}`;
      const ports = withPort ? { [`${end}_port`]: Number(port) } : {};
      return [
        observable("network-traffic", uuid, { [`${end}_ref`]: id, ...ports, protocols: ["tcp"] }),
        observable(addressType(ip), uuid, { value: ip }),
      ];
    },
  };
}

/** A property of a message; `path` is how a pattern names it. */
function message(path: string, content: (text: string) => JsonObject): AttributeType {
  return {
    category: payload,
    compared: ([text = ""]) => [[`email-message:${path}`, text]],
    observables: ([text = ""], uuid) => [
      observable("email-message", uuid, { is_multipart: false, ...content(text) }),
    ],
  };
}

function correspondent(path: string, reference: (id: string) => JsonObject): AttributeType {
  return {
    category: payload,
    compared: ([text = ""]) => [[`email-message:${path}.value`, text]],
    observables: ([text = ""], uuid) => {
      const id = `email-addr--${uuid}`;
      return [
        observable("email-message", uuid, { is_multipart: false, ...reference(id) }),
        observable("email-addr", uuid, { value: text }),
      ];
    },
  };
}

function account(kind: string): AttributeType {
  return {
    category: "Social network",
    compared: ([text = ""]) => [
      ["user-account:account_type", kind],
      ["user-account:account_login", text],
    ],
    observables: ([text = ""], uuid) => [
      observable("user-account", uuid, { account_login: text, account_type: kind }),
    ],
  };
}

const patternOnly = (path: string): AttributeType => ({
  category: network,
  compared: ([text = ""]) => [[path, text]],
  observables: null,
});

const foreign = (language: string): AttributeType => ({
  category: network,
  compared: () => [],
  observables: null,
  language,
});

const domainAndAddress: AttributeType = {
  category: network,
  compared: ([domain = "", ip = ""]) => [
    ["domain-name:value", domain],
    ["domain-name:resolves_to_refs[*].value", ip],
  ],
  observables: ([domain = "", ip = ""], uuid) => [
    observable("domain-name", uuid, { value: domain, resolves_to_refs: [`${addressType(ip)}--${uuid}`] }),
    observable(addressType(ip), uuid, { value: ip }),
  ],
};

const hostAndPort: AttributeType = {
  category: network,
  compared: ([host = "", port = ""]) => [
    ["domain-name:value", host],
    ["network-traffic:dst_port", port],
  ],
  observables: ([host = "", port = ""], uuid) => [
    observable("domain-name", uuid, { value: host }),
    observable("network-traffic", uuid, {
      dst_ref: `domain-name--${uuid}`,
      dst_port: Number(port),
      protocols: ["tcp"],
    }),
  ],
};

const emailAttachment: AttributeType = {
  category: payload,
  compared: ([name = ""]) => [["email-message:body_multipart[*].body_raw_ref.name", name]],
  observables: ([name = ""], uuid) => [
    observable("email-message", uuid, {
      is_multipart: true,
      body_multipart: [
        { body_raw_ref: `file--${uuid}`, content_disposition: `attachment; filename='${name}'` },
      ],
    }),
    observable("file", uuid, { name }),
  ],
};

/** Observables name the hive in full (STIX 2.1, section 6.17); patterns keep what the sender wrote. */
export function wholeHive(key: string): string {
  const [hive = ""] = key.split("\\");
  const hives: Readonly<Record<string, string>> = {
    HKLM: "HKEY_LOCAL_MACHINE",
    HKCC: "HKEY_CURRENT_CONFIG",
    HKCR: "HKEY_CLASSES_ROOT",
    HKCU: "HKEY_CURRENT_USER",
    HKU: "HKEY_USERS",
  };
  return Object.hasOwn(hives, hive.toUpperCase()) ? hives[hive.toUpperCase()]! + key.slice(hive.length) : key;
}

const registryKeyAndData: AttributeType = {
  category: "Persistence mechanism",
  compared: ([key = "", data = ""]) => [
    ["windows-registry-key:key", key],
    ["windows-registry-key:values.data", data],
  ],
  observables: ([key = "", data = ""], uuid) => [
    observable("windows-registry-key", uuid, { key: wholeHive(key), values: [{ data }] }),
  ],
};

/** With its content, where the attribute holds it (`data`), as an artifact beside. */
const attachedFile: AttributeType = one(payload, "file", "name");

const each = <T>(
  table: Readonly<Record<string, T>>,
  name: (key: string) => string,
  make: (value: T) => AttributeType,
) => Object.fromEntries(Object.entries(table).map(([key, value]) => [name(key), make(value)]));

/** The types of MISP attributes that STIX has a form for; MISP core format, section 2.3, and the pairs of misp-stix. */
export const attributeTypes: Readonly<Record<string, AttributeType>> = {
  AS: one(network, "autonomous-system", "number", (text) => Number(text.replace(/^AS/i, ""))),
  domain: one(network, "domain-name", "value"),
  hostname: one(network, "domain-name", "value"),
  "domain|ip": domainAndAddress,
  "hostname|port": hostAndPort,
  "ip-src": address("src", false),
  "ip-dst": address("dst", false),
  "ip-src|port": address("src", true),
  "ip-dst|port": address("dst", true),
  url: one(network, "url", "value"),
  uri: one(network, "url", "value"),
  link: one("External analysis", "url", "value"),
  mutex: one("Artifacts dropped", "mutex", "name"),
  "mac-address": one(network, "mac-addr", "value"),
  email: one(payload, "email-addr", "value"),
  "email-src": correspondent("from_ref", (id) => ({ from_ref: id })),
  "email-dst": correspondent("to_refs[*]", (id) => ({ to_refs: [id] })),
  "email-subject": message("subject", (subject) => ({ subject })),
  "email-body": message("body", (body) => ({ body })),
  "email-message-id": message("message_id", (message_id) => ({ message_id })),
  "email-header": message("received_lines", (line) => ({ received_lines: [line] })),
  "email-reply-to": message("additional_header_fields.reply_to", (text) => ({
    additional_header_fields: { "Reply-To": text },
  })),
  "email-x-mailer": message("additional_header_fields.x_mailer", (text) => ({
    additional_header_fields: { "X-Mailer": text },
  })),
  "email-attachment": emailAttachment,
  attachment: attachedFile,
  filename: one(payload, "file", "name"),
  regkey: one("Persistence mechanism", "windows-registry-key", "key", wholeHive),
  "regkey|value": registryKeyAndData,
  "github-username": account("github"),
  port: patternOnly("network-traffic:dst_port"),
  "user-agent": patternOnly("network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'"),
  snort: foreign("snort"),
  suricata: foreign("suricata"),
  yara: foreign("yara"),
  sigma: foreign("sigma"),
  ...each(
    digests,
    (name) => name,
    (names) => digest("file", names),
  ),
  ...each(digests, (name) => `filename|${name}`, namedFile),
  ...each(
    { md5: digests["md5"]!, sha1: digests["sha1"]!, sha256: digests["sha256"]! },
    (name) => `x509-fingerprint-${name}`,
    (names) => digest("x509-certificate", names),
  ),
};

/** The parts of a composite value; other values are one part, whatever they hold. */
export function partsOf(type: string, value: string): readonly string[] {
  if (!type.includes("|")) return [value];
  const at = value.indexOf("|");
  return at === -1 ? [value, ""] : [value.slice(0, at), value.slice(at + 1)];
}
