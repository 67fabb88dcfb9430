import type { IncomingHttpHeaders } from "node:http";
import { identityOf } from "../core/people/identity.ts";
import { identifyMachine } from "../core/tokens/identify.ts";
import { systemActor } from "../platform/contract/actor.ts";
import { nobody, type Asker } from "../platform/http/asker.ts";
import { HttpProblem } from "../platform/http/problems.ts";
import type { SignIn } from "../platform/sign-in/sign-in.ts";
import type { Storage } from "../platform/storage/storage.ts";

/** Session cookie or bearer token to asker. Grants are read at every request: what is revoked is gone at once. */
export function identifier(storage: Storage, signIn: Pick<SignIn, "identify">) {
  return async (headers: IncomingHttpHeaders): Promise<Asker> => {
    if (headers.authorization?.startsWith("Bearer "))
      return machine(storage, headers.authorization.slice(7).trim());
    const { cookie } = headers;
    if (cookie === undefined) return nobody;
    const signedIn = await signIn.identify(new Headers({ cookie }));
    if (signedIn === null) return nobody;
    const identity = await read(storage, signedIn.personId);
    if (identity === null) throw new HttpProblem("session-expired");
    return { kind: "person", id: signedIn.personId, viaCookie: true, ...identity };
  };
}

/** A machine acts for the person who issued its token: when that person loses a role, the machine loses it too. */
async function machine(storage: Storage, token: string): Promise<Asker> {
  const found = await identifyMachine(storage, token);
  const issuer = found?.issuer ?? null;
  if (found === null || issuer === null) throw new HttpProblem("token-refused");
  return {
    kind: "machine",
    id: found.id,
    organisationId: found.organisationId,
    clearance: 0,
    grants: issuer.grants
      .filter((grant) => grant.electionId === null || grant.electionId === found.electionId)
      .map((grant) => ({ role: grant.role, electionId: found.electionId })),
    scopes: found.actions,
    onlySpace: found.space,
    viaCookie: false,
  };
}

function read(storage: Storage, personId: string) {
  return storage.inTransaction(systemActor("identify"), (tx) => identityOf(tx, personId), {
    readOnly: true,
    asksOnce: true,
  });
}
