import { z } from "zod";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";

const stations = z.coerce.number().int().min(1).max(1000);
const seconds = z.coerce.number().min(1).max(3600);

export const queueStages = ["check-in", "booths", "scanners"] as const;

/** What is asked: arrivals in the busiest hours, and at each stage how many serve and how long one voter takes. */
export const QueueAsked = z.object({
  arrivalsPerHour: z.coerce.number().min(0.1).max(20_000),
  hours: z.coerce.number().min(0.25).max(24).default(3),
  waitMinutesMax: z.coerce.number().min(0).max(600).default(30),
  checkInStations: stations,
  checkInSeconds: seconds,
  booths: stations,
  boothSeconds: seconds,
  scanners: stations,
  scanSeconds: seconds,
});
export type QueueAsked = z.infer<typeof QueueAsked>;

export const QueueStage = z.object({
  stage: z.enum(queueStages),
  stations: z.number().int(),
  /** Work that arrives, in stations kept busy (erlangs). */
  load: z.number(),
  /** `load / stations`; from 1 on the queue grows without end. */
  utilisation: z.number(),
  /** Share of voters who wait at all; null where the queue grows. */
  waitShare: z.number().nullable(),
  waitMinutesMean: z.number().nullable(),
  /** Nineteen of twenty wait no longer. */
  waitMinutes95: z.number().nullable(),
  queueMean: z.number().nullable(),
  /** Where the queue grows: voters an hour, and the wait of whoever comes last. */
  growsPerHour: z.number().nullable(),
  waitMinutesAtEnd: z.number().nullable(),
  promise: z.enum(["kept", "broken"]),
  /** The fewest stations with which nineteen of twenty wait no longer than promised. */
  stationsNeeded: z.number().int(),
});
export type QueueStage = z.infer<typeof QueueStage>;

export const planQueue = endpoint({
  method: "GET",
  path: "/api/elections/{election}/equipment/queue",
  allow: may["equipment.queue"],
  summary:
    "How long voters will wait at check-in, booths and scanners, and how many of each keep the promise (M/M/c, Erlang 1917)",
  params: z.object({ election: z.string() }),
  query: QueueAsked,
  reply: z.object({
    stages: z.array(QueueStage),
    promise: z.enum(["kept", "broken"]),
    votersPerHour: z.number(),
  }),
  refusals: {},
});
