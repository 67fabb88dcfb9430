import { fanged, type Observable } from "./values.ts";

/** What analysts write into one cell: an address, a domain, an account, a hash, often made safe to click, often several. */
const one =
  /(?:h[tx]{2}ps?:\/\/[^\s,;<>"”]+)|[^\s@,;<>"”]+@[^\s@,;<>"”]+\.[a-z]{2,}|(?:[\p{L}\p{N}_-]{1,63}\.)+[\p{L}][\p{L}\p{N}-]{1,62}(?:\/[^\s,;<>"”]*)?|\b[0-9a-f]{128}\b|\b[0-9a-f]{64}\b|\b[0-9a-f]{40}\b|\b[0-9a-f]{32}\b|\b(?:\d{1,3}\.){3}\d{1,3}\b|(?<![\p{L}\p{N}])@[\w.]{3,50}/giu;

const charactersMax = 20_000;

/** The observables that a piece of text names, in its order. What it only tells ("23 accounts") names none. */
export function observablesIn(text: string): readonly Observable[] {
  const plain = fanged(text.slice(0, charactersMax));
  return Array.from(plain.matchAll(one), ([found]) => observableOf(found.replace(/[.)\]}]+$/, "")));
}

function observableOf(text: string): Observable {
  if (/^h[tx]{2}ps?:\/\//i.test(text)) return { kind: "url", text };
  if (text.startsWith("@")) return { kind: "handle", text };
  if (/^[0-9a-f]{32,128}$/i.test(text)) return { kind: "hash", text };
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return { kind: "ip", text };
  if (/^[^/]+@/.test(text)) return { kind: "email", text };
  return { kind: text.includes("/") ? "url" : "domain", text };
}
