import { matchPattern, parsePattern, type Pattern } from "@counterfoil/stix";

const source =
  "([url:value MATCHES '^https?://(?:[a-z]+\\\\.)+example/(?:a+)+$'] FOLLOWEDBY [domain-name:value LIKE 'site1%.example']) WITHIN 3600 SECONDS";

/** A pattern read, and matched against a day of observations. */
export function* patterns(): Generator<Record<string, unknown>> {
  const rounds = 20_000;
  let started = performance.now();
  let pattern: Pattern | null = null;
  for (let at = 0; at < rounds; at++) {
    const parsed = parsePattern(source);
    pattern = parsed.ok ? parsed.pattern : null;
  }
  yield {
    what: "patterns parsed",
    count: rounds,
    patternsPerSecond: Math.round((rounds / (performance.now() - started)) * 1000),
  };
  if (!pattern) return;
  const observations = Array.from({ length: 1_000 }, (_, at) => observation(at));
  started = performance.now();
  const match = matchPattern(pattern, observations);
  yield {
    what: "pattern matched",
    observations: observations.length,
    ms: Math.round(performance.now() - started),
    answer: match.ok ? match.value.matched : match.refusal,
  };
}

function observation(at: number): unknown {
  const time = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
  const value =
    at % 2 === 0
      ? { type: "url", value: `https://b.example/${"a".repeat(at % 60)}!` }
      : { type: "domain-name", value: `site${at}.example` };
  return {
    type: "observed-data",
    id: `observed-data--${at}`,
    first_observed: time,
    last_observed: time,
    number_observed: 1,
    objects: { "0": value },
  };
}
