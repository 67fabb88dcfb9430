import { accountOf, addressOf } from "./addresses.ts";
import { textValues } from "./text-fingerprint.ts";

/** What an observable is, as its source says. */
export type ObservableKind = "domain" | "url" | "handle" | "hash" | "ip" | "email" | "text";
export type Observable = { readonly kind: ObservableKind; readonly text: string };

/** What two cases can share. `site` is the registrable domain of a domain or an address; `passage` a part of a text. */
export type ValueKind = "domain" | "site" | "url" | "handle" | "hash" | "ip" | "email" | "text" | "passage";
export type Value = { readonly kind: ValueKind; readonly text: string };

/** The registrable domain of a host by the Public Suffix List (`example.co.uk` of `www.example.co.uk`); null where it has none. */
export type RegistrableDomain = (host: string) => string | null;

/** Longer texts are cut before they are read: a value is a name, not a document. */
const charactersMax = 2_000;

/**
 * The values that an observable is compared by, each in its one normal form: lower case, no scheme, `www.` and tracking, defanged marks
 * (`hxxp`, `[.]`) undone. An address stands for itself, its host, its site and, on a platform, the account. Nothing for what
 * cannot be read as what it says it is.
 */
export function valuesOf(observable: Observable, registrable: RegistrableDomain): readonly Value[] {
  const { kind, text: written } = observable;
  if (kind === "text") return textValues(written);
  const text = fanged(written.slice(0, charactersMax));
  if (kind === "domain" || kind === "url") return ofAddress(text, registrable);
  const form = normalForm(kind, text);
  if (form === null) return [];
  if (kind === "email")
    return [{ kind, text: form }, ...sitesOf(form.slice(form.indexOf("@") + 1), registrable)];
  return [{ kind, text: form }];
}

function ofAddress(text: string, registrable: RegistrableDomain): readonly Value[] {
  const address = addressOf(text);
  if (address === null) return [];
  if (isAddressOfNetwork(address.host)) return [{ kind: "ip", text: address.host }];
  const account = accountOf(address);
  return [
    ...(address.isPage ? [{ kind: "url" as const, text: address.url }] : []),
    ...(account === null ? [] : [{ kind: "handle" as const, text: account }]),
    ...sitesOf(address.host, registrable),
  ];
}

/** The site, and the host where it is another; where there is no site, the host. */
function sitesOf(host: string, registrable: RegistrableDomain): readonly Value[] {
  const site = registrable(host);
  return [
    ...(site === null ? [] : [{ kind: "site" as const, text: site }]),
    ...(site === host ? [] : [{ kind: "domain" as const, text: host }]),
  ];
}

function normalForm(kind: "handle" | "hash" | "ip" | "email", text: string): string | null {
  const plain = text.trim().toLowerCase();
  if (kind === "handle")
    return /^@?[\p{L}\p{N}._-]{2,100}(?:@[a-z0-9.-]+)?$/u.test(plain) ? plain.replace(/^@/, "") : null;
  if (kind === "hash") return digest.test(plain) ? plain : null;
  if (kind === "ip") return isAddressOfNetwork(plain) ? plain : null;
  return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(plain) ? plain.replace(/\+[^@]*@/, "@") : null;
}

/** MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512. */
const digest = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/;

function isAddressOfNetwork(text: string): boolean {
  const parts = text.split(".");
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return true;
  return /^[0-9a-f:]{2,39}$/.test(text) && text.includes(":") && text.split(":").length >= 3;
}

/** As it was before somebody made it safe to click. */
export function fanged(text: string): string {
  return text
    .trim()
    .replaceAll(/\[\.\]|\(\.\)|\[dot\]|\(dot\)/gi, ".")
    .replaceAll(/\[:\]/g, ":")
    .replaceAll(/\[@\]|\[at\]/gi, "@")
    .replace(/^h[tx]{2}p/i, "http");
}
