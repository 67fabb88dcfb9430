import type { CheckRule, Report } from "./check-rules.ts";
import { hashes, hex } from "./formats.ts";
import {
  anything,
  dictionary,
  float,
  integer,
  list,
  observableReference as ref,
  oneOf,
  text,
  timestamp,
  vocabulary,
  yesNo,
  type Kind,
} from "./kinds.ts";
import { isObject, type Json, type JsonObject } from "../basis/json-value.ts";
import { vocabularies as ov } from "./vocabularies.ts";

/** A predefined extension of an observable: its section of STIX 2.1 and what its content must be. */
export type Extension = { readonly section: string; readonly content: Kind };

type Properties = Readonly<Record<string, Kind>>;

/** Content whose unknown properties are custom, and which may have to hold at least one property. */
function content(required: readonly string[], properties: Properties, atLeastOne = false): Kind {
  return (value, property, report) => {
    if (!isObject(value)) return report("value-type", property);
    for (const name of required)
      if (value[name] === undefined) report("required-missing", `${property}.${name}`);
    if (atLeastOne && Object.keys(value).length === 0) report("property-at-least-one", property);
    for (const name of Object.keys(value))
      if (Object.hasOwn(properties, name))
        properties[name]!(value[name] as Json, `${property}.${name}`, report);
      else report("property-custom", `${property}.${name}`);
  };
}

const count = integer(0);

const optionalHeader: Properties = {
  ...byKind(
    hex,
    "magic_hex win32_version_value_hex checksum_hex subsystem_hex dll_characteristics_hex loader_flags_hex",
  ),
  ...byKind(
    integer(),
    `major_linker_version minor_linker_version address_of_entry_point base_of_code base_of_data image_base
     section_alignment file_alignment major_os_version minor_os_version major_image_version minor_image_version
     major_subsystem_version minor_subsystem_version number_of_rva_and_sizes`,
  ),
  ...byKind(
    count,
    `size_of_code size_of_initialized_data size_of_uninitialized_data size_of_image size_of_headers
     size_of_stack_reserve size_of_stack_commit size_of_heap_reserve size_of_heap_commit`,
  ),
  hashes,
};

function byKind(kind: Kind, names: string): Properties {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, kind]),
  );
}

const portableExecutable: Properties = {
  pe_type: vocabulary(ov.windowsPeType),
  imphash: text,
  machine_hex: hex,
  number_of_sections: count,
  time_date_stamp: timestamp,
  pointer_to_symbol_table_hex: hex,
  number_of_symbols: count,
  size_of_optional_header: count,
  characteristics_hex: hex,
  file_header_hashes: hashes,
  optional_header: content([], optionalHeader, true),
  sections: list(content(["name"], { name: text, size: count, entropy: float(), hashes })),
};

const file: Readonly<Record<string, Extension>> = {
  "archive-ext": {
    section: "6.7.2",
    content: content(["contains_refs"], {
      contains_refs: list(ref("file", "directory")),
      comment: text,
      version: text,
    }),
  },
  "ntfs-ext": {
    section: "6.7.3",
    content: content(
      [],
      {
        sid: text,
        alternate_data_streams: list(content(["name"], { name: text, hashes, size: count })),
      },
      true,
    ),
  },
  "pdf-ext": {
    section: "6.7.4",
    content: content(
      [],
      {
        version: text,
        is_optimized: yesNo,
        document_info_dict: documentInformation,
        pdfid0: text,
        pdfid1: text,
      },
      true,
    ),
  },
  "raster-image-ext": {
    section: "6.7.5",
    content: content(
      [],
      {
        image_height: integer(),
        image_width: integer(),
        bits_per_pixel: integer(),
        exif_tags: dictionary(),
        image_compression_algorithm: text,
      },
      true,
    ),
  },
  "windows-pebinary-ext": { section: "6.7.6", content: content(["pe_type"], portableExecutable) },
};

const networkTraffic: Readonly<Record<string, Extension>> = {
  "http-request-ext": {
    section: "6.12.2",
    content: content(["request_method", "request_value"], {
      request_method: text,
      request_value: text,
      request_version: text,
      request_header: requestHeader,
      message_body_length: integer(),
      message_body_data_ref: ref("artifact"),
    }),
  },
  "icmp-ext": {
    section: "6.12.3",
    content: content(["icmp_type_hex", "icmp_code_hex"], { icmp_type_hex: hex, icmp_code_hex: hex }),
  },
  "socket-ext": {
    section: "6.12.4",
    content: content(["address_family"], {
      address_family: oneOf(
        ..."AF_UNSPEC AF_INET AF_IPX AF_APPLETALK AF_NETBIOS AF_INET6 AF_IRDA AF_BTH".split(" "),
      ),
      is_blocking: yesNo,
      is_listening: yesNo,
      protocol_family: text,
      options: socketOptions,
      socket_type: oneOf("SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_RDM", "SOCK_SEQPACKET"),
      socket_descriptor: count,
      socket_handle: integer(),
    }),
  },
  "tcp-ext": { section: "6.12.5", content: content([], { src_flags_hex: hex, dst_flags_hex: hex }, true) },
};

const process: Readonly<Record<string, Extension>> = {
  "windows-process-ext": {
    section: "6.13.2",
    content: content(
      [],
      {
        aslr_enabled: yesNo,
        dep_enabled: yesNo,
        priority: text,
        owner_sid: text,
        window_title: text,
        startup_info: dictionary(),
        integrity_level: oneOf("low", "medium", "high", "system"),
      },
      true,
    ),
  },
  "windows-service-ext": {
    section: "6.13.3",
    content: content(
      [],
      {
        service_name: text,
        descriptions: list(text),
        display_name: text,
        group_name: text,
        start_type: serviceWord("AUTO_START BOOT_START DEMAND_START DISABLED SYSTEM_ALERT"),
        service_dll_refs: list(ref("file")),
        service_type: serviceWord("KERNEL_DRIVER FILE_SYSTEM_DRIVER WIN32_OWN_PROCESS WIN32_SHARE_PROCESS"),
        service_status: serviceWord(
          "CONTINUE_PENDING PAUSE_PENDING PAUSED RUNNING START_PENDING STOP_PENDING STOPPED",
        ),
      },
      true,
    ),
  },
};

const userAccount: Readonly<Record<string, Extension>> = {
  "unix-account-ext": {
    section: "6.16.2",
    content: content([], { gid: integer(), groups: list(text), home_dir: text, shell: text }, true),
  },
};

/** By type of observable, by key: the extensions that STIX 2.1, section 6 defines itself. */
export const predefinedExtensions: Readonly<Record<string, Readonly<Record<string, Extension>>>> = {
  file,
  "network-traffic": networkTraffic,
  process,
  "user-account": userAccount,
};

/** Section 6.18.2: texts by name, two of them times. */
export const certificateExtensions: Kind = content(
  [],
  {
    ...byKind(
      text,
      `basic_constraints name_constraints policy_constraints key_usage extended_key_usage subject_key_identifier
       authority_key_identifier subject_alternative_name issuer_alternative_name subject_directory_attributes
       crl_distribution_points inhibit_any_policy certificate_policies policy_mappings`,
    ),
    private_key_usage_period_not_before: timestamp,
    private_key_usage_period_not_after: timestamp,
  },
  true,
);

/** Section 6.17.2. */
export const registryValue: Kind = content([], {
  name: text,
  data: text,
  data_type: oneOf(
    ..."NONE SZ EXPAND_SZ BINARY DWORD DWORD_BIG_ENDIAN DWORD_LITTLE_ENDIAN LINK MULTI_SZ RESOURCE_LIST FULL_RESOURCE_DESCRIPTION RESOURCE_REQUIREMENTS_LIST QWORD INVALID_TYPE"
      .split(" ")
      .map((word) => `REG_${word}`),
  ),
});

function serviceWord(words: string): Kind {
  return oneOf(...words.split(" ").map((word) => `SERVICE_${word}`));
}

function documentInformation(value: Json, property: string, report: Report): void {
  dictionary()(value, property, report);
  unlisted(value, property, ov.pdfDocumentInformation, "vocabulary-value", report);
}

function requestHeader(value: Json, property: string, report: Report): void {
  dictionary(anything)(value, property, report);
  unlisted(value, property, ov.httpRequestHeader, "request-header", report);
}

function socketOptions(value: Json, property: string, report: Report): void {
  dictionary()(value, property, report);
  if (!isObject(value)) return;
  for (const key of Object.keys(value))
    if (!/^(?:SO|ICMP|ICMP6|IP|IPV6|MCAST|TCP|IRLMP)_[A-Z0-9_]+$/.test(key))
      report("socket-option", `${property}.${key}`);
}

function unlisted(
  value: Json | JsonObject,
  property: string,
  words: ReadonlySet<string>,
  rule: CheckRule,
  report: Report,
): void {
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) if (!words.has(key.toLowerCase())) report(rule, `${property}.${key}`);
}
