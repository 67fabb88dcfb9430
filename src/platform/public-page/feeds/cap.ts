import { assert } from "../../../basics/assert.ts";
import type { PublicFile } from "../route.ts";
import { offsetTime } from "./offset-time.ts";
import { element, optional, xmlDocument, type Element } from "./xml.ts";

/** A public alert. Times in milliseconds since 1970 (UTC), said in `timeZone`. */
export interface CapAlert {
  /** Unique under this sender. No space, comma, `<` or `&`, as the standard asks; the same holds for `sender`. */
  readonly identifier: string;
  /** Who sends it, unique in the world, such as a domain name. */
  readonly sender: string;
  readonly sentMs: number;
  readonly timeZone: string;
  readonly status: "Actual" | "Exercise";
  readonly msgType: "Alert" | "Update" | "Cancel";
  /** The earlier messages that an update or a cancellation is about; at least one there. */
  readonly references: readonly Pick<CapAlert, "identifier" | "sender" | "sentMs">[];
  /** Why a cancellation or an update was sent, or which exercise it belongs to. */
  readonly note?: string;
  /** One block a language. */
  readonly info: readonly CapInfo[];
}

export const capCategories = [
  "Geo",
  "Met",
  "Safety",
  "Security",
  "Rescue",
  "Fire",
  "Health",
  "Env",
  "Transport",
  "Infra",
  "CBRNE",
  "Other",
] as const;
export const capUrgencies = ["Immediate", "Expected", "Future", "Past", "Unknown"] as const;
export const capSeverities = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"] as const;
export const capCertainties = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"] as const;

export interface CapInfo {
  readonly language: string;
  readonly category: (typeof capCategories)[number];
  readonly event: string;
  readonly urgency: (typeof capUrgencies)[number];
  readonly severity: (typeof capSeverities)[number];
  readonly certainty: (typeof capCertainties)[number];
  readonly expiresMs?: number | null;
  readonly senderName?: string;
  /** At most 160 characters reach every receiver. */
  readonly headline?: string;
  readonly description?: string;
  readonly instruction?: string;
  /** Absolute address of the full text. */
  readonly web?: string;
  readonly areas: readonly CapArea[];
}

export interface CapArea {
  readonly areaDesc: string;
  readonly geocodes?: readonly { readonly valueName: string; readonly value: string }[];
}

/**
 * The Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010): elements in the order of its schema. Throws where a caller
 * gives an identifier with forbidden characters, or an update or cancellation that refers to nothing: these are bugs.
 */
export function cap12(alert: CapAlert): string {
  checkAlert(alert);
  const children = [
    element("identifier", alert.identifier),
    element("sender", alert.sender),
    element("sent", offsetTime(alert.sentMs, alert.timeZone)),
    element("status", alert.status),
    element("msgType", alert.msgType),
    element("scope", "Public"),
    optional("note", alert.note),
    optional("references", alert.references.map((earlier) => reference(earlier, alert.timeZone)).join(" ")),
    ...alert.info.map((info) => infoOf(info, alert.timeZone)),
  ];
  return xmlDocument(element("alert", children, { xmlns: "urn:oasis:names:tc:emergency:cap:1.2" }));
}

export function capFile(alert: CapAlert, cacheSeconds = 60): PublicFile {
  return {
    kind: "file",
    contentType: "application/cap+xml; charset=utf-8",
    body: cap12(alert),
    cacheSeconds,
  };
}

function checkAlert(alert: CapAlert): void {
  for (const one of [alert, ...alert.references])
    for (const name of [one.identifier, one.sender])
      assert(/^[^\s,<&]+$/.test(name), `CAP allows this identifier or sender: ${name}`);
  assert(
    alert.msgType === "Alert" || alert.references.length > 0,
    `a CAP ${alert.msgType} refers to a message`,
  );
  assert(alert.info.length > 0, "a CAP alert to the public says something");
  for (const info of alert.info) {
    assert(info.event !== "", "a CAP alert names its event");
    assert(
      info.areas.length > 0 && info.areas.every((area) => area.areaDesc !== ""),
      "CAP names the area in words",
    );
  }
}

function reference(earlier: CapAlert["references"][number], timeZone: string): string {
  return `${earlier.sender},${earlier.identifier},${offsetTime(earlier.sentMs, timeZone)}`;
}

function infoOf(info: CapInfo, timeZone: string): Element {
  const expires = info.expiresMs == null ? null : offsetTime(info.expiresMs, timeZone);
  return element("info", [
    element("language", info.language),
    element("category", info.category),
    element("event", info.event),
    element("urgency", info.urgency),
    element("severity", info.severity),
    element("certainty", info.certainty),
    optional("expires", expires),
    optional("senderName", info.senderName),
    optional("headline", info.headline),
    optional("description", info.description),
    optional("instruction", info.instruction),
    optional("web", info.web),
    ...info.areas.map(areaOf),
  ]);
}

function areaOf(area: CapArea): Element {
  const geocodes = (area.geocodes ?? []).map(({ valueName, value }) =>
    element("geocode", [element("valueName", valueName), element("value", value)]),
  );
  return element("area", [element("areaDesc", area.areaDesc), ...geocodes]);
}
