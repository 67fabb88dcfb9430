import { uuidVersion } from "../basis/identifiers.ts";
import type { JsonObject } from "../basis/json-value.ts";
import type { CheckRule, Report } from "./check-rules.ts";
import { certificateExtensions, registryValue } from "./extensions.ts";
import { binary, characterSet, hashes, hex, mediaType, uri } from "./formats.ts";
import {
  dictionary,
  integer,
  list,
  observableReference as ref,
  oneOf,
  record,
  text,
  timestamp,
  vocabulary,
  yesNo,
  type Kind,
} from "./kinds.ts";
import type { ObjectType } from "./object-type.ts";
import { artifact, emailMessage, file, networkTraffic } from "./observable-rules.ts";
import { ipv4, ipv6, macAddress, emailAddress } from "./addresses.ts";
import { vocabularies as ov } from "./vocabularies.ts";

type Between = (object: JsonObject, report: Report) => void;

function observable(
  section: string,
  required: readonly string[],
  properties: Readonly<Record<string, Kind>>,
  between?: Between,
): ObjectType {
  return { family: "observable", section, required, properties, ...(between ? { between } : {}) };
}

const port = integer(0, 65_535);
const count = integer(0);
const addresses = ["ipv4-addr", "ipv6-addr"];
const ends = [...addresses, "mac-addr", "domain-name"];
const mimePart = record(
  {
    required: [],
    properties: {
      body: text,
      body_raw_ref: ref("artifact", "file"),
      content_type: text,
      content_disposition: text,
    },
  },
  (part, property, report) => {
    if ((part["body"] === undefined) === (part["body_raw_ref"] === undefined)) report("email-body", property);
  },
);

/** STIX Cyber-observable Objects (STIX 2.1, section 6). */
export const observableObjects: Readonly<Record<string, ObjectType>> = {
  artifact: observable(
    "6.1",
    [],
    {
      mime_type: mediaType,
      payload_bin: binary,
      url: uri,
      hashes,
      encryption_algorithm: oneOf("AES-256-GCM", "ChaCha20-Poly1305", "mime-type-indicated"),
      decryption_key: text,
    },
    artifact,
  ),
  "autonomous-system": observable("6.2", ["number"], { number: count, name: text, rir: text }),
  directory: observable("6.3", ["path"], {
    path: text,
    path_enc: characterSet,
    ctime: timestamp,
    mtime: timestamp,
    atime: timestamp,
    contains_refs: list(ref("file", "directory")),
  }),
  "domain-name": observable("6.4", ["value"], {
    value: text,
    resolves_to_refs: list(ref(...addresses, "domain-name")),
  }),
  "email-addr": observable("6.5", ["value"], {
    value: emailAddress,
    display_name: text,
    belongs_to_ref: ref("user-account"),
  }),
  "email-message": observable(
    "6.6",
    ["is_multipart"],
    {
      is_multipart: yesNo,
      date: timestamp,
      content_type: text,
      from_ref: ref("email-addr"),
      sender_ref: ref("email-addr"),
      to_refs: list(ref("email-addr")),
      cc_refs: list(ref("email-addr")),
      bcc_refs: list(ref("email-addr")),
      message_id: text,
      subject: text,
      received_lines: list(text),
      additional_header_fields: dictionary(),
      body: text,
      body_multipart: list(mimePart),
      raw_email_ref: ref("artifact"),
    },
    emailMessage,
  ),
  file: observable(
    "6.7",
    [],
    {
      hashes,
      size: count,
      name: text,
      name_enc: characterSet,
      magic_number_hex: hex,
      mime_type: text,
      ctime: timestamp,
      mtime: timestamp,
      atime: timestamp,
      parent_directory_ref: ref("directory"),
      contains_refs: list(ref()),
      content_ref: ref("artifact"),
    },
    file,
  ),
  "ipv4-addr": observable("6.8", ["value"], {
    value: ipv4,
    resolves_to_refs: list(ref("mac-addr")),
    belongs_to_refs: list(ref("autonomous-system")),
  }),
  "ipv6-addr": observable("6.9", ["value"], {
    value: ipv6,
    resolves_to_refs: list(ref("mac-addr")),
    belongs_to_refs: list(ref("autonomous-system")),
  }),
  "mac-addr": observable("6.10", ["value"], { value: macAddress }),
  mutex: observable("6.11", ["name"], { name: text }),
  "network-traffic": observable(
    "6.12",
    ["protocols"],
    {
      start: timestamp,
      end: timestamp,
      is_active: yesNo,
      src_ref: ref(...ends),
      dst_ref: ref(...ends),
      src_port: port,
      dst_port: port,
      protocols: list(text),
      src_byte_count: count,
      dst_byte_count: count,
      src_packets: count,
      dst_packets: count,
      ipfix: dictionary(),
      src_payload_ref: ref("artifact"),
      dst_payload_ref: ref("artifact"),
      encapsulates_refs: list(ref("network-traffic")),
      encapsulated_by_ref: ref("network-traffic"),
    },
    networkTraffic,
  ),
  process: observable(
    "6.13",
    [],
    {
      is_hidden: yesNo,
      pid: integer(),
      created_time: timestamp,
      cwd: text,
      command_line: text,
      environment_variables: dictionary(text),
      opened_connection_refs: list(ref("network-traffic")),
      creator_user_ref: ref("user-account"),
      image_ref: ref("file"),
      parent_ref: ref("process"),
      child_refs: list(ref("process")),
    },
    (object, report) => {
      someOwn(object, "process", "property-at-least-one", report);
      if (uuidVersion(typeof object["id"] === "string" ? object["id"] : "") !== 4)
        report("process-id-random", "id");
    },
  ),
  software: observable(
    "6.14",
    ["name"],
    { name: text, cpe: text, swid: text, languages: list(text), vendor: text, version: text },
    (object, report) => {
      const cpe = object["cpe"];
      if (typeof cpe === "string" && !/^cpe:2\.3:[aho*-](?::(?:[^:\\\s]|\\.)+){10}$/.test(cpe))
        report("cpe-format", "cpe");
    },
  ),
  url: observable("6.15", ["value"], { value: uri }),
  "user-account": observable(
    "6.16",
    [],
    {
      user_id: text,
      credential: text,
      account_login: text,
      account_type: vocabulary(ov.accountType),
      display_name: text,
      is_service_account: yesNo,
      is_privileged: yesNo,
      can_escalate_privs: yesNo,
      is_disabled: yesNo,
      account_created: timestamp,
      account_expires: timestamp,
      credential_last_changed: timestamp,
      account_first_login: timestamp,
      account_last_login: timestamp,
    },
    (object, report) => someOwn(object, "user-account", "property-at-least-one", report),
  ),
  "windows-registry-key": observable(
    "6.17",
    [],
    {
      key: text,
      values: list(registryValue),
      modified_time: timestamp,
      creator_user_ref: ref("user-account"),
      number_of_subkeys: count,
    },
    (object, report) => {
      someOwn(object, "windows-registry-key", "property-at-least-one", report);
      if (typeof object["key"] === "string" && /^(?:HKLM|HKCC|HKCR|HKCU|HKU)(?:\\|$)/i.test(object["key"]))
        report("registry-key-abbreviated", "key");
    },
  ),
  "x509-certificate": observable(
    "6.18",
    [],
    {
      is_self_signed: yesNo,
      hashes,
      version: text,
      serial_number: text,
      signature_algorithm: text,
      issuer: text,
      validity_not_before: timestamp,
      validity_not_after: timestamp,
      subject: text,
      subject_public_key_algorithm: text,
      subject_public_key_modulus: text,
      subject_public_key_exponent: integer(),
      x509_v3_extensions: certificateExtensions,
    },
    (object, report) => someOwn(object, "x509-certificate", "property-at-least-one", report),
  ),
};

function someOwn(object: JsonObject, type: string, rule: CheckRule, report: Report): void {
  const own = observableObjects[type]!.properties;
  if (object["extensions"] === undefined && !Object.keys(object).some((name) => Object.hasOwn(own, name)))
    report(rule, "type");
}
