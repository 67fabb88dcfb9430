/**
 * Finds where a JSON value ends without reading it: brackets are counted, strings are jumped over. When the text ends first, it
 * remembers how far it came, so that a long value that arrives in many pieces is still looked at once.
 */
export type ValueScanner = {
  /** The length of the value that begins at `from`, or null when more text is needed. The value must then begin there again. */
  length(text: string, from: number): number | null;
};

const quote = 0x22;
const backslash = 0x5c;

export function valueScanner(): ValueScanner {
  let seen = 0;
  let depth = 0;
  let inString = false;
  const found = (length: number): number => {
    seen = depth = 0;
    inString = false;
    return length;
  };
  return {
    length(text, from) {
      let at = from + seen;
      for (; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (inString) {
          if (unit === backslash) at++;
          else if (unit === quote) {
            inString = false;
            if (depth === 0) return found(at + 1 - from);
          }
        } else if (unit === quote) inString = true;
        else if (isOpening(unit)) depth++;
        else if (isClosing(unit)) {
          if (depth <= 1) return found(at + (depth === 1 ? 1 : 0) - from);
          depth--;
        } else if (depth === 0 && endsScalar(unit) && at > from) return found(at - from);
      }
      seen = at - from;
      return null;
    },
  };
}

function isOpening(unit: number): boolean {
  return unit === 0x7b || unit === 0x5b;
}

function isClosing(unit: number): boolean {
  return unit === 0x7d || unit === 0x5d;
}

/** A number, true, false or null ends at a comma or a blank. */
function endsScalar(unit: number): boolean {
  return unit === 0x2c || unit <= 0x20;
}
