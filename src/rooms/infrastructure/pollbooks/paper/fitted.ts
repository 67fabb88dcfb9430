import type { PrintedText } from "../../../../platform/print/printed-page.ts";
import { wrapped } from "../../../../platform/print/wrapped.ts";

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const LEADING = 1.18;
const SMALLEST = 2;

/** A text in a box, in lines if need be; what does not fit is printed smaller, never left out. Points; `y` is the top. */
export function fitted(
  text: string,
  { x, y, width, height }: Box,
  size: number,
  widthOf: (text: string, size: number, bold?: boolean) => number,
  bold = false,
): readonly PrintedText[] {
  for (let now = size; ; now -= 0.5) {
    const short = widthOf(text, now, bold) <= width;
    const lines = short ? [text] : wrapped(text, width, (one) => widthOf(one, now, bold));
    if (lines.length * now * LEADING > height && now > SMALLEST) continue;
    const above = Math.max(0, (height - lines.length * now * LEADING) / 2);
    return lines.map((line, at) => ({
      text: line,
      x,
      y: y + above + now * 0.92 + at * now * LEADING,
      size: now,
      bold,
    }));
  }
}
