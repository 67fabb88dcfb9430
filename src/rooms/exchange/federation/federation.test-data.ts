import type { FastifyInstance } from "fastify";
import { tlpMarking, type Tlp } from "@counterfoil/stix";
import { storageForTests, type Dialect, type StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, election, setScene } from "../../../core/people/for-tests.ts";
import type { Role } from "../../../core/permissions/contract.ts";
import { sharingHttp } from "../../../core/sharing/http.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import * as bundleExports from "../bundles/export-service.ts";
import { replySeal } from "../../../platform/http/reply-seal.ts";
import { bundlesHttp } from "../bundles/http.ts";
import * as bundles from "../bundles/service.ts";
import { campaignsHttp } from "../campaigns/http.ts";
import { link } from "../campaigns/link-service.ts";
import * as campaigns from "../campaigns/service.ts";
import { incidentsHttp } from "../incidents/http.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import * as incidents from "../incidents/service.ts";
import { methodsHttp } from "../methods/http.ts";
import * as methods from "../methods/service.ts";
import { playbooksHttp } from "../playbooks/http.ts";
import * as playbooks from "../playbooks/service.ts";
import { federationHttp } from "./http.ts";
import { instanceKey, type InstanceKey } from "./instance-key.ts";
import type { Others } from "./others-contract.ts";

export const coordinator = actorOf("desk", "coordinator");
export const analyst = actorOf("desk", "analyst");
export const second = actorOf("desk", "analyst", { id: "per_secondanalyst" });
export const outsider = actorOf("police", "analyst");
export const otherCoordinator = actorOf("firm", "coordinator");
const people = [coordinator, analyst, second, outsider, otherCoordinator];

export const others: Others = {
  bundles: { ...bundles, ...bundleExports },
  incidents,
  methods,
  playbooks,
  campaigns: { ...campaigns, link },
};

export const seal = replySeal("a secret for tests only");

export interface Reply {
  readonly status: number;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
  readonly json: any;
}

export interface Instance {
  readonly db: StorageForTests;
  readonly own: InstanceKey;
  ask(who: Actor, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Takes an envelope in, as the coordinator. */
  receive(envelope: string, who?: Actor): Promise<Reply>;
  /** Pins another instance's key and compares its fingerprint; the peer's id. */
  trust(other: Instance, policy?: object): Promise<string>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** An instance of its own: database, key and HTTP edge. */
export async function instanceFor(dialect: Dialect, name: string): Promise<Instance> {
  const db = await storageForTests({ dialect });
  const own = instanceKey(`the secret of ${name}`, name);
  const slices = [
    federationHttp(own, others, seal),
    bundlesHttp,
    campaignsHttp,
    incidentsHttp,
    methodsHttp,
    playbooksHttp,
    sharingHttp,
  ];
  const app: FastifyInstance = await serverFor(db, slices, people, name.length);
  const ask: Instance["ask"] = async (who, path, body, headers = {}) => {
    const answer = await app.inject({
      method: body === undefined ? "GET" : "POST",
      url: `/api/elections/${election}/${path}`,
      headers: { "x-actor": who.id, ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    return {
      status: answer.statusCode,
      text: answer.body,
      json: answer.body.startsWith("{") ? JSON.parse(answer.body) : null,
    };
  };
  const instance: Instance = {
    db,
    own,
    ask,
    receive: (envelope, who = coordinator) =>
      ask(who, "federation/received", envelope, { "content-type": "application/jose" }),
    async trust(other, more = {}) {
      const added = await ask(coordinator, "federation/peers", {
        name: other.own.name,
        publicKey: other.own.key.pem,
        ...policy,
        ...more,
      });
      if (added.status !== 200) throw new Error(added.text);
      const { fingerprint } = other.own.key;
      const body = { fingerprint, why: "read to me by telephone" };
      const confirmed = await ask(coordinator, `federation/peers/${added.json.id}/confirm`, body);
      if (confirmed.status !== 200) throw new Error(confirmed.text);
      return added.json.id as string;
    },
    async reset() {
      await db.reset();
      await setScene(db);
      for (const actor of people) await addPerson(db, actor, actor.role as Role);
    },
    async close() {
      await app.close();
      await db.close();
    },
  };
  await instance.reset();
  return instance;
}

export const policy = {
  theirElection: election,
  peerOrganisationId: null,
  direction: "both",
  classes: ["incident", "evidence", "indicator", "method", "playbook", "campaign"],
  tlpMax: "green",
};

/** What an instance holds, so that a refusal can be seen to leave nothing behind. */
export async function kept({ db }: Instance): Promise<unknown> {
  const [row] = await db.asOwner(
    `select (select count(*)::int from bundles) as bundles, (select count(*)::int from bundle_objects) as objects,
       (select count(*)::int from federation_received) as received, (select count(*)::int from federation_methods) as methods,
       (select count(*)::int from federation_playbooks) as playbooks,
       (select count(*)::int from federation_campaigns) as campaigns,
       (select count(*)::int from journal_entries) as entries`,
  );
  return row;
}

export const domainObject = (n: number, tlp: Tlp): Record<string, unknown> => ({
  type: "domain-name",
  spec_version: "2.1",
  id: `domain-name--00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  value: `fake${n}.example`,
  object_marking_refs: [tlpMarking(tlp)["id"]],
});

/** A bundle of these markings in an instance, taken in by the desk's analyst; its id. */
export async function bundleIn(
  instance: Instance,
  tlps: readonly Tlp[],
  from = 1,
  source = "origin=own",
): Promise<string> {
  const objects = tlps.map((tlp, at) => domainObject(from + at, tlp));
  const text = JSON.stringify({
    type: "bundle",
    id: `bundle--00000000-0000-4000-8000-${String(from).padStart(12, "0")}`,
    objects,
  });
  const taken = await instance.ask(analyst, `bundles?${source}`, text, {
    "content-type": "application/stix+json",
  });
  if (taken.status !== 200) throw new Error(taken.text);
  return taken.json.bundle.id as string;
}

/** An envelope that an instance wrote for a peer. */
export async function written(instance: Instance, peer: string, body: object): Promise<string> {
  const sent = await instance.ask(coordinator, `federation/peers/${peer}/sent`, {
    purpose: "respond",
    why: "they asked for it",
    ...body,
  });
  if (sent.status !== 200) throw new Error(sent.text);
  const file = await instance.ask(coordinator, `federation/peers/${peer}/sent/${sent.json.id}`);
  return file.text;
}

/** An incident as its analyst opens it. */
export const incident = (tlp: string, more: object = {}) => ({
  title: "False polling dates",
  summary: "Messages say that polling day was moved.",
  phase: "campaign",
  aims: ["chaos"],
  beneficiary: "none",
  tlp,
  classification: 0,
  why: "seen by the desk",
  activities: [
    {
      kind: "influence",
      technique: { code: "T0043", version: "DISARM 1.6" },
      target: { kind: "voters", name: "Voters of the northern district" },
      fromMs: 1_000,
      toMs: 2_000,
      outcome: "attempt-unknown",
      narrative: "The polling day was moved",
      infrastructure: ["vote-later.example"],
      ...more,
    },
  ],
});

export const evidence = (tlp: string) => ({
  text: `${tlp} words in forty groups`,
  kind: "observation",
  sourceGrade: "B",
  credibility: 2,
  knownAtMs: Date.UTC(2026, 9, 31),
  tlp,
  classification: 0,
  why: "found by us",
});
