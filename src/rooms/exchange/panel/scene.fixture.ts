import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import {
  actorOf,
  addPerson,
  asking,
  election,
  organisations,
  setScene,
} from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { z } from "zod";
import * as briefing from "./briefing-service.ts";
import {
  amendCase,
  briefCase,
  criteria,
  type Assessment,
  type CaseId,
  type Interest,
  type Outcome,
  type Vote,
} from "./contract.ts";
import * as deciding from "./deciding-service.ts";
import * as panel from "./service.ts";

/** Moments of story D, in the election's own time zone (America/Toronto, UTC-4 in March and April). */
export const at = (text: string): number => Date.parse(`${text}:00-04:00`);
export const march24 = at("2025-03-24T11:00");

type Id = z.infer<typeof CaseId>;

export const analyst = actorOf("desk", "analyst", { clearance: 3 });
export const auditor = actorOf("watch", "auditor", { clearance: 3, id: "per_auditor00000" });
export const sponsor = actorOf("desk", "sponsor", { clearance: 3 });
export const secretary = actorOf("police", "coordinator", { clearance: 3 });
export const spokesperson = actorOf("platform", "communications");
const member = (
  name: "police" | "watch" | "firm" | "platform",
  letter: string,
  clearance: 0 | 3 = 3,
): Actor => actorOf(name, "panel-member", { id: `per_member${letter}00000`, clearance });
/** Five officials of four organisations; the panel is convened by the first. */
export const members = [
  member("police", "a"),
  member("police", "b"),
  member("watch", "c"),
  member("firm", "d"),
  member("platform", "e"),
] as const;

/** An election like the one of story D: caretaker from 23 March, polling on 28 April 2025. */
export async function setPanel(db: StorageForTests, seated: readonly Actor[] = members): Promise<void> {
  db.clock.set(march24);
  await setScene(db);
  const rules = { panel: { organisationId: organisations.police, members: 5, quorum: 3 } };
  const phases = [
    { phase: "nomination", startsOn: "2025-02-01", endsOn: "2025-03-22" },
    { phase: "campaign", startsOn: "2025-03-23", endsOn: "2025-04-17" },
    { phase: "voting", startsOn: "2025-04-18", endsOn: "2025-04-28" },
    { phase: "count", startsOn: "2025-04-29", endsOn: "2025-05-31" },
  ];
  await db.asOwner(
    `update elections set polling_day = '2025-04-28', caretaker_from = '2025-03-23', caretaker_to = '2025-05-12',
       phases = $1, rules = rules || $2`,
    [JSON.stringify(phases), JSON.stringify(rules)],
  );
  for (const person of seated) await addPerson(db, person, "panel-member");
  for (const person of [analyst, auditor, sponsor, secretary, spokesperson])
    await addPerson(db, person, person.role as "analyst");
  await addMandate(db, "man_panel000000", "police", "foreign-interference", true);
  await addMandate(db, "man_authority00", "authority", "polling-place-facts", false);
}

export async function addMandate(
  db: StorageForTests,
  id: string,
  organisation: keyof typeof organisations,
  matter: string,
  caretakerOnly: boolean,
): Promise<void> {
  await db.asOwner(
    `insert into mandates values ($1, 'live', $2, $3, $4, 'directive', null, '{nomination,campaign,voting,count}', $5, null,
       'we act for no party', 'someone', 'someone', 0, null, null, null)`,
    [id, election, organisations[organisation], matter, caretakerOnly],
  );
}

export const sheet = (knownAtMs: number): Assessment[] =>
  criteria.map(
    (criterion) =>
      ({
        criterion,
        finding: criterion === "accumulation" ? "single" : "moderate",
        because: "one platform, many accounts",
        knownAtMs,
      }) as Assessment,
  );

export const operation = {
  title: "Accounts on one platform",
  matter: "foreign-interference" as const,
  asked: "Could this undermine a free and fair election?",
  incidentIds: [] as string[],
  campaignId: null,
  tlp: "amber" as const,
  classification: 0,
  criteria: sheet(march24),
  evidence: [
    {
      statement: "A spike of contrasting narratives",
      source: "platform data",
      knownAtMs: at("2025-03-10T09:00"),
      tlp: "amber" as const,
      classification: 0,
    },
  ],
  alternatives: [
    { alternative: "platform-contacted" as const, cameOfIt: "the developer was asked", knownAtMs: march24 },
  ],
};

/** The acts of the panel, each as one whole request. */
export function actsOn(db: () => StorageForTests) {
  const params = (id: string) => ({ election, case: id as Id });
  const ask = <T>(actor: Actor, serve: Parameters<typeof asking<T>>[2]) => asking(db(), actor, serve);
  return {
    brief: (body: Partial<z.input<typeof briefCase.body>> = {}, by: Actor = analyst) =>
      ask(by, (cx) =>
        briefing.brief(cx, {
          params: { election },
          query: {},
          body: briefCase.body.parse({ ...operation, ...body }),
        }),
      ),
    amend: (id: string, body: z.input<typeof amendCase.body>, by: Actor = analyst) =>
      ask(by, (cx) =>
        briefing.amend(cx, { params: params(id), query: {}, body: amendCase.body.parse(body) }),
      ),
    withdraw: (id: string, by: Actor = analyst) =>
      ask(by, (cx) =>
        briefing.withdraw(cx, { params: params(id), query: {}, body: { why: "taken up again later" } }),
      ),
    route: (id: string, organisationId: string) =>
      ask(analyst, (cx) =>
        briefing.route(cx, {
          params: params(id),
          query: {},
          body: { organisationId, why: "it is their matter" },
        }),
      ),
    declare: (id: string, by: Actor, interest: Interest = "none", recuse = false) =>
      ask(by, (cx) =>
        deciding.declare(cx, {
          params: params(id),
          query: {},
          body: { interest, words: interest === "none" ? null : "I advised that platform", recuse },
        }),
      ),
    vote: (id: string, by: Actor, vote: Vote = "met", dissent: string | null = null) =>
      ask(by, (cx) =>
        deciding.vote(cx, {
          params: params(id),
          query: {},
          body: { vote, because: "the sheet says so", dissent },
        }),
      ),
    decide: (
      id: string,
      by: Actor,
      outcome: Outcome,
      marking: { tlp?: "red" | "amber" | "green"; classification?: number } = {},
    ) =>
      ask(by, (cx) =>
        deciding.decide(cx, {
          params: params(id),
          query: {},
          body: {
            outcome,
            because: "as the panel found",
            title: "What the panel found",
            tlp: "amber",
            classification: 0,
            ...marking,
          },
        }),
      ),
    read: (id: string, by: Actor, query: { asOf?: number; by?: "recorded" | "known" } = {}) =>
      ask(by, (cx) =>
        panel.read(cx, { params: params(id), query: { by: "recorded", ...query }, body: undefined }),
      ),
    list: (by: Actor, query: { waiting?: "yes" } = {}) =>
      ask(by, (cx) =>
        panel.list(cx, { params: { election }, query: { limit: 50, ...query }, body: undefined }),
      ),
    declarations: (by: Actor) =>
      ask(by, (cx) => panel.declarations(cx, { params: { election }, query: {}, body: undefined })),
    count: (by: Actor) =>
      ask(by, (cx) => panel.count(cx, { params: { election }, query: {}, body: undefined })),
  };
}

/** Briefed, every one of these has declared none and voted. */
export async function votedOn(
  acts: ReturnType<typeof actsOn>,
  ballots: readonly Vote[],
  body: Partial<z.input<typeof briefCase.body>> = {},
): Promise<string> {
  const briefed = await acts.brief(body);
  if (!briefed.ok) throw new Error(briefed.refusal);
  for (const [index, vote] of ballots.entries()) {
    const by = members[index];
    if (by === undefined) continue;
    const declared = await acts.declare(briefed.value.id, by);
    const voted = await acts.vote(briefed.value.id, by, vote);
    if (!declared.ok || !voted.ok) throw new Error("the scene could not be set");
  }
  return briefed.value.id;
}
