interface Ranking {
  readonly count: number;
  readonly ranking: readonly string[];
}

type ReadRankings =
  | { readonly ok: true; readonly rankings: { count: number; ranking: string[] }[] }
  | { readonly ok: false; readonly values: { readonly line: number; readonly found: string } };

/** Lines such as `12: Ada > Bo`; a ballot without a ranking is `3:`. */
export function readRankings(text: string, candidates: readonly string[]): ReadRankings {
  const rankings: { count: number; ranking: string[] }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const found = line.trim();
    if (found === "") continue;
    const parts = /^(\d+)\s*:(.*)$/.exec(found);
    const ranking = (parts?.[2] ?? "")
      .split(">")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const known = ranking.every((name, at) => candidates.includes(name) && ranking.indexOf(name) === at);
    if (!parts || !known) return { ok: false, values: { line: index + 1, found } };
    rankings.push({ count: Number(parts[1]), ranking });
  }
  return { ok: true, rankings };
}

export function rankingLines(rankings: readonly Ranking[]): string {
  return rankings.map(({ count, ranking }) => `${count}: ${ranking.join(" > ")}`).join("\n");
}
