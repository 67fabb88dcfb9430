import { z } from "zod";
import { ElectionId } from "../../../core/elections/contract.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import {
  AttemptBody,
  Change,
  ConsentBody,
  Count,
  Measure,
  Outcome,
  Registered,
  Registrations,
  TellAllBody,
  TellBody,
  Told,
  ToldAll,
  VictimId,
  VictimLine,
  VictimPage,
  VictimState,
  WaitingOf,
} from "./contract.ts";

const inElection = z.object({ election: ElectionId });
const ofVictim = z.object({ election: ElectionId, victim: VictimId });
const deciding = { "victim-not-found": 404, "not-of-your-house": 403 } as const;

export const registerVictims = endpoint({
  method: "POST",
  path: "/api/elections/{election}/victims",
  allow: may["victims.register"],
  summary: "Register who was affected, one or up to 500 at once: all or none",
  params: inElection,
  body: Registrations,
  reply: Registered,
  refusals: { "rows-wrong": 422, "election-not-found": 404 },
  bodyBytesMax: 4_194_304,
});

export const listVictims = endpoint({
  method: "GET",
  path: "/api/elections/{election}/victims",
  allow: may["victims.list"],
  summary: "Whom we must tell, and by when: what is due first comes first",
  params: inElection,
  query: z.object({
    ...pageQuery,
    sort: z.enum(["due", "-due"]).default("due"),
    state: VictimState.optional(),
    outcome: Outcome.optional(),
    incident: z.string().max(60).optional(),
    contact: z.enum(["me"]).optional(),
    overdue: z.enum(["yes"]).optional(),
  }),
  reply: pageOf(VictimLine),
  refusals: {},
});

export const measureVictims = endpoint({
  method: "GET",
  path: "/api/elections/{election}/victims/measure",
  allow: may["victims.measure"],
  summary: "Told in time, acknowledged, overdue: attempts and breaches apart",
  params: inElection,
  reply: Measure,
  refusals: { "election-not-found": 404 },
});

export const countVictims = endpoint({
  method: "GET",
  path: "/api/elections/{election}/victims/counts",
  allow: may["victims.count"],
  summary: "How many were affected by an incident, by outcome and whether told; small numbers are not said",
  params: inElection,
  query: z.object({ incident: idOf("inc") }),
  reply: z.object({ rows: z.array(Count) }),
  refusals: {},
});

export const readVictim = endpoint({
  method: "GET",
  path: "/api/elections/{election}/victims/{victim}",
  allow: may["victims.read"],
  summary: "One victim: what they were told and when, consent, safety, contact",
  params: ofVictim,
  reply: VictimPage,
  refusals: { "victim-not-found": 404 },
});

export const changeVictim = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/victims/{victim}",
  allow: may["victims.change"],
  summary: "Change how to reach them, what keeps them safe, what was put right",
  params: ofVictim,
  body: Change,
  reply: VictimPage,
  refusals: { ...deciding, "election-not-found": 404 },
});

export const tellVictim = endpoint({
  method: "POST",
  path: "/api/elections/{election}/victims/{victim}/tell",
  allow: may["victims.tell"],
  summary: "Tell the victim by mail, or record that they were told on the phone, in person or by post",
  params: ofVictim,
  body: TellBody,
  reply: Told,
  refusals: {
    ...deciding,
    "no-address": 409,
    "address-not-mailable": 422,
    "text-not-mailable": 422,
    "not-acknowledged-that-way": 422,
    "election-not-found": 404,
  },
});

export const listWaiting = endpoint({
  method: "GET",
  path: "/api/elections/{election}/victims/waiting",
  allow: may["victims.tell"],
  summary: "How many wait to be told, incident by incident: what is due first comes first",
  params: inElection,
  reply: z.object({ rows: z.array(WaitingOf) }),
  refusals: {},
});

export const tellAll = endpoint({
  method: "POST",
  path: "/api/elections/{election}/victims/tell-all",
  allow: may["victims.tell"],
  summary: "Tell by mail everybody of one incident who waits, each by a letter and a code of their own",
  params: inElection,
  body: TellAllBody,
  reply: ToldAll,
  refusals: { "nobody-waits": 409, "election-not-found": 404 },
});

export const recordAttempt = endpoint({
  method: "POST",
  path: "/api/elections/{election}/victims/{victim}/attempts",
  allow: may["victims.cannot-reach"],
  summary: "Record that they were not reached; after enough attempts, that they cannot be reached",
  params: ofVictim,
  body: AttemptBody,
  reply: VictimPage,
  refusals: { ...deciding, "too-few-attempts": 409, "told-already": 409 },
});

export const acknowledgeVictim = endpoint({
  method: "POST",
  path: "/api/elections/{election}/victims/acknowledge",
  allow: may["victims.acknowledge"],
  summary: "Say by one's own code that one was told",
  params: inElection,
  body: z.object({ code: z.string().max(100) }),
  reply: z.object({ acknowledgedAtMs: z.number().int() }),
  refusals: { "code-mistyped": 422, "code-unknown": 404 },
  perMinuteMax: 20,
});

export const decideConsent = endpoint({
  method: "POST",
  path: "/api/elections/{election}/victims/{victim}/consent",
  allow: may["victims.consent"],
  summary: "Give, refuse or withdraw the consent to be named in public",
  params: ofVictim,
  body: ConsentBody,
  reply: VictimPage,
  refusals: { ...deciding, "consent-same": 409, "consent-not-given": 409 },
});
