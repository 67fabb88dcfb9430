import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pollbookProcess } from "../../src/rooms/infrastructure/pollbooks/testing/pollbook-process.ts";
import { pollingPlace } from "../../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { inventedVoters } from "./voters.ts";

const CHECK_INS = 500;
const SEARCHES = 2_000;

/**
 * One device as it is on election day: `counterfoil pollbook` in a process of its own, enrolled, the hub elsewhere. Started, asked over
 * its own HTTP as its screen asks, with what the operating system says of its memory (Linux; elsewhere null).
 */
export async function deviceAlone(print: (line: string) => void, voters: number): Promise<void> {
  const list = [...inventedVoters(voters)];
  const named = (all: readonly string[]) => [...new Set(all)].map((id) => ({ id, name: id }));
  const sites = named(list.map(({ site }) => site));
  const styles = named(list.map(({ style }) => style));
  const here = list.filter(({ site, marks }) => site === sites[0]?.id && marks === "").slice(0, CHECK_INS);
  const asked = list.filter((_, n) => n % Math.ceil(list.length / SEARCHES) === 0);
  const place = await pollingPlace({ sites, styles }, list);
  list.length = 0;
  try {
    await place.enrol("D1", sites[0]?.id ?? "");
    const start = performance.now();
    const device = await pollbookProcess(join(place.folder, "D1"), [place.hub.mesh.port]);
    try {
      await device.get("/api/search?q=smi%20jo");
      const seconds = round((performance.now() - start) / 1000);
      print(
        JSON.stringify({
          what: "device alone, started to first search",
          voters,
          seconds,
          ...memory(device.pid),
        }),
      );
      const searches = await times(asked, ({ first, last }) =>
        device.get(`/api/search?q=${encodeURIComponent(`${last.slice(0, 4)} ${first.slice(0, 2)}`)}`),
      );
      print(JSON.stringify({ what: "device alone, search over HTTP", ...searches, ...memory(device.pid) }));
      const checkIns = await times(here, async ({ number }) => {
        const done = await device.act({ kind: "check-in", voter: number });
        if (!done.ok) throw new Error(done.refusal);
      });
      print(JSON.stringify({ what: "device alone, check-in over HTTP", ...checkIns, ...memory(device.pid) }));
    } finally {
      await device.kill();
    }
  } finally {
    await place.end();
  }
}

/** Resident now and at most so far, as Linux counts them (proc_pid_status(5), VmRSS and VmHWM). */
function memory(pid: number): { readonly rssMb: number | null; readonly peakMb: number | null } {
  if (process.platform !== "linux") return { rssMb: null, peakMb: null };
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string) =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024);
  return { rssMb: of("VmRSS"), peakMb: of("VmHWM") };
}

async function times<T>(all: readonly T[], act: (one: T) => Promise<unknown>) {
  const taken: number[] = [];
  for (const one of all) {
    const start = performance.now();
    await act(one);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => round(taken[Math.floor(taken.length * share)] ?? 0);
  return { times: taken.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}

function round(n: number): number {
  return Number(n.toPrecision(3));
}
