import { roles as allRoles, type Role } from "../permissions/contract.ts";
import type { Actor } from "../../platform/contract/actor.ts";
import type { Context } from "../../platform/contract/context.ts";
import { seededDice } from "../../platform/dice/dice.ts";
import type { StorageForTests } from "../../../tests/storage-for-tests.ts";

/** The organisations of the scene. Ids are made up, like everything in it. */
export const organisations = {
  desk: "org_desk000000",
  police: "org_police0000",
  authority: "org_authority0",
  platform: "org_platform00",
  firm: "org_firm000000",
  watch: "org_watch00000",
  party: "org_party00000",
} as const;

export type OrganisationName = keyof typeof organisations;

const sectors: Readonly<Record<OrganisationName, string>> = {
  desk: "government",
  police: "government",
  authority: "election-authority",
  platform: "platform",
  firm: "security-firm",
  watch: "civil-society",
  party: "party",
};

export const election = "general-2026";

/** One election in which every organisation takes part since the start of the test's clock. */
export async function setScene(
  db: StorageForTests,
  requiredSectors: readonly string[] = ["government", "civil-society"],
): Promise<void> {
  const rules = {
    reportingDesk: organisations.desk,
    panel: null,
    tellVictimHoursMax: 72,
    assessReportHoursMax: 24,
    requiredSectors,
  };
  const phases = [{ phase: "voting", startsOn: "2026-11-01", endsOn: "2026-11-30" }];
  for (const id of [election, "other-2026"])
    await db.asOwner(
      `insert into elections values ($1, '{"en":"General election"}', '{"code":"XX","name":{"en":"Somewhere"}}', 'general',
        'America/Toronto', '["en","fr"]', '2026-11-03', '2026-11-01', '2026-11-10', $2, $3, null, 0)`,
      [id, JSON.stringify(phases), JSON.stringify(rules)],
    );
  for (const [name, id] of Object.entries(organisations))
    await db.asOwner("insert into organisations values ($1, $2, $3, 'CA', null, null, 0)", [
      id,
      name,
      sectors[name as OrganisationName],
    ]);
  for (const id of Object.values(organisations))
    await db.asOwner("insert into participations values ($1, $2, $3, null)", [
      election,
      id,
      db.clock.nowMs(),
    ]);
}

/** A person of an organisation in a role; `id` stands for the person. */
export function actorOf(
  organisation: OrganisationName,
  role: Role,
  more: Partial<Actor> & { readonly id?: string } = {},
): Actor {
  return {
    kind: "person",
    id: `per_${organisation}${role.replaceAll("-", "")}`.padEnd(16, "0"),
    organisationId: organisations[organisation],
    roles: [role],
    role,
    clearance: 0,
    electionId: election,
    space: "live",
    ...more,
  };
}

/** A person with an account and one role, written past the services. */
export async function addPerson(db: StorageForTests, actor: Actor, role: Role | null = null): Promise<void> {
  await db.asOwner("insert into people values ($1, $2, $3, $4, 0, null) on conflict do nothing", [
    actor.id,
    `Name of ${actor.id}`,
    actor.organisationId,
    actor.clearance,
  ]);
  if (role !== null)
    await db.asOwner("insert into role_grants values ($1, $2, $3, $4, 'test', 'test', 0, $5, null)", [
      `grn_${actor.id.slice(4)}${allRoles.indexOf(role)}`,
      actor.id,
      role,
      election,
      db.clock.nowMs() + 86_400_000 * 90,
    ]);
}

const dice = seededDice(20_261_103);

/** One request's whole transaction: a service with its input, as the HTTP edge runs it. */
export function asking<T>(
  db: StorageForTests,
  actor: Actor,
  serve: (cx: Context) => Promise<T>,
  options: { readonly readOnly?: boolean } = {},
): Promise<T> {
  return db.storage.inTransaction(
    actor,
    (tx) => serve({ tx, actor, nowMs: tx.nowMs, dice, language: "en" }),
    options,
  );
}
