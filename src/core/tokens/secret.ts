import { createHash, timingSafeEqual } from "node:crypto";

/** SHA-256 in hexadecimal. The secret is 256 random bits, so a slow hash would protect nothing more. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export function matches(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret), "hex"), Buffer.from(hash, "hex"));
}
