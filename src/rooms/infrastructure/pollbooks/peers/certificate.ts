import type { OwnKey } from "../keys.ts";

/**
 * A self-signed certificate (X.509 v3, RFC 5280; Ed25519 by RFC 8410) that carries a device's own key into TLS. Nothing of it is
 * believed but the key: who holds the key proves it in the handshake, and the hub's log says whose key it is. It is valid for
 * ever, so that a clock set back locks nobody out.
 */
export function certificateOf(key: OwnKey): string {
  const algorithm = sequence(oid([0x2b, 0x65, 0x70]));
  const name = sequence(
    set(sequence(oid([0x55, 0x04, 0x03]), der(0x0c, Buffer.from("counterfoil pollbook")))),
  );
  const always = sequence(
    der(0x18, Buffer.from("20000101000000Z")),
    der(0x18, Buffer.from("99991231235959Z")),
  );
  const subjectKey = sequence(algorithm, bits(Buffer.from(key.publicKey, "hex")));
  const version = der(0xa0, integer([2]));
  const signed = sequence(version, integer([1]), algorithm, name, always, name, subjectKey);
  const certificate = sequence(signed, algorithm, bits(Buffer.from(key.sign(signed))));
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

/** Distinguished encoding rules: a tag, the length, the content (ITU-T X.690). */
function der(tag: number, content: Buffer): Buffer {
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

function oid(bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

function integer(bytes: readonly number[]): Buffer {
  return der(0x02, Buffer.from(bytes));
}

function bits(content: Buffer): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([0]), content]));
}
