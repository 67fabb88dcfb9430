import { Readable } from "node:stream";
import { commitTo } from "@counterfoil/risk-limiting-audit";
import { actorOf, asking, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { BodyOf, Endpoint, QueryOf, ReplyOf } from "../../../platform/contract/endpoint.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { commit } from "./commit-service.ts";
import {
  announcedVotes,
  dominionCsv,
  madeCards,
  manifestCsv,
  type MadeCard,
  type MadeContest,
} from "./audit.test-data.ts";
import * as contract from "./contract.ts";
import { draw } from "./draw-service.ts";
import { acknowledge, check, manifest, records, votesAllowedIn } from "./inputs-service.ts";
import { commitTheRolls, revealTheRolls } from "./seed-service.ts";
import { scanners } from "../technologies/technology.test-data.ts";
import * as technologies from "../technologies/contract.ts";
import { deploy, register } from "../technologies/service.ts";
import type { Registered } from "../technologies/contract.ts";
import { declare, setUp } from "./service.ts";
import { readRecordsUpload, type RecordFormat } from "./records-upload.ts";
import { readManifestUpload } from "./upload.ts";

/** Those who run the audit, and the officials of its two jurisdictions. */
export const state = actorOf("authority", "election-authority");
export const north = actorOf("police", "election-authority");
export const south = actorOf("watch", "election-authority");
export const auditor = actorOf("firm", "auditor");
export const outsider = actorOf("party", "election-authority");

export const mayor: MadeContest = { id: "mayor", candidates: ["Ada", "Bo"], votesAllowed: 1 };
export const council: MadeContest = { id: "council", candidates: ["Cy", "Di", "Ed"], votesAllowed: 2 };

/** Mayor 60 to 40, without a mark on every 20th card; the council on every card of the south only. */
export const cardsOf = {
  north: madeCards(600, 50, (card) => ({ mayor: card % 20 === 0 ? [] : [card % 5 < 3 ? "Ada" : "Bo"] })),
  south: madeCards(400, 40, (card) => ({
    mayor: [card % 5 < 3 ? "Ada" : "Bo"],
    council: card % 4 === 0 ? ["Di"] : ["Cy", card % 4 === 3 ? "Ed" : "Di"],
  })),
};
export const allCards: readonly MadeCard[] = [...cardsOf.north, ...cardsOf.south];

export type Body = BodyOf<typeof contract.setUpAudit>;

export const mayorSetUp: Body["contests"][number] = {
  id: "mayor",
  title: "Mayor",
  candidates: [...mayor.candidates],
  choice: { kind: "plurality", winners: 1, votesAllowed: 1 },
  cards: 1000,
  nameInRecords: null,
  heldIn: null,
  announced: { kind: "votes", votes: announcedVotes(allCards, mayor) },
  reported: { kind: "winners", winners: ["Ada"] },
  riskLimit: 0.05,
};

export const councilSetUp: Body["contests"][number] = {
  id: "council",
  title: "Council, two seats",
  candidates: [...council.candidates],
  choice: { kind: "plurality", winners: 2, votesAllowed: 2 },
  cards: 400,
  nameInRecords: null,
  heldIn: null,
  announced: { kind: "votes", votes: announcedVotes(allCards, council) },
  reported: { kind: "winners", winners: ["Cy", "Di"] },
  riskLimit: 0.1,
};

export const setUpBody: Body = {
  title: "The city, 2026",
  contests: [mayorSetUp, councilSetUp],
  jurisdictions: [
    { code: "north", name: "North", organisationId: north.organisationId ?? "" },
    { code: "south", name: "South", organisationId: south.organisationId ?? "" },
  ],
  design: { style: "comparison", sampler: "rivest", roundsMax: 10, fullCountShare: 0.6, polledIn: [] },
};

/** Runs one act as somebody; what the endpoint's query would have added is added. */
export function acting<E extends Endpoint>(db: StorageForTests, endpoint: E, serve: Serves<E>) {
  return (actor: Actor, given: { params?: object; query?: Partial<QueryOf<E>>; body?: unknown } = {}) =>
    asking(db, actor, (cx) =>
      serve(cx, {
        params: { election: "general-2026", ...given.params },
        query: endpoint.query.parse(given.query ?? {}),
        body: given.body,
      } as unknown as Parameters<Serves<E>>[1]),
    );
}

export const trustworthy = {
  voterVerified: true,
  custodyChecked: true,
  reconciled: true,
  evidence: "Seals and pollbooks of all sites were looked at on 2 November.",
};

export type Loose<E extends Endpoint> = (
  actor: Actor,
  given?: { params?: object; query?: object; body?: unknown },
) => Promise<{ ok: true; value: ReplyOf<E> } | { ok: false; refusal: string }>;

/** The acts of an audit up to the draw, on one database. */
export function auditActs(db: StorageForTests) {
  const act = <E extends Endpoint>(endpoint: E, serve: Serves<E>) => acting(db, endpoint, serve) as Loose<E>;
  const acts = {
    setUp: act(contract.setUpAudit, setUp),
    declare: act(contract.declarePaperTrail, declare),
    check: act(contract.checkAudit, check),
    acknowledge: act(contract.acknowledgeFindings, acknowledge),
    commit: act(contract.commitAudit, commit),
    commitRolls: act(contract.commitRolls, commitTheRolls),
    revealRolls: act(contract.revealRolls, revealTheRolls),
    draw: act(contract.drawSample, draw),
    async manifest(actor: Actor, audit: string, jurisdiction: string, text: string) {
      const body = await readManifestUpload(Readable.from([Buffer.from(text)]), "manifest.csv");
      return act(contract.uploadManifest, manifest)(actor, { params: { audit, jurisdiction }, body });
    },
    async records(
      actor: Actor,
      audit: string,
      jurisdiction: string,
      octets: string | Uint8Array,
      query: { readonly file?: string; readonly format?: RecordFormat; readonly place?: string } = {},
    ) {
      const { file = "cvr.csv", format = "dominion-csv" } = query;
      const votesAllowed = await db.storage.inTransaction(actor, (tx) => votesAllowedIn(tx, audit));
      const wanted = { file, format, votesAllowed };
      const body = await readRecordsUpload(Readable.from([Buffer.from(octets)]), wanted);
      return act(contract.uploadRecords, records)(actor, { params: { audit, jurisdiction }, query, body });
    },
  };
  return acts;
}

export type AuditActs = ReturnType<typeof auditActs>;

export async function prepared(db: StorageForTests): Promise<AuditActs> {
  await setScene(db);
  for (const [jurisdiction, official] of [
    ["north", north],
    ["south", south],
  ] as const)
    await inUse(db, official, { ...scanners, jurisdiction });
  return auditActs(db);
}

/** A technology in the register, put into use. */
export async function inUse(db: StorageForTests, official: Actor, registered: Registered): Promise<string> {
  const act = <E extends Endpoint>(endpoint: E, serve: Serves<E>) => acting(db, endpoint, serve) as Loose<E>;
  const { id } = valueOf(
    await act(technologies.registerTechnology, register)(official, { body: registered }),
  );
  valueOf(await act(technologies.deployTechnology, deploy)(official, { params: { technology: id } }));
  return id;
}

export function valueOf<T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** An audit with every file handed in. */
export async function filed(acts: AuditActs, body: Body = setUpBody): Promise<string> {
  const { id } = valueOf(await acts.setUp(state, { body }));
  for (const [code, actor] of [
    ["north", north],
    ["south", south],
  ] as const) {
    valueOf(await acts.manifest(actor, id, code, manifestCsv(cardsOf[code])));
    if (body.design.style === "comparison")
      valueOf(await acts.records(actor, id, code, dominionCsv(cardsOf[code], [mayor, council])));
  }
  return id;
}

/** An audit that is committed to: the paper declared trustworthy, and what the checks ask explained. */
export async function committed(acts: AuditActs, body?: Body): Promise<string> {
  const audit = await filed(acts, body);
  valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
  const { findings } = valueOf(await acts.check(state, { params: { audit } }));
  if (findings.length > 0)
    valueOf(
      await acts.acknowledge(state, {
        params: { audit },
        body: { keys: findings.map(({ key }) => key), why: "Looked at with the jurisdictions." },
      }),
    );
  valueOf(await acts.commit(state, { params: { audit } }));
  return audit;
}

export const dice = [
  { name: "Mayor’s office", rolls: "31415926535897932384", salt: "a salt that is long" },
  { name: "League of Voters", rolls: "27182818284590452353", salt: "another salt, longer" },
] as const;

/** The ceremony of the seed, from the commitments to the last reveal. */
export async function rollDice(acts: AuditActs, audit: string): Promise<void> {
  for (const one of dice) {
    const body = { name: one.name, commitment: commitTo(one) };
    valueOf(await acts.commitRolls(state, { params: { audit }, body }));
  }
  for (const one of dice) valueOf(await acts.revealRolls(state, { params: { audit }, body: one }));
}

export async function seeded(acts: AuditActs, body?: Body): Promise<string> {
  const audit = await committed(acts, body);
  await rollDice(acts, audit);
  return audit;
}
