import type { Act, Dispute as Found, Ledger, VoterStanding } from "@counterfoil/pollbook-log";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Evidence } from "./desk-contract.ts";
import type { Tally } from "./tally-rules.ts";

/** Every event of the voter's disputes, each once, by device and number. */
export function evidenceOf(disputes: readonly Found[]): readonly Act[] {
  const byId = new Map(disputes.flatMap(({ evidence }) => evidence).map((act) => [act.event, act]));
  return [...byId.values()].sort((a, b) =>
    a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq,
  );
}

/**
 * A decision counts only where everything that is known was considered, and where what it upholds contradicts itself no longer: of
 * events of one kind at most one stands, and not both post and person.
 */
export function checkDecision(
  standing: VoterStanding,
  { considered, upheld }: { readonly considered: readonly string[]; readonly upheld: readonly string[] },
): Result<
  null,
  "dispute-not-found" | "evidence-not-considered" | "upheld-not-considered" | "disputed-still"
> {
  if (standing.disputes.length === 0 && standing.unsettled.length === 0) return refuse("dispute-not-found");
  const evidence = evidenceOf(standing.disputes);
  const known = [...evidence, ...standing.unsettled].map(({ event }) => event);
  const missed = known.filter((event) => !considered.includes(event));
  if (missed.length > 0) return refuse("evidence-not-considered", { count: missed.length });
  if (upheld.some((event) => !considered.includes(event))) return refuse("upheld-not-considered");
  const stand = evidence.filter(({ event }) => upheld.includes(event));
  return contradict(stand) ? refuse("disputed-still") : ok(null);
}

function contradict(stand: readonly Act[]): boolean {
  const of = (...kinds: string[]) => stand.filter(({ kind }) => kinds.includes(kind)).length;
  const byPost = stand.some(({ kind }) => kind === "absentee-received");
  const inPerson = stand.some(
    ({ kind, channel }) => kind !== "absentee-received" && channel !== null && channel !== "postal",
  );
  const checkIns = of("check-in", "paper-mark");
  const issues = of("ballot-issued", "paper-mark");
  const returns = of("ballot-cast", "absentee-received");
  return checkIns > 1 || issues > 1 || returns > 1 || (byPost && inPerson);
}

export function shownAct(act: Act): Evidence {
  const { event, device, seq, atMs, actor, kind, site, channel, styleDue, styleGiven, decided } = act;
  return { event, device, seq, atMs, actor, kind, site, channel, styleDue, styleGiven, decided };
}

/** Each voter once, by number; open where a dispute has no decision that considered all of it. */
export function disputedVoters({
  ledger,
  tally,
}: {
  readonly ledger: Pick<Ledger, "disputes">;
  readonly tally: Pick<Tally, "voters">;
}): readonly { readonly voter: string; readonly isOpen: boolean }[] {
  const open = new Map<string, boolean>();
  for (const { voter, decision } of ledger.disputes())
    open.set(voter, (open.get(voter) ?? false) || decision === null);
  for (const voter of tally.voters("unsettled")) open.set(voter, true);
  return [...open].map(([voter, isOpen]) => ({ voter, isOpen })).sort((a, b) => (a.voter < b.voter ? -1 : 1));
}
