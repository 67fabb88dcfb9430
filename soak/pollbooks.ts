import { electionDay } from "../src/rooms/infrastructure/pollbooks/testing/election-day.ts";
import { whyNoHosts } from "../src/rooms/infrastructure/pollbooks/testing/hosts.ts";

/**
 * Twelve pollbooks in three sites and a hub on hosts of their own: `npm run soak -- pollbooks [VOTERS]`, 5,000 unless told. A round for
 * each 500 voters cuts and slows lines, flaps one for half a minute, kills two devices and sets two clocks back.
 */
export async function run(print: (line: string) => void, [asked]: readonly string[]): Promise<boolean> {
  const whyNot = whyNoHosts();
  if (whyNot !== null) {
    print(JSON.stringify({ soak: "pollbooks", skipped: whyNot }));
    return false;
  }
  const voters = Number(asked ?? 5_000);
  const begin = performance.now();
  const rounds = Math.max(1, Math.round(voters / 500));
  const day = await electionDay({ voters, doubles: 20, rounds, flapMs: 30_000, print });
  const [, hub] = day.states[0]!;
  const whole = Buffer.from(hub.canonicalState());
  const differing = day.states
    .filter(([, ledger]) => !whole.equals(ledger.canonicalState()))
    .map(([name]) => name);
  const heads = new Map(hub.devices().map(({ device, head }) => [device, head]));
  const lost = day.receipts.filter(
    (one) => Number(/\d+$/.exec(one)![0]) > (heads.get(one.replace(/-\d+$/, "")) ?? 0),
  );
  const disputed = new Set(hub.disputes().map(({ voter }) => voter));
  const missed = day.doubles.filter((voter) => !disputed.has(voter));
  const invented = [...disputed].filter((voter) => !day.doubles.includes(voter));
  print(
    JSON.stringify({
      soak: "pollbooks",
      voters,
      rounds,
      events: hub.size(),
      receipts: day.receipts.length,
      kills: day.kills,
      planted: day.doubles.length,
      secondsToAgree: Number(day.secondsToAgree.toPrecision(3)),
      seconds: Math.round((performance.now() - begin) / 1_000),
      differing,
      lost,
      missed,
      invented,
    }),
  );
  return differing.length + lost.length + missed.length + invented.length === 0;
}
