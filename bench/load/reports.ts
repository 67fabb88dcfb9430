/** Report number `i` as the API takes it: its own number, minute and site, so that no two are alike. */
export function reportOf(i: number) {
  return {
    what: `Account number ${i} posts the same sentence about polling places every ${i % 59} minutes, with a link to example-${i % 997}.org`,
    where: "a social network",
    traces: [],
    whenFromMs: null,
    whenToMs: null,
    phase: "campaign",
    outcome: "attempt-unknown",
    kind: "influence",
    language: "en",
  };
}
