/**
 * What the `Authorization` header of a TAXII client says, as a bearer token. HTTP basic authentication (RFC 7617) carries the
 * machine's token as its password, because many clients know nothing else; the name before it is not looked at.
 */
export function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [, scheme = "", rest = ""] = /^([A-Za-z]+) +(\S+)$/.exec(header) ?? [];
  if (scheme.toLowerCase() === "bearer") return `Bearer ${rest}`;
  if (scheme.toLowerCase() !== "basic") return undefined;
  const [, password] = basicOf(rest);
  return `Bearer ${password}`;
}

/** User and password of HTTP basic authentication; both empty where it is none. */
export function basicOf(credentials: string): readonly [string, string] {
  const text = Buffer.from(credentials, "base64").toString("utf8");
  const at = text.indexOf(":");
  return at === -1 ? ["", ""] : [text.slice(0, at), text.slice(at + 1)];
}
