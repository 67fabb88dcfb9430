import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { idOf } from "../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../platform/contract/page.ts";
import { ElectionId } from "../elections/contract.ts";
import { may } from "../permissions/contract.ts";

export const TokenId = idOf("mch");
export type TokenId = z.infer<typeof TokenId>;

export const tokenDaysMax = 365;

/** A machine's access, without its secret. Times in milliseconds since 1970 (UTC). */
export const MachineToken = z.object({
  id: TokenId,
  name: z.string(),
  organisationId: z.string(),
  electionId: ElectionId,
  issuedBy: z.string(),
  /** Acts of the permission table, such as `reports.submit`. */
  actions: z.array(z.string()),
  issuedAtMs: z.number().int(),
  expiresAtMs: z.number().int(),
  lastUsedAtMs: z.number().int().nullable(),
  revokedAtMs: z.number().int().nullable(),
});
export type MachineToken = z.infer<typeof MachineToken>;

const params = z.object({ election: ElectionId });

export const listTokens = endpoint({
  method: "GET",
  path: "/api/elections/{election}/tokens",
  allow: may["tokens.list"],
  summary: "The tokens that one issued for machines; operators see those of their whole organisation",
  params,
  query: z.object(pageQuery),
  reply: pageOf(MachineToken),
  refusals: {},
});

export const issueToken = endpoint({
  method: "POST",
  path: "/api/elections/{election}/tokens",
  allow: may["tokens.issue"],
  summary: "Issue a token for a machine; the reply is the only place where the secret ever stands",
  params,
  body: z.object({
    name: z.string().trim().min(1).max(limits.nameCharactersMax),
    actions: z.array(z.string().max(100)).min(1).max(50),
    validDays: z.number().int().min(1).max(tokenDaysMax),
  }),
  reply: z.object({ token: z.string(), machine: MachineToken }),
  refusals: { "act-not-for-machines": 422, "act-not-yours": 403, "no-organisation": 403 },
});

export const revokeToken = endpoint({
  method: "POST",
  path: "/api/elections/{election}/tokens/{token}/revoke",
  allow: may["tokens.revoke"],
  summary: "End a token at once, with a reason",
  params: params.extend({ token: TokenId }),
  body: z.object({ why: z.string().trim().min(3).max(limits.lineCharactersMax) }),
  reply: MachineToken,
  refusals: { "token-not-found": 404 },
});
