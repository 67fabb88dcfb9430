import type { Place, TemplateForm } from "./template-form.ts";

const domain = (
  name: string,
  root: string,
  places: readonly Place[],
  rest: Partial<TemplateForm> = {},
): TemplateForm => ({ name, metaCategory: "misc", root, places, ...rest });

/** People and organisations: what is said of them, and under which relations they are reached. */
function identity(
  name: string,
  group: "individual" | "organization",
  reached: readonly Place[],
  places: readonly Place[],
): TemplateForm {
  return domain(
    name,
    "identity",
    [
      ...places,
      ...reached.map(([relation, type]): Place => [relation, type, "contact_information", "contact"]),
    ],
    { constants: { identity_class: group } },
  );
}

const address: Place = ["address", "text"];
const mail: Place = ["e-mail", "email-src"];
const fax: Place = ["fax-number", "phone-number"];
const phone: Place = ["phone-number", "phone-number"];

/** The given, middle and family name together, where no whole one is told. */
const personNames: readonly Place[] = [
  ["full-name", "full-name", "name"],
  ["first-name", "first-name", "name", "name-part"],
  ["middle-name", "middle-name", "name", "name-part"],
  ["last-name", "last-name", "name", "name-part"],
];

const script: readonly Place[] = [
  ["filename", "filename", "name"],
  ["comment", "text", "description"],
  ["script", "text"],
  ["script-as-attachment", "attachment"],
  ["state", "text"],
];

const rule = (
  name: string,
  metaCategory: string,
  pattern: Place,
  rest: readonly Place[],
  language = name,
): TemplateForm => ({
  name,
  metaCategory,
  root: "indicator",
  phased: true,
  language,
  places: [[pattern[0], pattern[1], "pattern", "rule"], ...rest],
});

export const domainForms: readonly TemplateForm[] = [
  domain(
    "attack-pattern",
    "attack-pattern",
    [
      ["name", "text", "name"],
      ["summary", "text", "description"],
      ["id", "text", "external_references", "capec"],
      ["references", "link", "external_references", "reference"],
      ["related-weakness", "weakness"],
      ["prerequisites", "text"],
      ["solutions", "text"],
    ],
    { metaCategory: "vulnerability", phased: true },
  ),
  domain("course-of-action", "course-of-action", [
    ["name", "text", "name"],
    ["description", "text", "description"],
  ]),
  domain(
    "vulnerability",
    "vulnerability",
    [
      ["id", "text", "name", "cve"],
      ["id", "vulnerability", "name", "cve"],
      ["summary", "text", "description"],
      ["description", "text", "description"],
      ["references", "link", "external_references", "reference"],
      ["created", "datetime"],
      ["modified", "datetime"],
      ["published", "datetime"],
      ["cvss-score", "float"],
      ["cvss-string", "text"],
      ["state", "text"],
      ["vulnerable-configuration", "cpe"],
    ],
    { metaCategory: "vulnerability" },
  ),
  domain("intrusion-set", "intrusion-set", [
    ["name", "text", "name"],
    ["description", "text", "description"],
    ["aliases", "text", "aliases"],
    ["goals", "text", "goals"],
    ["resource_level", "text", "resource_level"],
    ["primary-motivation", "text", "primary_motivation"],
    ["secondary-motivation", "text", "secondary_motivations"],
    ["first_seen", "datetime", "first_seen"],
    ["last_seen", "datetime", "last_seen"],
  ]),
  domain("malware-analysis", "malware-analysis", [
    ["product", "text", "product"],
    ["version", "text", "version"],
    ["configuration_version", "text", "configuration_version"],
    ["module", "text", "modules"],
    ["analysis_engine_version", "text", "analysis_engine_version"],
    ["analysis_definition_version", "text", "analysis_definition_version"],
    ["submitted_time", "datetime", "submitted"],
    ["start_time", "datetime", "analysis_started"],
    ["end_time", "datetime", "analysis_ended"],
    ["result", "text", "result"],
    ["result_name", "text", "result_name"],
  ]),
  domain("geolocation", "location", [
    ["latitude", "float", "latitude"],
    ["longitude", "float", "longitude"],
    ["accuracy-radius", "float", "precision", "kilometres"],
    ["city", "text", "city"],
    ["countrycode", "text", "country"],
    ["region", "text", "region"],
    ["address", "text", "street_address"],
    ["zipcode", "text", "postal_code"],
    ["text", "text", "description"],
    ["altitude", "float"],
    ["country", "text"],
    ["epsg", "text"],
    ["spacial-reference", "text"],
    ["neighborhood", "text"],
    ["first-seen", "datetime"],
    ["last-seen", "datetime"],
  ]),
  domain("script", "malware", [...script, ["language", "text", "implementation_languages"]], {
    constants: { is_family: false },
    phased: true,
  }),
  domain("script", "tool", [...script, ["language", "text"]], { phased: true }),
  domain("annotation", "note", [
    ["text", "text", "content"],
    ["type", "text"],
    ["attachment", "attachment"],
    ["ref", "link"],
    ["format", "text"],
    ["creation-date", "datetime"],
    ["modification-date", "datetime"],
  ]),
  domain("identity", "identity", [
    ["name", "text", "name"],
    ["description", "text", "description"],
    ["contact_information", "text", "contact_information"],
    ["identity_class", "text", "identity_class"],
    ["roles", "text", "roles"],
    ["sectors", "text", "sectors"],
  ]),
  identity(
    "person",
    "individual",
    [address, mail, fax, phone],
    [...personNames, ["text", "text", "description"], ["role", "text", "roles"], ["portrait", "attachment"]],
  ),
  identity(
    "employee",
    "individual",
    [["email-address", "target-email"]],
    [...personNames, ["text", "text", "description"], ["employee-type", "text", "roles"]],
  ),
  identity(
    "organization",
    "organization",
    [address, mail, fax, phone],
    [
      ["name", "text", "name"],
      ["description", "text", "description"],
      ["role", "text", "roles"],
      ["date-of-inception", "date-of-birth"],
    ],
  ),
  identity(
    "legal-entity",
    "organization",
    [phone, ["website", "link"]],
    [
      ["name", "text", "name"],
      ["text", "text", "description"],
      ["business", "text", "sectors"],
      ["logo", "attachment"],
    ],
  ),
  identity(
    "news-agency",
    "organization",
    [address, mail, fax, phone],
    [
      ["name", "text", "name"],
      ["attachment", "attachment"],
      ["link", "link"],
    ],
  ),
];

const comment: Place = ["comment", "comment", "description"];
const version: Place = ["version", "text", "pattern_version"];

export const ruleForms: readonly TemplateForm[] = [
  rule(
    "yara",
    "misc",
    ["yara", "yara"],
    [
      comment,
      version,
      ["yara-rule-name", "text", "name"],
      ["context", "text"],
      ["reference", "link", "external_references", "reference"],
    ],
  ),
  rule(
    "sigma",
    "misc",
    ["sigma", "sigma"],
    [
      comment,
      ["sigma-rule-name", "text", "name"],
      ["context", "text"],
      ["reference", "link", "external_references", "reference"],
    ],
  ),
  rule(
    "suricata",
    "network",
    ["suricata", "suricata"],
    [comment, version, ["ref", "link", "external_references", "reference"]],
  ),
  rule("stix2-pattern", "stix2-pattern", ["stix2-pattern", "stix2-pattern"], [comment, version], "stix"),
  rule("nova-rule", "detection", ["raw-rule", "text"], [["rule-name", "text", "name"]], "nova"),
  rule("owasp-crs-rule", "network", ["raw-rule", "text"], [["rule-id", "text", "name"]], "crs"),
  rule("wazuh-rule", "misc", ["wazuh-rule", "text"], [["rule-id", "text", "name"]], "wazuh"),
];
