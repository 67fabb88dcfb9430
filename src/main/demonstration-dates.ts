const dayMs = 86_400_000;

/** Dates in a demonstration file are days from today, so that its election is always under way. */
export function templateOf(elections: unknown, nowMs: number): unknown {
  const today = nowMs - (nowMs % dayMs);
  const day = (offset: unknown): string =>
    new Date(today + Number(offset) * dayMs).toISOString().slice(0, 10);
  const list = elections as Record<string, unknown>[];
  return list.map((election) => {
    const caretaker = election["caretaker"] as { from: number; to: number };
    const phases = election["phases"] as { phase: string; from: number; to: number }[];
    return {
      ...election,
      pollingDay: day(election["pollingDay"]),
      caretaker: { from: day(caretaker.from), to: day(caretaker.to) },
      phases: phases.map(({ phase, from, to }) => ({ phase, startsOn: day(from), endsOn: day(to) })),
    };
  });
}
