import { type StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { homeHttp } from "../../../core/home/http.ts";
import { actorOf, addPerson, election, organisations, setScene } from "../../../core/people/for-tests.ts";
import type { Role } from "../../../core/permissions/contract.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { bundlesHttp } from "../bundles/http.ts";
import { incidentsHttp } from "../incidents/http.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import { playbooksHttp } from "../playbooks/http.ts";
import { stalePlaybooksWait } from "../playbooks/stale.ts";
import { reportsHttp } from "../reports/http.ts";
import { reviewsWait } from "../vocabulary/reviews-service.ts";
import { vocabularyHttp } from "../vocabulary/http.ts";
import { techniquesHttp } from "./http.ts";
import { firstsWait } from "./service.ts";

/** Two analysts of the desk, one of them cleared; an analyst of another organisation; others who read or run. */
export const askers = {
  analyst: actorOf("desk", "analyst"),
  colleague: actorOf("desk", "analyst", { id: "per_colleague000" }),
  cleared: actorOf("desk", "analyst", { id: "per_deskcleared0", clearance: 2 }),
  elsewhere: actorOf("police", "analyst"),
  member: actorOf("desk", "member"),
  auditor: actorOf("watch", "auditor"),
  operator: actorOf("desk", "operator"),
} as const satisfies Record<string, Actor>;
export type AskerName = keyof typeof askers;

/** A test reads what a reply holds without declaring it again. */
export type Reply = ReturnType<typeof JSON.parse>;
export const day = 86_400_000;

/** The HTTP edge with what codes to techniques, what answers them, and the page at home. */
export async function serve(db: StorageForTests) {
  await db.reset();
  await setScene(db);
  for (const actor of Object.values(askers)) await addPerson(db, actor, actor.role as Role);
  const app = await serverFor(
    db,
    [
      incidentsHttp,
      reportsHttp,
      bundlesHttp,
      vocabularyHttp,
      techniquesHttp,
      playbooksHttp,
      homeHttp([], [firstsWait, stalePlaybooksWait, reviewsWait]),
    ],
    Object.values(askers),
  );
  const send = async (
    who: AskerName,
    method: "GET" | "POST",
    path: string,
    payload?: string | object,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; body: Reply; text: string }> => {
    const answered = await app.inject({
      method,
      url: path.startsWith("/") ? path : `/api/elections/${election}/${path}`,
      headers: { "x-actor": askers[who].id, ...more },
      ...(payload !== undefined && { payload }),
    });
    return { status: answered.statusCode, body: answered.json(), text: answered.body };
  };
  const done = async (reply: ReturnType<typeof send>): Promise<Reply> => {
    const { status, body } = await reply;
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    app,
    send,
    get: (who: AskerName, path: string) => done(send(who, "GET", path)),
    post: (who: AskerName, path: string, body?: object) => done(send(who, "POST", path, body)),
    /** What waits at home, as `kind subject`. */
    home: async (who: AskerName): Promise<string[]> => {
      const { waiting } = await done(send(who, "GET", "home"));
      return waiting.map((item: Reply) => `${item.kind} ${item.subject}`);
    },
    /** An incident with one activity coded to a technique; gives its id. */
    met: async (who: AskerName, code: string, more: object = {}): Promise<string> =>
      (await done(send(who, "POST", "incidents", incident(code, more)))).id,
    /** A version of a framework with these techniques, of which some gave way to others; gives its id. */
    framework: async (
      codes: readonly string[],
      name = "First",
      successors: Readonly<Record<string, string>> = {},
    ): Promise<string> => {
      const matrix = { ...pattern("T0", 99), type: "x-mitre-matrix", name: "Framework of the test" };
      const objects = [
        { ...matrix, id: "x-mitre-matrix--5d0092c5-5f74-4287-9642-33f4c354e599" },
        ...codes.map((code, at) => ({ ...pattern(code, at), revoked: code in successors })),
        ...Object.entries(successors).map(([from, to], at) => ({
          ...pattern(from, at),
          type: "relationship",
          id: `relationship--5d0092c5-5f74-4287-9642-33f4c354e5${String(at).padStart(2, "0")}`,
          relationship_type: "revoked-by",
          source_ref: idOfPattern(codes.indexOf(from)),
          target_ref: idOfPattern(codes.indexOf(to)),
        })),
      ];
      const text = JSON.stringify({
        type: "bundle",
        id: "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d",
        objects,
      });
      const headers = { "content-type": "application/stix+json" };
      return (await done(send("analyst", "POST", `/api/vocabulary?label=${name}`, text, headers))).version.id;
    },
    imported: async (who: AskerName, objects: readonly object[]): Promise<Reply> => {
      const text = JSON.stringify({
        type: "bundle",
        id: "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d",
        objects,
      });
      const path = "bundles?origin=received&sender=A%20partner&unmarked=amber&name=From%20a%20partner";
      return done(send(who, "POST", path, text, { "content-type": "application/stix+json" }));
    },
  };
}
export type House = Awaited<ReturnType<typeof serve>>;

export function incident(code: string, more: object = {}): object {
  return {
    title: "Calls that name a false polling day",
    summary: "Automated calls tell voters of one district that they vote a day later.",
    phase: "voting",
    aims: ["mislead-voters"],
    tlp: "amber",
    classification: 0,
    why: "seen by the desk",
    activities: [
      {
        kind: "influence",
        technique: { code, version: "DISARM 1.6" },
        target: { kind: "voters", name: "Voters of the northern district" },
        venue: "Telephone",
        fromMs: 1_000,
        toMs: 2_000,
        outcome: "attempt-unknown",
      },
    ],
    ...more,
  };
}

/** An attack pattern of STIX 2.1 with a code. */
const idOfPattern = (at: number): string =>
  `attack-pattern--5d0092c5-5f74-4287-9642-33f4c354e5${String(at).padStart(2, "0")}`;

export function pattern(code: string, at = 1): object {
  const made = "2026-10-01T00:00:00.000Z";
  return {
    type: "attack-pattern",
    spec_version: "2.1",
    id: idOfPattern(at),
    created: made,
    modified: made,
    name: `Pattern ${code}`,
    external_references: [{ source_name: "mitre-attack", external_id: code }],
  };
}

/** Shares a row of content of the desk with the police, written past the services. */
export async function shareWithPolice(db: StorageForTests, subject: string): Promise<void> {
  await db.asOwner(
    `insert into shares values ($1, 'live', $2, $3, $4, $5, null, null, null, 'test', 'amber', 'test', $6, null, null)`,
    [
      `shr_${subject.slice(4)}`,
      election,
      subject,
      organisations.desk,
      organisations.police,
      db.clock.nowMs(),
    ],
  );
}

export function playbook(techniques: readonly string[], more: object = {}): object {
  return {
    title: "False dates",
    purpose: "Put right a false polling day before it spreads.",
    steps: [
      { what: "Ask the authority for the right date", who: "Desk", withinMinutes: 15 },
      { what: "Publish the holding line", who: "Communications", withinMinutes: 60 },
    ],
    techniques,
    reviewBy: "2999-12-31",
    tlp: "amber",
    classification: 0,
    why: "learned in spring",
    ...more,
  };
}
