import { ok, refuse, type Result } from "../../basics/result.ts";

/** What a URL says, in its parts (WHATWG URL). */
export interface Address {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly search: string;
  readonly hash: string;
}

/**
 * May this address be asked? It was entered by a person, but a person may be deceived: https alone, no name or password within it, and
 * no private address unless the partner is said to stand in a private network.
 */
export function decideAddress(
  url: Address,
  privateNetwork: boolean,
): Result<string, "address-not-https" | "address-private" | "address-with-password"> {
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    return refuse("address-with-password");
  if (url.protocol !== "https:" && !privateNetwork) return refuse("address-not-https");
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (!privateNetwork && (host === "localhost" || host.endsWith(".localhost") || isPrivateAddress(host)))
    return refuse("address-private");
  return ok(url.href.endsWith("/") ? url.href : `${url.href}/`);
}

/** An IP address of a machine, a private network or nobody (RFC 6890); false for names and for addresses that anyone may reach. */
export function isPrivateAddress(address: string): boolean {
  const four = fourOf(address);
  if (four !== null) return isPrivateFour(four);
  if (!address.includes(":")) return false;
  const parts = sixteens(address);
  if (parts === null) return true;
  const [first = 0] = parts;
  // Global unicast is 2000::/3; within it, documentation and addresses that carry an IPv4 address are not asked.
  if (first < 0x2000 || first > 0x3fff) return true;
  return first === 0x2002 || (first === 0x2001 && ((parts[1] ?? 0) === 0 || parts[1] === 0xdb8));
}

function isPrivateFour([a, b, c]: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = [a, b, c];
  if ([0, 10, 127].includes(first) || first >= 224) return true;
  if (first === 100) return second >= 64 && second <= 127;
  if (first === 169) return second === 254;
  if (first === 172) return second >= 16 && second <= 31;
  if (first === 192) return second === 168 || (second === 0 && [0, 2].includes(third));
  if (first === 198) return second === 18 || second === 19 || (second === 51 && third === 100);
  return first === 203 && second === 0 && third === 113;
}

function fourOf(address: string): number[] | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts : null;
}

function sixteens(address: string): number[] | null {
  if (address.includes(".")) return null;
  const [head = "", tail] = address.split("::");
  const read = (text: string): number[] =>
    text === "" ? [] : text.split(":").map((part) => Number.parseInt(part, 16));
  const [before, after] = [read(head), read(tail ?? "")];
  const missing = 8 - before.length - after.length;
  const all =
    tail === undefined
      ? before
      : [...before, ...Array.from({ length: Math.max(missing, 0) }, () => 0), ...after];
  return all.length === 8 && all.every((part) => part >= 0 && part <= 0xffff) ? all : null;
}

/** Minutes until the next turn after so many failures on end: twice as long each time, at most a day. */
export function waitMinutes(everyMinutes: number, failures: number): number {
  return Math.min(everyMinutes * 2 ** Math.min(failures, 20), Math.max(everyMinutes, 1440));
}
