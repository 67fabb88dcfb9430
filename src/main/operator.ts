import { Organisation } from "../core/organisations/contract.ts";
import { insertOrganisation } from "../core/organisations/store.ts";
import { endInvitation } from "../core/people/invitations-store.ts";
import { insertGrant, insertPerson } from "../core/people/store.ts";
import { systemClock } from "../platform/clock/clock.ts";
import { systemActor, type Actor } from "../platform/contract/actor.ts";
import { systemDice } from "../platform/dice/system-dice.ts";
import { signIn } from "../platform/sign-in/sign-in.ts";
import type { OpenStorage } from "../platform/storage/open-storage.ts";
import type { Config } from "./config.ts";

const yearMs = 365 * 86_400_000;

/** The first person of an instance, with the operator's role for a year; gives the link by which they choose a password. */
export async function createOperator(
  storage: OpenStorage,
  config: Config,
  given: { readonly email: string; readonly name: string; readonly organisation: string },
): Promise<string> {
  const personId = systemDice.id("per");
  const organisationId = systemDice.id("org");
  const actor: Actor = {
    kind: "person",
    id: personId,
    organisationId,
    roles: ["operator"],
    role: "operator",
    clearance: 0,
    electionId: null,
    space: "live",
  };
  await storage.inTransaction(actor, async (tx) => {
    const described = {
      name: given.organisation,
      sector: "government",
      country: "XX",
      spectrumPosition: null,
      contact: null,
    };
    await insertOrganisation(tx, Organisation.parse({ id: organisationId, ...described }));
    const person = { id: personId, name: given.name, organisationId, clearance: 0 } as const;
    await insertPerson(tx, person as Parameters<typeof insertPerson>[1], given.email);
    const times = { grantedAtMs: tx.nowMs, expiresAtMs: tx.nowMs + yearMs, revokedAtMs: null };
    const grant = {
      id: systemDice.id("grn"),
      role: "operator",
      electionId: null,
      reason: "first operator",
      grantedBy: "system",
    };
    await insertGrant(tx, personId, { ...grant, ...times } as Parameters<typeof insertGrant>[2]);
    tx.journal({
      atMs: tx.nowMs,
      actor,
      action: "people.invite",
      subject: personId,
      why: "first operator, by the command line",
      electionId: null,
      organisationId,
      tlp: "green",
      classification: 0,
      body: { role: "operator" },
    });
  });
  const accounts = signIn({
    access: storage.schemaAccess("sign_in"),
    secret: config.secret,
    publicUrl: config.publicUrl,
    mail: { sendResetLink: async () => undefined },
    demonstration: false,
    clock: systemClock,
    dice: systemDice,
  });
  const made = await accounts.createAccount({ personId, email: given.email, name: given.name });
  await storage.inTransaction(systemActor("invite"), (tx) =>
    endInvitation(tx, personId, made.ok ? null : made.refusal),
  );
  const link = await accounts.resetLink(personId);
  if (link === null)
    throw new Error(made.ok ? "The account was not made" : `The account was refused: ${made.refusal}`);
  return link.url;
}
