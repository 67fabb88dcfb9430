// Goal: reports of one incident find each other and others do not. Method: 200 labelled submissions with planted
// near-duplicates; what is suggested at the standard strength is joined into clusters here (the engine itself never
// joins), and the pairs within clusters are held against the labels.
import { describe, expect, it } from "vitest";
import { compare, strengthMin } from "./compare.ts";
import { type LabelledReport, labelledReports } from "./labelled-set.test-data.ts";
import { fingerprint } from "./profile.ts";
import { indexOf } from "./report-index.ts";

type Link = readonly [string, string];

const byIndex = (reports: readonly LabelledReport[]): readonly Link[] => {
  const index = indexOf(reports);
  return reports.flatMap((report) => index.suggest(report).map((one): Link => [report.id, one.id]));
};

/** As a server does it: candidates from a table of fingerprint keys, rare ones only, then `compare`. */
const byTable = (reports: readonly LabelledReport[]): readonly Link[] => {
  const table = new Map<string, LabelledReport[]>();
  for (const report of reports)
    for (const key of fingerprint(report)) table.set(key, [...(table.get(key) ?? []), report]);
  const commonness = { countOf: (key: string) => table.get(key)?.length ?? 0, total: reports.length };
  return reports.flatMap((report) => {
    const candidates = new Set(fingerprint(report).flatMap((key) => table.get(key) ?? []));
    return [...candidates]
      .filter((other) => other.id !== report.id && compare(report, other, commonness).strength >= strengthMin)
      .map((other): Link => [report.id, other.id]);
  });
};

function clustersOf(reports: readonly LabelledReport[], links: readonly Link[]): ReadonlyMap<string, string> {
  const parent = new Map(reports.map((report) => [report.id, report.id]));
  const root = (id: string): string => {
    const up = parent.get(id) ?? id;
    return up === id ? id : root(up);
  };
  for (const [a, b] of links) parent.set(root(a), root(b));
  return new Map(reports.map((report) => [report.id, root(report.id)]));
}

function figuresOf(reports: readonly LabelledReport[], links: readonly Link[]) {
  const clusters = clustersOf(reports, links);
  let [together, truly, both] = [0, 0, 0];
  for (const [at, a] of reports.entries()) {
    for (const b of reports.slice(at + 1)) {
      const found = clusters.get(a.id) === clusters.get(b.id);
      const meant = a.incident === b.incident;
      together += Number(found);
      truly += Number(meant);
      both += Number(found && meant);
    }
  }
  const wrong = links.filter(
    ([a, b]) =>
      reports.find((one) => one.id === a)?.incident !== reports.find((one) => one.id === b)?.incident,
  );
  return { precision: both / together, recall: both / truly, truly, wrong };
}

describe("W1.13b near-duplicates among 200 labelled submissions", () => {
  const reports = labelledReports();

  it.each([
    ["the index", byIndex],
    ["a table of fingerprints and compare", byTable],
  ] as const)("W1.13b %s finds planted near-duplicates", (way, linksOf) => {
    const { precision, recall, truly, wrong } = figuresOf(reports, linksOf(reports));
    console.log(
      `${way}: cluster precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, true pairs ${truly}`,
      wrong,
    );
    expect(reports).toHaveLength(200);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });

  it("W1.13b stays so with other seeds", () => {
    const figures = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const other = labelledReports(seed);
      return figuresOf(other, byIndex(other));
    });
    console.log(
      figures.map(({ precision, recall }) => `${precision.toFixed(3)}/${recall.toFixed(3)}`).join(" "),
    );
    for (const { precision, recall } of figures) {
      expect(precision).toBeGreaterThanOrEqual(0.95);
      expect(recall).toBeGreaterThanOrEqual(0.85);
    }
  });

  it("W1.13b negative: unrelated reports that share only a big platform's domain are not linked", () => {
    const subjects = reports.slice(0, 52).map((report, at) => ({
      ...report,
      text: `${report.text} https://www.facebook.com/posts/${at} https://x.com/home`,
    }));
    const index = indexOf(subjects);
    expect(subjects.flatMap((report) => index.suggest(report))).toEqual([]);
    const bare = subjects.map((report) => ({
      ...report,
      urls: ["https://facebook.com", "https://youtube.com/"],
    }));
    const again = indexOf(bare);
    expect(bare.flatMap((report) => again.suggest(report))).toEqual([]);
  });

  it("W1.13b negative: a domain that many reports cite stops linking, though the engine has never heard of it", () => {
    const words = "river lantern copper meadow signal harbour violet timber canyon ember quartz willow".split(
      " ",
    );
    const texts = Array.from({ length: 60 }, (_, at) =>
      Array.from({ length: 12 }, (_, word) => `${words[(at * 7 + word * word) % 12]}${at * 13 + word}`).join(
        " ",
      ),
    );
    const cite = (text: string, at: number) => ({
      id: `r${at}`,
      text: `${text} https://town-news.example/`,
      handles: ["@citycouncil"],
    });
    const common = indexOf(texts.map(cite));
    expect(texts.map(cite).flatMap((report) => common.suggest(report))).toEqual([]);
    const rare = indexOf(texts.slice(0, 2).map(cite));
    expect(rare.suggest(cite(texts[1] ?? "", 1)).map((one) => one.id)).toEqual(["r0"]);
  });

  it("W1.13b negative: closeness in time and place alone links nothing", () => {
    const at = { atMs: 0, place: { code: "CA-NS", latitude: 44.6, longitude: -63.6 } };
    const found = compare(
      { id: "a", text: "Green bicycles arrived", ...at },
      { id: "b", text: "Vote tally room flooded", ...at },
    );
    expect(found).toEqual({ strength: 0, because: [] });
  });
});
