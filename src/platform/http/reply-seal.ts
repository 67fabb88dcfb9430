import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";

/**
 * Seals the kept reply of a command. A reply may hold what is shown once and stored nowhere (a receipt code, a machine's token), so
 * whoever reads the database, a dump or a backup reads nothing of it: that takes the server's secret.
 */
export interface ReplySeal {
  seal(name: SealedName, reply: string): string;
  /** Null where it cannot be opened: sealed under another secret, or damaged. */
  open(name: SealedName, sealed: string): string | null;
}

/** Whose reply to which command it is; each has a key of its own, so that one row's reply opens nowhere else. */
export interface SealedName {
  readonly actorId: string;
  readonly key: string;
}

/**
 * AES-256-GCM under a key from the secret (HKDF-SHA256, RFC 5869). The nonce follows from key and reply, so that a command that ran
 * twice before it was kept never uses one nonce for two replies. Base64url of nonce, tag and ciphertext.
 */
export function replySeal(secret: string): ReplySeal {
  const keyOf = ({ actorId, key }: SealedName): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, `${actorId}\n${key}`, "counterfoil kept reply 1", 32));
  return {
    seal(name, reply) {
      const key = keyOf(name);
      const nonce = createHmac("sha256", key).update(reply).digest().subarray(0, nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const hidden = Buffer.concat([cipher.update(reply, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url");
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < nonceBytes + tagBytes) return null;
      const nonce = bytes.subarray(0, nonceBytes);
      const decipher = createDecipheriv("aes-256-gcm", keyOf(name), nonce, { authTagLength: tagBytes });
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return (
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8")
        );
      } catch {
        return null;
      }
    },
  };
}

const nonceBytes = 12;
const tagBytes = 16;
