import type { QueueAsked, QueueStage } from "./queue-contract.ts";

/** Voters who come at random times to so many stations, each serving at random lengths: M/M/c (Erlang 1917; Kleinrock 1975, 3.5). */
export interface Served {
  readonly arrivalsPerMinute: number;
  readonly servedPerMinute: number;
  readonly stations: number;
}

/** One of so many does not wait longer than the 95 % figure says. */
const LONGER = 0.05;

/**
 * Erlang's C formula: the share of voters who find every station busy.
 * @param load work that arrives, in stations kept busy (erlangs)
 * @returns 1 where the load is as large as the stations: then everybody waits in the end
 */
export function erlangC(load: number, stations: number): number {
  if (load >= stations) return 1;
  let blocked = 1;
  for (let k = 1; k <= stations; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked / (1 - (load / stations) * (1 - blocked));
}

/** Minutes of wait on average, and those that nineteen of twenty do not exceed; null where the queue grows without end. */
export function waitsOf({ arrivalsPerMinute, servedPerMinute, stations }: Served) {
  const load = arrivalsPerMinute / servedPerMinute;
  if (load >= stations) return null;
  const waitShare = erlangC(load, stations);
  const spare = stations * servedPerMinute - arrivalsPerMinute;
  const waitMinutesMean = waitShare / spare;
  return {
    waitShare,
    waitMinutesMean,
    // P(W > t) = C e^(-spare t).
    waitMinutes95: waitShare <= LONGER ? 0 : Math.log(waitShare / LONGER) / spare,
    queueMean: arrivalsPerMinute * waitMinutesMean,
  };
}

/** The fewest stations with which nineteen of twenty wait no longer than so many minutes. */
export function stationsFor(asked: Omit<Served, "stations">, waitMinutesMax: number): number {
  let stations = Math.floor(asked.arrivalsPerMinute / asked.servedPerMinute) + 1;
  while ((waitsOf({ ...asked, stations })?.waitMinutes95 ?? Infinity) > waitMinutesMax) stations++;
  return stations;
}

/**
 * Check-in, booths and scanners one after the other. What leaves an M/M/c queue comes to the next as it came (Burke 1956); a stage whose
 * queue grows passes on only as many as it can serve.
 */
export function stagesOf(asked: QueueAsked): readonly QueueStage[] {
  const stages = [
    { stage: "check-in", stations: asked.checkInStations, seconds: asked.checkInSeconds },
    { stage: "booths", stations: asked.booths, seconds: asked.boothSeconds },
    { stage: "scanners", stations: asked.scanners, seconds: asked.scanSeconds },
  ] as const;
  let arrivalsPerMinute = asked.arrivalsPerHour / 60;
  return stages.map(({ stage, stations, seconds }) => {
    const served: Served = { arrivalsPerMinute, servedPerMinute: 60 / seconds, stations };
    arrivalsPerMinute = Math.min(arrivalsPerMinute, stations * served.servedPerMinute);
    return stageOf(stage, served, asked);
  });
}

function stageOf(stage: QueueStage["stage"], served: Served, asked: QueueAsked): QueueStage {
  const { arrivalsPerMinute, servedPerMinute, stations } = served;
  const load = arrivalsPerMinute / servedPerMinute;
  const waits = waitsOf(served);
  const atOnce = stations * servedPerMinute;
  const grows = waits === null ? arrivalsPerMinute - atOnce : null;
  // Whoever comes last stands behind all that has piled up.
  const atEnd = grows === null ? null : (grows * asked.hours * 60) / atOnce;
  return {
    stage,
    stations,
    load,
    utilisation: load / stations,
    waitShare: waits?.waitShare ?? null,
    waitMinutesMean: waits?.waitMinutesMean ?? null,
    waitMinutes95: waits?.waitMinutes95 ?? null,
    queueMean: waits?.queueMean ?? null,
    growsPerHour: grows === null ? null : grows * 60,
    waitMinutesAtEnd: atEnd,
    promise: (waits?.waitMinutes95 ?? Infinity) <= asked.waitMinutesMax ? "kept" : "broken",
    stationsNeeded: stationsFor({ arrivalsPerMinute, servedPerMinute }, asked.waitMinutesMax),
  };
}
