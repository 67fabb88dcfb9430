import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { actorOf, asking, election } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { Result } from "../../../basics/result.ts";
import type { BodyOf } from "../../../platform/contract/endpoint.ts";
import * as assessing from "./assess-service.ts";
import * as changing from "./change-service.ts";
import {
  addEvidence,
  assessIncident,
  changeIncident,
  incidentFilters,
  openIncident,
  type Incident,
} from "./contract.ts";
import * as incidents from "./service.ts";
import { z } from "zod";

export const analyst = actorOf("desk", "analyst");
/** Of the same organisation, one with and one without clearance. */
export const cleared = actorOf("desk", "analyst", { id: "per_deskcleared0", clearance: 2 });
export const partner = actorOf("police", "member");

export const influence = {
  kind: "influence",
  technique: { code: "T0043", version: "DISARM 1.6" },
  target: { kind: "voters", name: "Voters of the northern district" },
  venue: "Chat groups",
  fromMs: 1_000,
  toMs: 2_000,
  outcome: "attempt-unknown",
  narrative: "The polling day was moved",
  infrastructure: ["vote-later.example"],
} as const;

export const intrusion = {
  kind: "intrusion",
  technique: { code: "T1566.002", version: "ATT&CK 17" },
  target: { kind: "campaign-team", name: "A campaign's mail server" },
  fromMs: 1_500,
  toMs: 1_600,
  outcome: "breach",
} as const;

/** Inputs go through the contract's schemas as the HTTP edge sends them; refusals come back as values. */
export function room(db: StorageForTests) {
  const at = (incident: string) => ({ election, incident: incident as Incident["id"] });
  const query = {};
  return {
    list: (actor: Actor, filters: object = {}, limit = 50) =>
      value(
        asking(
          db,
          actor,
          (cx) =>
            incidents.list(cx, {
              params: { election },
              query: { ...z.object(incidentFilters).parse(filters), ...filters, limit },
              body: undefined,
            }),
          { readOnly: true },
        ),
      ),
    read: (actor: Actor, incident: string, asOf?: number) =>
      asking(db, actor, (cx) =>
        incidents.read(cx, { params: at(incident), query: { asOf }, body: undefined }),
      ),
    csv: (actor: Actor) =>
      value(
        asking(db, actor, (cx) =>
          incidents.exportCsv(cx, { params: { election }, query, body: { purpose: "audit" } }),
        ),
      ),
    open: (actor: Actor, more: object = {}) => {
      const body = openIncident.body.parse({ ...told, why: "seen by the desk", ...more });
      return asking(db, actor, (cx) => incidents.open(cx, { params: { election }, query, body }));
    },
    change: (actor: Actor, incident: string, what: object) => {
      const body = changeIncident.body.parse({ version: 1, why: "a reason", ...what });
      return asking(db, actor, (cx) => changing.change(cx, { params: at(incident), query, body }));
    },
    assess: (actor: Actor, incident: string, more: Partial<BodyOf<typeof assessIncident>> = {}) =>
      asking(db, actor, (cx) =>
        assessing.assess(cx, { params: at(incident), query, body: { ...assessment, ...more } }),
      ),
    add: (actor: Actor, incident: string, more: object = {}) => {
      const body = addEvidence.body.parse({ ...evidence, why: "found by us", ...more });
      return asking(db, actor, (cx) => assessing.add(cx, { params: at(incident), query, body }));
    },
    link: (actor: Actor, incident: string, report: string) =>
      asking(db, actor, (cx) =>
        incidents.link(cx, {
          params: at(incident),
          query,
          body: { report: report as never, why: "tells of it" },
        }),
      ),
  };
}

/** The value, where no refusal is expected. */
export async function value<T>(result: Promise<Result<T, string>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(`refused: ${settled.refusal}`);
  return settled.value;
}

const told = {
  title: "False polling dates",
  summary: "Messages say that polling day was moved.",
  phase: "campaign",
  aims: ["chaos"],
  beneficiary: "none",
  tlp: "amber",
  classification: 0,
};

const assessment = {
  likelihood: "likely" as const,
  confidence: "moderate" as const,
  judgement: "The messages are coordinated.",
  alternatives: ["People repeat an honest mistake"],
  classification: 0,
};

const evidence = {
  text: "The same words in forty groups within an hour",
  kind: "observation",
  sourceGrade: "B",
  credibility: 2,
  knownAtMs: Date.UTC(2026, 9, 31),
  tlp: "amber",
  classification: 0,
};

/** A table of reports for this test only, known to row security by the same door as the real one. */
export async function addReports(db: StorageForTests, ...ids: string[]): Promise<void> {
  await db.asOwner(`create table if not exists reports_of_a_test (
    id text primary key, space text, election_id text, organisation_id text, tlp text, classification integer, created_by text)`);
  await db.asOwner(`do $$ begin
    if not exists (select from pg_policies where tablename = 'reports_of_a_test') then call cf_protect('reports_of_a_test'); end if;
  end $$`);
  await db.asOwner(`insert into content_tables (prefix, table_name, class) values ('rep', 'reports_of_a_test', 'report')
    on conflict (prefix) do update set table_name = excluded.table_name`);
  for (const id of ids)
    await db.asOwner(
      "insert into reports_of_a_test values ($1, 'live', $2, $3, 'amber', 0, 'public') on conflict do nothing",
      [id, election, analyst.organisationId],
    );
}
