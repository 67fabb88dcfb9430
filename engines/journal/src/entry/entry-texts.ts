import { fine, refused, type Outcome } from "../outcome.ts";
import { fromUtf8, utf8Of } from "../utf8.ts";
import { TEXT_BOUNDS, type EntryRefusal, type TextField } from "./entry.ts";

/** The bytes of a text field, within its bounds. Lone surrogates are refused: they have no UTF-8. */
export function encodeText(field: TextField, text: string): Outcome<Uint8Array, EntryRefusal> {
  const { bytesMax } = TEXT_BOUNDS[field];
  if (text.length > bytesMax) return refused("text-too-long", { field, bytesMax });
  const bytes = utf8Of(text);
  if (bytes === null) return refused("text-not-unicode", { field });
  const wrong = refusalOf(field, bytes);
  return wrong === null ? fine(bytes) : wrong;
}

/** The text field that has these bytes, within the same bounds. */
export function decodeText(field: TextField, bytes: Uint8Array): Outcome<string, EntryRefusal> {
  const wrong = refusalOf(field, bytes);
  if (wrong !== null) return wrong;
  const text = fromUtf8(bytes);
  return text === null ? refused("text-not-unicode", { field }) : fine(text);
}

function refusalOf(field: TextField, bytes: Uint8Array) {
  const { bytesMax, needed } = TEXT_BOUNDS[field];
  if (needed && bytes.length === 0) return refused("text-empty", { field });
  if (bytes.length > bytesMax) return refused("text-too-long", { field, bytesMax });
  return hasForbiddenControl(field, bytes) ? refused("text-has-control-character", { field }) : null;
}

/** The free text may break lines; NUL is refused there too, as no PostgreSQL text can hold it. */
function hasForbiddenControl(field: TextField, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0 || (field !== "why" && (byte < 0x20 || byte === 0x7f))) return true;
  }
  return false;
}
