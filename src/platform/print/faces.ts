import { createRequire } from "node:module";
import PdfKit from "pdfkit";
import { hasRightToLeft, inSight, isRightToLeft } from "./reading-order.ts";

/** The files that a document is printed in, the first of each weight for all that it holds, the others for what it lacks. */
export type FontFiles = { readonly regular: readonly string[]; readonly bold: readonly string[] };

/** Noto Sans (SIL Open Font License): Latin, Greek, Cyrillic, Devanagari; Arabic. Files of further scripts can be put after it. */
export const notoSans: FontFiles = {
  regular: [
    ...fontOf("noto-sans/400Regular/NotoSans_400Regular.ttf"),
    ...fontOf("noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf"),
  ],
  bold: [
    ...fontOf("noto-sans/700Bold/NotoSans_700Bold.ttf"),
    ...fontOf("noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf"),
  ],
};

/** A piece of a text in one face, as glyphs in hexadecimal, and its width in thousandths of the size. */
export type Run = { readonly face: PdfFace; readonly glyphs: string; readonly width: number };

/** The part of a font of pdfkit that we print with; its `text` would lay out every word anew, which takes ten times as long. */
export type PdfFace = {
  readonly id: string;
  ref(): object;
  encode(text: string): readonly [readonly string[], readonly { readonly advanceWidth: number }[]];
  readonly font: { hasGlyphForCodePoint(point: number): boolean };
};

export type Faces = {
  /** The pieces of a text, in one line. */
  runsOf(text: string, bold: boolean): readonly Run[];
};

/** Opens the fonts in a document; only glyphs that are used come into it. */
export function facesIn(document: PDFKit.PDFDocument, files: FontFiles): Faces {
  const open = (paths: readonly string[]): readonly PdfFace[] =>
    paths.map((path) => Reflect.get(document.font(path), "_font") as PdfFace);
  const weights = { regular: typesetter(open(files.regular)), bold: typesetter(open(files.bold)) };
  return { runsOf: (text, bold) => (bold ? weights.bold : weights.regular)(text.normalize("NFC")) };
}

/** How wide texts are in points, before anything is printed. */
export function measuring(files: FontFiles): (text: string, size: number, bold?: boolean) => number {
  const faces = facesIn(new PdfKit({ autoFirstPage: false }), files);
  return (text, size, bold = false) =>
    (faces.runsOf(text, bold).reduce((sum, run) => sum + run.width, 0) * size) / 1000;
}

/** Scripts whose letters do not depend on their neighbours: each is encoded once. */
const plainScripts =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}\p{Script=Common}]*$/u;

function typesetter(faces: readonly PdfFace[]): (text: string) => readonly Run[] {
  const known = new Map<string, Run>();
  const encoded = (face: PdfFace, text: string): Run => {
    const [glyphs, positions] = face.encode(text);
    const width = positions.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
    return { face, glyphs: glyphs.join(""), width };
  };
  const letter = (character: string): Run => {
    let run = known.get(character);
    if (!run) known.set(character, (run = encoded(faceFor(faces, character), character)));
    return run;
  };
  const word = (text: string): readonly Run[] =>
    piecesByFace(faces, text).map(([face, piece]) => encoded(face, piece));
  return (text) => {
    if (plainScripts.test(text)) return joined(Array.from(text, letter));
    // Within a word that is read from the right, a comma in another face stands at its left.
    const runs = (part: string) => (isRightToLeft(part) ? word(part).toReversed() : word(part));
    return hasRightToLeft(text) ? inSight(text).flatMap(runs) : word(text);
  };
}

function joined(letters: readonly Run[]): readonly Run[] {
  const runs: { face: PdfFace; glyphs: string; width: number }[] = [];
  for (const { face, glyphs, width } of letters) {
    const last = runs.at(-1);
    if (last?.face === face) {
      last.glyphs += glyphs;
      last.width += width;
    } else runs.push({ face, glyphs, width });
  }
  return runs;
}

/** Every character of these texts that no face of a weight has: it would be printed as an empty box. */
export function missingIn(files: FontFiles): (text: string) => readonly string[] {
  const document = new PdfKit({ autoFirstPage: false });
  const faces = [files.regular, files.bold].map((paths) =>
    paths.map((path) => Reflect.get(document.font(path), "_font") as PdfFace),
  );
  const known = new Map<string, boolean>();
  const isMissing = (character: string): boolean => {
    let found = known.get(character);
    if (found === undefined) {
      const point = character.codePointAt(0) ?? 0;
      found = faces.some((weight) => !weight.some(({ font }) => font.hasGlyphForCodePoint(point)));
      known.set(character, found);
    }
    return found;
  };
  return (text) => Array.from(text.normalize("NFC")).filter(isMissing);
}

/** Letters that shape each other stay together. */
function piecesByFace(faces: readonly PdfFace[], text: string): [PdfFace, string][] {
  const pieces: [PdfFace, string][] = [];
  for (const character of text) {
    const last = pieces.at(-1);
    const face = character === " " && last ? last[0] : faceFor(faces, character);
    if (last?.[0] === face) last[1] += character;
    else pieces.push([face, character]);
  }
  return pieces;
}

/** The first face that has the character; where none has, the first, which prints an empty box: nothing is left out in silence. */
function faceFor(faces: readonly PdfFace[], character: string): PdfFace {
  const point = character.codePointAt(0) ?? 0;
  const face = faces.find(({ font }) => font.hasGlyphForCodePoint(point)) ?? faces[0];
  if (!face) throw new RangeError("a document needs a font");
  return face;
}

/** None where its package is not installed: then its letters are named as those that no font has, and the rest is printed. */
function fontOf(file: string): readonly string[] {
  try {
    return [createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}`)];
  } catch {
    return [];
  }
}
