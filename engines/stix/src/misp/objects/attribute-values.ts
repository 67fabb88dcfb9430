import { textOf, type Json, type JsonObject } from "../../basis/json-value.ts";

/** Properties of STIX that are numbers, whole ones and others, and those that are yes or no. */
const wholeNumbers = new Set(
  `size number pid gid src_port dst_port src_byte_count src_packets dst_byte_count dst_packets number_of_sections
   address_of_entry_point subject_public_key_exponent`.split(/\s+/),
);
const numbers = new Set(["entropy", "latitude", "longitude"]);
const yesOrNo = new Set(
  `is_hidden is_active is_disabled is_privileged is_service_account can_escalate_privs is_self_signed is_family`.split(
    /\s+/,
  ),
);

/** The value of an attribute as text: some converters write numbers, and yes or no. */
export function valueOf(attribute: JsonObject): string {
  const value = attribute["value"];
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" ? String(value) : textOf(value);
}

/** A MISP value as STIX has it at a property; null where STIX cannot hold it there. */
export function toStix(text: string, type: string, property: string): Json | null {
  if (property === "number") return toStix(text.replace(/^AS(?=\d)/i, ""), "AS", "size");
  if (wholeNumbers.has(property)) return /^\d{1,15}$/.test(text) ? Number(text) : null;
  if (numbers.has(property)) return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
  if (yesOrNo.has(property))
    return /^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : null;
  if (type === "datetime") return zulu(text) ?? (property.startsWith("x_misp_") ? text : null);
  return text;
}

/** A value of STIX as MISP writes it; null where it is none. */
export function toMisp(value: Json, type: string): string | null {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  return type === "datetime" ? (zulu(value)?.replace(/Z$/, "+00:00") ?? value) : value;
}

/** A time with its zone, as STIX writes times; null when it is none. */
export function zulu(text: string): string | null {
  const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/i.exec(text.trim());
  if (!form) return null;
  const read = Date.parse(text.trim().replace(" ", "T"));
  if (Number.isNaN(read)) return null;
  const fraction = form[3] === undefined || /^\.0+$/.test(form[3]) ? "" : form[3];
  return `${new Date(read).toISOString().slice(0, 19)}${fraction}Z`;
}

const categories: readonly (readonly [category: string, types: string])[] = [
  [
    "Payload delivery",
    `filename attachment-name malware-sample md5 sha1 sha224 sha256 sha384 sha512 sha512/224 sha512/256 sha3-224 sha3-256 sha3-384
     sha3-512 ssdeep tlsh imphash impfuzzy authentihash pehash vhash telfhash cdhash email email-src email-dst email-subject email-body
     email-header email-reply-to email-x-mailer email-mime-boundary email-thread-index email-message-id email-attachment
     email-src-display-name email-dst-display-name x509-fingerprint-md5 x509-fingerprint-sha1 x509-fingerprint-sha256`,
  ],
  [
    "Network activity",
    "domain hostname ip-src ip-dst ip-src|port ip-dst|port port AS url uri user-agent http-method mac-address suricata snort",
  ],
  ["External analysis", "attachment link cpe weakness vulnerability"],
  ["Persistence mechanism", "regkey regkey|value"],
  ["Payload installation", "sigma yara stix2-pattern"],
  ["Social network", "github-username github-organisation github-repository twitter-id"],
  ["Person", "phone-number first-name last-name middle-name full-name date-of-birth gender nationality"],
  ["Targeting data", "target-email target-user target-machine target-org target-location target-external"],
  ["Artifacts dropped", "mime-type mutex windows-service-name"],
];
const categoryByType = new Map(
  categories.flatMap(([category, types]) => types.split(/\s+/).map((type) => [type, category] as const)),
);

/** The usual category of a type, as MISP's core format has it. */
export function usualCategory(type: string): string {
  return categoryByType.get(type) ?? "Other";
}

/** Relations that the templates call as their type, or that tell it by their end. */
const namedTypes = new Set(
  `date-of-birth gender identity-card-number ip-src ip-dst nationality passport-country passport-expiration passport-number place-of-birth
   redress-number phone-number md5 sha1 sha256 domain hostname port url link`.split(/\s+/),
);

/** The MISP type of a relation that a form has no place for. */
export function usualType(relation: string): string {
  if (namedTypes.has(relation)) return relation;
  if (relation === "archive") return "link";
  if (relation.endsWith("-url")) return "url";
  return /(?:^|-)(?:date|creation)$/.test(relation) ? "datetime" : "text";
}

const soughtTypes = new Set(
  `filename domain hostname ip-src ip-dst url uri email email-src email-dst email-attachment malware-sample md5 sha1 sha224 sha256 sha384
   sha512 ssdeep tlsh imphash impfuzzy sigma yara suricata snort stix2-pattern`.split(/\s+/),
);

/** Whether attributes of a type are usually looked for (`to_ids`) when nothing says it. */
export function usuallySought(type: string): boolean {
  return soughtTypes.has(type);
}
