/** Attributes that hold an address. */
export const addressAttributes: ReadonlySet<string> = new Set([
  "href",
  "src",
  "action",
  "formaction",
  "cite",
  "poster",
  "data",
  "ping",
  "manifest",
  "background",
  "xlink:href",
]);

/** What stands in place of an address that must not be followed. */
export const refusedAddress = "#address-refused";

/**
 * The address itself where following it can only lead to a page, a mail or a call: http, https, mailto, tel, or a path,
 * query or fragment of this site. Anything else (`javascript:`, `data:`, relative words, control characters) is refused.
 */
export function safeAddress(address: string): string {
  return isSafe(address) ? address : refusedAddress;
}

/** True when a template may put a value after this beginning of an address. */
export function isSafeBeginning(before: string): boolean {
  return /^(?:https?:\/\/[^/]+\/|mailto:|tel:|\/(?![/\\])|[#?])/i.test(before) || before === "/";
}

function isSafe(address: string): boolean {
  // oxlint-disable-next-line no-control-regex -- browsers drop control characters inside addresses
  if (/[\u0000-\u0020\u007f-\u009f\\]/.test(address)) return false;
  return /^(?:https?:\/\/[^/]|mailto:|tel:|\/(?!\/)|[#?])/i.test(address);
}
