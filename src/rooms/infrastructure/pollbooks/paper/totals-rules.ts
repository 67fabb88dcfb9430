import type { Counted, FactKind, FactOf, Ledger } from "@counterfoil/pollbook-log";

/** What people counted by hand when the polls had closed. Ballots. */
export type HandCounts = {
  readonly received: number;
  readonly unused: number;
  readonly box: number;
  readonly spoiled: number;
  readonly envelopes: number;
};

/** What the devices know of a site's ballots. */
export type SiteTotals = {
  /** Handed out at a device, out and not spoilt. */
  readonly electronic: number;
  /** Handed out from the paper book and keyed in, not spoilt. */
  readonly paper: number;
  readonly provisional: number;
  readonly spoiled: number;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly counted: readonly number[];
    readonly keyed: number;
  }[];
  /** Counted by hand at the return from paper; null where the site never was on paper. */
  readonly returned: { readonly sheets: number; readonly marks: number } | null;
  /** One line of one sheet keyed in for two voters: `sheet, line`. */
  readonly linesTwice: readonly { readonly sheet: string; readonly line: number }[];
};

/** Two numbers that must be the same and are not, and where to look. */
export type Difference = {
  readonly kind:
    | "sheet-differs"
    | "sheet-counted-twice"
    | "line-keyed-twice"
    | "sheets-missing"
    | "marks-missing"
    | "envelopes-differ"
    | "spoiled-differ"
    | "box-differs"
    | "more-ballots-used"
    | "fewer-ballots-used";
  readonly counted: number;
  readonly recorded: number;
  /** Where `kind` names a sheet. */
  readonly sheet: string;
  readonly line: number;
};

const KINDS: ReadonlySet<FactKind> = new Set<FactKind>([
  "ballot-issued",
  "paper-mark",
  "ballot-spoiled",
  "provisional-issued",
  "sheet-counted",
  "paper-ended",
]);

export function siteTotals(ledger: Ledger, site: string): SiteTotals {
  return totalsBySite(ledger)(site);
}

/** Of every site, from one look through all events. */
export function totalsBySite(ledger: Ledger): (site: string) => SiteTotals {
  const spoilt = new Set<string>();
  const bySite = new Map<string, Counted[]>();
  for (const one of ledger.counted(KINDS)) {
    const { act, event } = one;
    if (event.fact.kind === "ballot-spoiled") spoilt.add(event.fact.issue);
    const site = act.site ?? ("site" in event.fact ? event.fact.site : "");
    const here = bySite.get(site);
    if (here === undefined) bySite.set(site, [one]);
    else here.push(one);
  }
  return (site) => totalsOf(bySite.get(site) ?? [], spoilt);
}

function totalsOf(here: readonly Counted[], spoilt: ReadonlySet<string>): SiteTotals {
  const ofKind = (kind: FactKind) => here.filter(({ event }) => event.fact.kind === kind);
  const issued = ofKind("ballot-issued").filter(({ act }) => act.channel !== "postal");
  const marks = ofKind("paper-mark");
  const isOut = ({ event }: Counted) => !spoilt.has(event.id);
  const ended = ofKind("paper-ended").map(({ event }) => event.fact as FactOf<"paper-ended">);
  const sum = (numbers: readonly number[]) => numbers.reduce((all_, n) => all_ + n, 0);
  return {
    electronic: issued.filter(isOut).length,
    paper: marks.filter(isOut).length,
    provisional: ofKind("provisional-issued").length,
    spoiled: [...issued, ...marks].filter((one) => !isOut(one)).length,
    sheets: sheetsOf(marks, ofKind("sheet-counted")),
    returned:
      ended.length === 0
        ? null
        : { sheets: sum(ended.map(({ sheets }) => sheets)), marks: sum(ended.map((one) => one.marks)) },
    linesTwice: linesTwice(marks),
  };
}

/** Every number that does not agree with another, the nearest places first. Empty: the site balances. */
export function differencesOf(totals: SiteTotals, counts: HandCounts): readonly Difference[] {
  const { electronic, paper, provisional, spoiled, sheets, returned, linesTwice: twice } = totals;
  const keyed = sheets.reduce((sum, one) => sum + one.keyed, 0);
  const used = counts.received - counts.unused;
  const recorded = electronic + paper + provisional + spoiled;
  const whole = { sheet: "", line: 0 };
  const unless = (kind: Difference["kind"], a: number, b: number): readonly Difference[] =>
    a === b ? [] : [{ kind, counted: a, recorded: b, ...whole }];
  return [
    ...sheets.flatMap(({ sheet, counted, keyed: marks }): readonly Difference[] => {
      const [first = 0, ...others] = counted;
      if (others.some((one) => one !== first))
        return [
          { kind: "sheet-counted-twice", counted: Math.max(...counted), recorded: marks, sheet, line: 0 },
        ];
      return first === marks
        ? []
        : [{ kind: "sheet-differs", counted: first, recorded: marks, sheet, line: 0 }];
    }),
    ...twice.map((one): Difference => ({ kind: "line-keyed-twice", counted: 1, recorded: 2, ...one })),
    ...unless("sheets-missing", returned?.sheets ?? 0, sheets.length),
    ...unless("marks-missing", returned?.marks ?? 0, keyed),
    ...unless("envelopes-differ", counts.envelopes, provisional),
    ...unless("spoiled-differ", counts.spoiled, spoiled),
    ...unless("box-differs", counts.box, electronic + paper),
    ...unless(used > recorded ? "more-ballots-used" : "fewer-ballots-used", used, recorded),
  ];
}

function sheetsOf(marks: readonly Counted[], counted: readonly Counted[]): SiteTotals["sheets"] {
  const sheets = new Map<string, { counted: number[]; lines: Set<number> }>();
  const at = (sheet: string) => {
    const known = sheets.get(sheet) ?? { counted: [], lines: new Set<number>() };
    sheets.set(sheet, known);
    return known;
  };
  for (const { event } of marks) {
    const { sheet, line } = event.fact as FactOf<"paper-mark">;
    at(sheet).lines.add(line);
  }
  for (const { event } of counted) {
    const fact = event.fact as FactOf<"sheet-counted">;
    at(fact.sheet).counted.push(fact.marks);
  }
  return [...sheets]
    .map(([sheet, { counted: numbers, lines }]) => ({ sheet, counted: numbers, keyed: lines.size }))
    .sort((a, b) => (a.sheet < b.sheet ? -1 : 1));
}

function linesTwice(marks: readonly Counted[]): SiteTotals["linesTwice"] {
  const voters = new Map<string, Set<string>>();
  for (const { event } of marks) {
    const { sheet, line, voter } = event.fact as FactOf<"paper-mark">;
    const key = `${sheet}\n${line}`;
    voters.set(key, (voters.get(key) ?? new Set()).add(voter));
  }
  return [...voters]
    .filter(([, set]) => set.size > 1)
    .map(([key]) => {
      const [sheet = "", line = "0"] = key.split("\n");
      return { sheet, line: Number(line) };
    });
}
