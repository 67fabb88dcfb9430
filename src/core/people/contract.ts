import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { idOf } from "../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../platform/contract/page.ts";
import { may, roles } from "../permissions/contract.ts";

export const PersonId = idOf("per");
export const GrantId = idOf("grn");

/** Roles that can be granted: all but `public`, which everyone has. */
export const GrantedRole = z.enum(roles).exclude(["public"]);

const moment = z.number().int();
const why = z.string().trim().min(3).max(limits.lineCharactersMax);

/** A role that a person holds, in one election or (election null) on the whole instance, until a day and for a reason. */
export const Grant = z.object({
  id: GrantId,
  role: GrantedRole,
  electionId: z.string().nullable(),
  reason: z.string(),
  grantedBy: z.string(),
  grantedAtMs: moment,
  expiresAtMs: moment,
  revokedAtMs: moment.nullable(),
});
export type Grant = z.infer<typeof Grant>;

export const Person = z.object({
  id: PersonId,
  name: z.string(),
  organisationId: z.string(),
  clearance: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  endedAtMs: moment.nullable(),
  /** Told to operators only; null for everyone else, and for people without an account. */
  email: z.string().nullable(),
  /** `waiting` until the account is made, `refused` when it could not be; null where nobody was invited or one may not know. */
  account: z.enum(["waiting", "made", "refused"]).nullable(),
  grants: z.array(Grant),
});
export type Person = z.infer<typeof Person>;

export const listPeople = endpoint({
  method: "GET",
  path: "/api/people",
  allow: may["people.list"],
  summary: "People of this instance with the roles that they hold or held",
  query: z.object({ ...pageQuery, organisationId: z.string().optional() }),
  reply: pageOf(Person),
  refusals: {},
});

export const invitePerson = endpoint({
  method: "POST",
  path: "/api/people",
  allow: may["people.invite"],
  summary:
    "Invite a person; the account is made right after, and a link to choose a password goes to the address",
  body: z.object({
    name: z.string().trim().min(1).max(limits.nameCharactersMax),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email({ error: "expected an e-mail address" }).max(254)),
    organisationId: z.string(),
    clearance: Person.shape.clearance,
  }),
  reply: Person,
  refusals: { "organisation-unknown": 422, "email-in-use": 409 },
});

export const grantRole = endpoint({
  method: "POST",
  path: "/api/people/{person}/grants",
  allow: may["people.grant"],
  summary: "Grant a role until a day and for a reason, within the separation of duties",
  params: z.object({ person: PersonId }),
  body: z.object({
    role: GrantedRole,
    electionId: z.string().nullable(),
    expiresAtMs: moment,
    reason: why,
  }),
  reply: Grant,
  refusals: {
    "person-not-found": 404,
    "grant-to-oneself": 403,
    "election-unknown": 422,
    "election-needed": 422,
    "expires-in-the-past": 422,
    "expires-too-late": 422,
    "granted-already": 409,
    "duties-not-separated": 409,
  },
});

export const revokeRole = endpoint({
  method: "POST",
  path: "/api/people/{person}/grants/{grant}/revoke",
  allow: may["people.revoke"],
  summary: "End a role at once, with a reason",
  params: z.object({ person: PersonId, grant: GrantId }),
  body: z.object({ why }),
  reply: Grant,
  refusals: { "grant-not-found": 404, "revoked-already": 409 },
});
