import { readFileSync } from "node:fs";
import { z } from "zod";
import { Election } from "../core/elections/contract.ts";
import { insertElection } from "../core/elections/store.ts";
import { Mandate } from "../core/mandates/contract.ts";
import { insertMandate } from "../core/mandates/store.ts";
import { Organisation } from "../core/organisations/contract.ts";
import { insertOrganisation, insertParticipation } from "../core/organisations/store.ts";
import { Grant } from "../core/people/contract.ts";
import { endInvitation } from "../core/people/invitations-store.ts";
import { insertGrant, insertPerson } from "../core/people/store.ts";
import { roles } from "../core/permissions/contract.ts";
import type { Clock } from "../platform/clock/clock.ts";
import { publicActor, systemActor, type Actor } from "../platform/contract/actor.ts";
import type { Dice } from "../platform/dice/dice.ts";
import type { Accounts } from "../platform/sign-in/accounts.ts";
import type { Storage } from "../platform/storage/storage.ts";
import { allElections } from "../core/elections/store.ts";
import { templateOf } from "./demonstration-dates.ts";
import { addExchange } from "./demonstration-exchange.ts";
import { addPlaybook, addStandard } from "./demonstration-rules.ts";
import { addTechnologies } from "./demonstration-technologies.ts";

/** Everyone's password in a demonstration: it stands on the sign-in page, because everything in it is made up. */
export const demonstrationPassword = "demonstration-only";

const PersonFile = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.email(),
    organisationId: z.string(),
    clearance: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
    role: z.enum(roles),
    election: z.string().nullable(),
  }),
);
const OrganisationFile = z.array(
  Organisation.omit({ contact: true, id: true }).extend({ id: z.string(), elections: z.array(z.string()) }),
);

const people = PersonFile.parse(read("people"));
const organisations = OrganisationFile.parse(read("organisations"));

/** A ready account for each role, as the sign-in page and the terminal list them. */
export const demonstrationAccounts = people.map(({ email, name, role, organisationId }) => ({
  email,
  name,
  role,
  password: demonstrationPassword,
  organisation: organisations.find((each) => each.id === organisationId)?.name ?? organisationId,
}));

export interface Stage {
  readonly storage: Storage;
  readonly accounts: Accounts;
  readonly dice: Dice;
  readonly clock: Clock;
}

/** Two elections of two jurisdictions with their organisations, people and mandates. Does nothing where there is an election. */
export async function loadDemonstration(stage: Stage): Promise<boolean> {
  const { storage } = stage;
  const present = await storage.inTransaction(publicActor(null), allElections, { readOnly: true });
  if (present.length > 0) return false;
  const elections = z.array(Election).parse(templateOf(read("elections"), stage.clock.nowMs()));
  await storage.inTransaction(operator(null), async (tx) => {
    for (const each of organisations) {
      await insertOrganisation(tx, Organisation.parse({ ...each, contact: null }));
    }
    for (const election of elections) await insertElection(tx, election);
    for (const each of organisations) {
      for (const election of each.elections) await insertParticipation(tx, election, each.id);
    }
    tx.journal(entry(tx.nowMs, "elections.create", "demonstration"));
  });
  await addPeople(stage);
  await addMandates(stage);
  await addExchange(stage, actingAs("analyst"));
  await addPlaybook(stage, actingAs("analyst"));
  await addStandard(stage, actingAs("editor"), actingAs("civil-society"));
  await addTechnologies(stage, actingAs("election-authority"));
  return true;
}

function actingAs(role: (typeof people)[number]["role"]): Actor {
  const { id, organisationId, clearance, election } =
    people.find((each) => each.role === role) ?? missing(role);
  return {
    kind: "person",
    id,
    organisationId,
    roles: [role],
    role,
    clearance,
    electionId: election,
    space: "live",
  };
}

function missing(role: string): never {
  throw new Error(`The demonstration has no ${role}`);
}

async function addPeople({ storage, accounts, dice }: Stage): Promise<void> {
  const yearMs = 365 * 86_400_000;
  await storage.inTransaction(operator(null), async (tx) => {
    for (const person of people) {
      const { id, name, organisationId, clearance, email, role, election } = person;
      await insertPerson(
        tx,
        { id, name, organisationId, clearance } as Parameters<typeof insertPerson>[1],
        email,
      );
      const grant = Grant.parse({
        id: dice.id("grn"),
        role,
        electionId: election,
        reason: "demonstration",
        grantedBy: "system",
        grantedAtMs: tx.nowMs,
        expiresAtMs: tx.nowMs + yearMs,
        revokedAtMs: null,
      });
      await insertGrant(tx, id, grant);
    }
    // Not as invitations: those would make accounts without a password.
    tx.journal(entry(tx.nowMs, "people.grant", "demonstration"));
  });
  const password = await accounts.hashPassword(demonstrationPassword);
  if (!password.ok) throw new Error(`The demonstration's password was refused: ${password.refusal}`);
  for (const { id, email, name } of people) {
    const made = await accounts.createAccount({ personId: id, email, name, password: password.value });
    if (!made.ok) throw new Error(`The demonstration account ${email} was refused: ${made.refusal}`);
    await storage.inTransaction(systemActor("invite"), (tx) => endInvitation(tx, id, null));
  }
}

const MandateFile = z.array(
  Mandate.pick({ matter: true, legalBasis: true, phases: true, caretakerOnly: true }).extend({
    election: z.string(),
    organisationId: z.string(),
    routesTo: z.string().nullable(),
  }),
);

async function addMandates({ storage, dice }: Stage): Promise<void> {
  for (const { election, ...given } of MandateFile.parse(read("mandates"))) {
    const sponsor: Actor = {
      ...operator(election),
      id: "per_sponsor00000",
      roles: ["sponsor"],
      role: "sponsor",
    };
    await storage.inTransaction(sponsor, async (tx) => {
      const mandate = Mandate.parse({
        ...given,
        id: dice.id("man"),
        legalBasisUrl: null,
        attestation: "Acts for every voter and every party alike; no party gains or loses by design.",
        attestedBy: "Demonstration",
        registeredBy: sponsor.id,
        registeredAtMs: tx.nowMs,
        endedAtMs: null,
        endedBecause: null,
      });
      await insertMandate(tx, election, mandate);
    });
  }
}

function operator(electionId: string | null): Actor {
  return {
    kind: "person",
    id: "per_operator0000",
    organisationId: "org_operator0000",
    roles: ["operator"],
    role: "operator",
    clearance: 0,
    electionId,
    space: "live",
  };
}

function entry(atMs: number, action: string, subject: string) {
  const actor = operator(null);
  const place = {
    electionId: null,
    organisationId: actor.organisationId,
    tlp: "green",
    classification: 0,
  } as const;
  return { atMs, actor, action, subject, why: "demonstration loaded", body: null, ...place };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../demonstration/${name}.json`, import.meta.url), "utf8"));
}
