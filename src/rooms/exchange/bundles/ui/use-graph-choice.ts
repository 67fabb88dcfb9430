import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { addressOf, choiceFrom, type GraphChoice } from "../graph-address-rules.ts";

/** A slider changes many times a second, and browsers refuse an address that does. */
const addressMs = 300;

/** What is chosen on the page: at once on the screen, a moment later in the address. */
export function useGraphChoice(): readonly [GraphChoice, (change: Partial<GraphChoice>) => void] {
  const [search, setSearch] = useSearchParams();
  const [choice, setChoice] = useState(() => choiceFrom(new Map(search.entries())));
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setSearch(
          (before) => {
            const wanted = new URLSearchParams([...before].filter(([name]) => !ours.has(name)));
            for (const [name, value] of Object.entries(addressOf(choice))) wanted.set(name, value);
            return String(wanted) === String(before) ? before : wanted;
          },
          { replace: true, preventScrollReset: true },
        ),
      addressMs,
    );
    return () => clearTimeout(timer);
  }, [choice, setSearch]);
  const change = useCallback(
    (part: Partial<GraphChoice>) => setChoice((before) => ({ ...before, ...part })),
    [],
  );
  return [choice, change];
}

const ours = new Set([
  "without",
  "without-links",
  "without-markings",
  "text",
  "time",
  "from",
  "until",
  "undated",
  "also",
  "node",
  "start",
  "end",
]);
