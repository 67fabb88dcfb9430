/** A text as UTF-8 octets. Half a surrogate pair becomes U+FFFD, as everywhere. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(text.length * 3);
  return octets.slice(0, writeUtf8(text, octets));
}

/** Writes a text into octets that are long enough (three for each code unit) and returns how many it used. */
export function writeUtf8(text: string, octets: Uint8Array): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) octets[length++] = unit;
    else {
      const point = text.codePointAt(index)!;
      if (point > 0xffff) index++;
      length = writePoint(point >= 0xd800 && point < 0xe000 ? 0xfffd : point, octets, length);
    }
  }
  return length;
}

function writePoint(point: number, octets: Uint8Array, at: number): number {
  if (point < 0x800) octets[at++] = 0xc0 | (point >> 6);
  else {
    if (point < 0x10000) octets[at++] = 0xe0 | (point >> 12);
    else {
      octets[at++] = 0xf0 | (point >> 18);
      octets[at++] = 0x80 | ((point >> 12) & 63);
    }
    octets[at++] = 0x80 | ((point >> 6) & 63);
  }
  octets[at++] = 0x80 | (point & 63);
  return at;
}
