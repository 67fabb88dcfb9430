/** The first 128 bits of the key's id in groups of four digits: short enough to be read aloud, long enough that nobody finds another. */
export function fingerprintOf(keyId: string): string {
  return (keyId.slice(0, 32).match(/.{4}/g) ?? []).join(" ");
}

/** Was this heard? Spaces, hyphens and capitals do not matter; every digit does. */
export function isFingerprint(heard: string, keyId: string): boolean {
  return heard.replaceAll(/[\s\-:]/g, "").toLowerCase() === keyId.slice(0, 32);
}
