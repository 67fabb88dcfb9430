import { fine, refused, type Outcome } from "../outcome.ts";

/** Begins every image. Its sixteen bytes keep what follows aligned. */
const MAGIC = "cf-voter-image/1";
/** Numbers lie in the image as this machine writes them; on a machine with the other byte order this reads differently. */
const BYTE_ORDER = 0x01020304;
const HEAD_BYTES = MAGIC.length + 8;

export type Numbers = Uint32Array;

/** Sections one after the other, each with its length before it, each beginning at a multiple of eight bytes. */
export function imageOf(sections: readonly (Uint8Array | Numbers)[]): Uint8Array<ArrayBuffer> {
  const sizes = sections.map((section) => 8 + aligned(section.byteLength));
  const image = new Uint8Array(sizes.reduce((sum, size) => sum + size, HEAD_BYTES));
  for (let at = 0; at < MAGIC.length; at++) image[at] = MAGIC.charCodeAt(at);
  new Uint32Array(image.buffer, MAGIC.length, 2).set([BYTE_ORDER, sections.length]);
  let at = HEAD_BYTES;
  for (const [index, section] of sections.entries()) {
    new Uint32Array(image.buffer, at, 1)[0] = section.byteLength;
    image.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at + 8);
    at += sizes[index]!;
  }
  return image;
}

/** The sections of an image, in place: nothing is copied. The image must begin at a multiple of eight bytes of its buffer. */
export function sectionsOf(
  image: Uint8Array,
): Outcome<readonly Uint8Array[], "image-not-of-this-format" | "image-cut-short"> {
  if (image.byteOffset % 8 !== 0) throw new RangeError("an image begins at a multiple of eight bytes");
  if (image.length < HEAD_BYTES) return refused("image-cut-short", { at: image.length });
  for (let at = 0; at < MAGIC.length; at++)
    if (image[at] !== MAGIC.charCodeAt(at)) return refused("image-not-of-this-format");
  const head = new Uint32Array(image.buffer, image.byteOffset + MAGIC.length, 2);
  if (head[0] !== BYTE_ORDER) return refused("image-not-of-this-format");
  const sections: Uint8Array[] = [];
  let at = HEAD_BYTES;
  for (let index = 0; index < head[1]!; index++) {
    if (at + 8 > image.length) return refused("image-cut-short", { at });
    const length = new Uint32Array(image.buffer, image.byteOffset + at, 1)[0]!;
    if (at + 8 + length > image.length) return refused("image-cut-short", { at });
    sections.push(image.subarray(at + 8, at + 8 + length));
    at += 8 + aligned(length);
  }
  return fine(sections);
}

/** A section as the numbers that it is made of. */
export function numbersIn(section: Uint8Array): Numbers {
  return new Uint32Array(section.buffer, section.byteOffset, section.byteLength / 4);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
