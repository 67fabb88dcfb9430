/** A set of candidates as a key of maps: equal exactly when the sets are equal. */
export type SetKey = number | string;

export type SetKeys = { readonly empty: SetKey; with(key: SetKey, candidate: number): SetKey };

/** A double holds the bits of 53 candidates exactly; longer ballots become text, fifteen candidates a character. */
export function setKeys(candidates: number): SetKeys {
  if (candidates <= 53) {
    const bits = Float64Array.from({ length: candidates }, (_, candidate) => 2 ** candidate);
    return { empty: 0, with: (key, candidate) => Number(key) + bits[candidate]! };
  }
  return {
    empty: "\0".repeat(Math.ceil(candidates / 15)),
    with: (key, candidate) => marked(String(key), candidate),
  };
}

function marked(key: string, candidate: number): string {
  const at = Math.floor(candidate / 15);
  const unit = String.fromCharCode(key.charCodeAt(at) | (1 << (candidate % 15)));
  return key.slice(0, at) + unit + key.slice(at + 1);
}
