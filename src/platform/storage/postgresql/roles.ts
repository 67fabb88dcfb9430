import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { statement, type Session } from "../session.ts";

/**
 * The logins that the running server uses. Each owns nothing, cannot bypass row security and belongs to exactly one of the
 * group roles that the migrations create. Their passwords are derived from the server's secret, so that no second secret
 * has to be kept; whoever starts as the owner (or runs `counterfoil migrate`) sets them.
 */
export const loginGroups = ["cf_app", "cf_sign_in", "cf_jobs"] as const;
export type LoginGroup = (typeof loginGroups)[number];

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** `<database>_app`, `<database>_sign_in`, `<database>_jobs`; HMAC-SHA256 of the purpose under the secret, hex. */
export function loginOf(group: LoginGroup, database: string, secret: string): Login {
  const suffix = group.slice("cf_".length);
  const purpose = `database-${suffix.replaceAll("_", "-")}-role`;
  return {
    user: `${database}_${suffix}`,
    password: createHmac("sha256", secret).update(purpose).digest("hex"),
  };
}

/** Creates or corrects the three logins. Runs as the owner. */
export async function provisionLogins(session: Session, database: string, secret: string): Promise<void> {
  const here = identifier(database);
  // Not copied with a database, nor by a dump of it: said again at each start.
  await session.script(
    `revoke connect, temporary on database ${here} from public; grant connect on database ${here} to ${loginGroups.join(", ")}`,
    limitMs,
  );
  for (const group of loginGroups) {
    const login = loginOf(group, database, secret);
    const [found] = await session.run(
      [statement("select 1 from pg_roles where rolname = $1", [login.user])],
      limitMs,
    );
    const name = identifier(login.user);
    const rights = `login nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit password '${verifier(login.password)}'`;
    await session.script(`${found?.rows.length ? "alter" : "create"} role ${name} ${rights}`, limitMs);
    await session.script(`grant ${group} to ${name}`, limitMs);
    // What sign-in and the jobs create or name without a schema is in their own.
    if (group !== "cf_app") {
      await session.script(`alter role ${name} in database ${here} set role = ${group}`, limitMs);
      await session.script(
        `alter role ${name} in database ${here} set search_path = ${group.slice("cf_".length)}`,
        limitMs,
      );
    }
  }
}

/** Whether this login may migrate: it is a superuser, or belongs to the owner of the database. */
export async function isOwner(session: Session): Promise<boolean> {
  const [result] = await session.run(
    [
      statement(
        `select r.rolsuper or pg_has_role(current_user, d.datdba, 'member') as owner
         from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
      ),
    ],
    limitMs,
  );
  return result?.rows[0]?.["owner"] === true;
}

/** Refuses a login that could get round row security: superuser, bypassrls, owner of a table, or not of the group at all. */
export async function requireHarmless(session: Session): Promise<void> {
  const [result] = await session.run(
    [
      statement(
        `select r.rolsuper or r.rolbypassrls or r.rolcreaterole as mighty,
           exists (select from pg_class c where c.relowner = r.oid
             and c.relnamespace = 'public'::regnamespace) as owns,
           pg_has_role(current_user, 'cf_app', 'usage') as belongs
         from pg_roles r where r.rolname = current_user`,
      ),
    ],
    limitMs,
  );
  const login = result?.rows[0];
  if (login?.["mighty"] === true || login?.["owns"] === true)
    throw new Error("The database login of the application is too mighty: it can get round row security");
  if (login?.["belongs"] !== true)
    throw new Error("The database login of the application does not belong to cf_app");
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const limitMs = 30_000;

/** SCRAM-SHA-256 (RFC 5802, RFC 7677) as PostgreSQL stores it, so that the password itself never stands in a statement. */
function verifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4_096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const hmac = (text: string): Buffer => createHmac("sha256", salted).update(text).digest();
  const storedKey = createHash("sha256").update(hmac("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${hmac("Server Key").toString("base64")}`;
}
