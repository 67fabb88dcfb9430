import type { SessionElection } from "../session-contract.ts";

type PhaseSpan = SessionElection["phases"][number];

const dayMs = 86_400_000;

export interface PhasePosition {
  /** Share of the whole cycle that has passed, 0 to 1; null where today is outside it. */
  readonly today: number | null;
  readonly segments: readonly (PhaseSpan & { readonly from: number; readonly to: number })[];
  readonly current: { readonly dayNumber: number; readonly daysTotal: number } | null;
  readonly next: PhaseSpan | null;
}

/** Where today (`YYYY-MM-DD`, in the election's zone) is in the cycle. Phases may overlap; each keeps its own dates. */
export function phasePosition(
  election: Pick<SessionElection, "phase" | "phases">,
  today: string,
): PhasePosition {
  const spans = [...election.phases].sort((a, b) => dayNumber(a.startsOn) - dayNumber(b.startsOn));
  const start = Math.min(...spans.map(({ startsOn }) => dayNumber(startsOn)));
  const end = Math.max(...spans.map(({ endsOn }) => dayNumber(endsOn) + 1));
  const now = dayNumber(today);
  const share = (day: number) => (day - start) / (end - start);
  const own = spans.find(
    ({ phase, startsOn, endsOn }) => phase === election.phase && startsOn <= today && today <= endsOn,
  );
  return {
    today: now >= start && now < end ? share(now + 0.5) : null,
    segments: spans.map((span) => ({
      ...span,
      from: share(dayNumber(span.startsOn)),
      to: share(dayNumber(span.endsOn) + 1),
    })),
    current: own
      ? {
          dayNumber: now - dayNumber(own.startsOn) + 1,
          daysTotal: dayNumber(own.endsOn) - dayNumber(own.startsOn) + 1,
        }
      : null,
    next: spans.find(({ startsOn }) => startsOn > today) ?? null,
  };
}

function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
}
