import { Background, TimeKind } from "./graph-contract.ts";
import type { GraphFilter } from "./graph-view-rules.ts";

/** Everything that is chosen on the page of a graph; it stands in the address, so that a link shows the same. */
export interface GraphChoice {
  readonly filter: GraphFilter;
  readonly also: readonly Background[];
  /** STIX ids. */
  readonly selected: string | null;
  readonly start: string | null;
  readonly end: string | null;
}

/** What the address says; what it says badly is as if it were not there. */
export function choiceFrom(search: ReadonlyMap<string, string>): GraphChoice {
  const kind = TimeKind.safeParse(search.get("time"));
  const fromMs = wholeNumber(search.get("from"));
  const untilMs = wholeNumber(search.get("until"));
  const also = listOf(search.get("also"));
  return {
    filter: {
      withoutTypes: new Set(listOf(search.get("without"))),
      withoutLinks: new Set(listOf(search.get("without-links"))),
      withoutMarkings: new Set(listOf(search.get("without-markings"))),
      text: search.get("text") ?? "",
      time:
        kind.success && fromMs !== null && untilMs !== null && fromMs <= untilMs
          ? { kind: kind.data, fromMs, untilMs, undated: search.get("undated") !== "no" }
          : null,
    },
    also: Background.options.filter((each) => also.includes(each)),
    selected: search.get("node") ?? null,
    start: search.get("start") ?? null,
    end: search.get("end") ?? null,
  };
}

export function addressOf({ filter, also, selected, start, end }: GraphChoice): Record<string, string> {
  const { time } = filter;
  const all: Record<string, string | null> = {
    without: joined([...filter.withoutTypes]),
    "without-links": joined([...filter.withoutLinks]),
    "without-markings": joined([...filter.withoutMarkings]),
    text: filter.text,
    time: time?.kind ?? null,
    from: time === null ? null : String(time.fromMs),
    until: time === null ? null : String(time.untilMs),
    undated: time === null || time.undated ? null : "no",
    also: joined(also),
    node: selected,
    start,
    end,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

function joined(values: readonly string[]): string {
  return [...values].sort().map(encodeURIComponent).join(",");
}

function listOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .filter((each) => each !== "")
    .flatMap(decoded);
}

function decoded(text: string): string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    return [];
  }
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}
