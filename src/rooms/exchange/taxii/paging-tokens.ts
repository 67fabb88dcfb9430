import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Who reads what: a token that was given out for one is worth nothing for another. */
export interface Reading {
  readonly readerId: string;
  readonly organisationId: string | null;
  readonly space: string;
  /** Address and filter. */
  readonly what: string;
}

/** The `next` of TAXII 2.1: where a page ended, sealed to its reader and to what was asked. Nothing is kept on the server. */
export interface PagingTokens {
  give(reading: Reading, afterUs: number): string;
  /** Null where it was not given out here for this. */
  read(reading: Reading, token: string): number | null;
}

/** HMAC-SHA256 under a key from the secret (HKDF, RFC 5869): 8 bytes of place, 16 of seal, base64url. */
export function pagingTokens(secret: string): PagingTokens {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "counterfoil taxii paging 1", 32));
  const sealOf = (reading: Reading, place: Buffer): Buffer =>
    createHmac("sha256", key)
      .update(JSON.stringify([reading.readerId, reading.organisationId, reading.space, reading.what]))
      .update(place)
      .digest()
      .subarray(0, sealBytes);
  return {
    give(reading, afterUs) {
      const place = Buffer.alloc(placeBytes);
      place.writeBigInt64BE(BigInt(afterUs));
      return Buffer.concat([place, sealOf(reading, place)]).toString("base64url");
    },
    read(reading, token) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.byteLength !== placeBytes + sealBytes || bytes.toString("base64url") !== token) return null;
      const place = bytes.subarray(0, placeBytes);
      const ours = timingSafeEqual(bytes.subarray(placeBytes), sealOf(reading, place));
      return ours ? Number(place.readBigInt64BE()) : null;
    },
  };
}

const placeBytes = 8;
const sealBytes = 16;
