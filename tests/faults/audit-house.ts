import { demonstrationPassword } from "../../src/main/demonstration.ts";
import type { OpenStorage } from "../../src/platform/storage/open-storage.ts";
import { killableServer, type KillableServer, type ServerSetup } from "./killable-server.ts";
import { jurisdictions, type Code } from "./audit-election.ts";

/** When to kill the server: so many milliseconds after the request of this number was sent, counted from 1. */
export interface KillPoint {
  readonly request: number;
  readonly afterMs: number;
}

/** One request as it went, from the first time it was sent to its reply. */
export interface Asked {
  readonly what: string;
  readonly ms: number;
  /** Times that it was sent again because nobody answered. */
  readonly again: number;
  /** It had been done before the kill: the reply was the one kept for its key. */
  readonly replayed: boolean;
}

/** A house that comes back after each kill, and people who ask until they have an answer. */
export interface AuditHouse {
  readonly asked: readonly Asked[];
  readonly kills: number;
  /** Counts requests anew, and kills at these points. */
  begin(points: readonly KillPoint[]): void;
  /** Asks as one of the people below, or as nobody. Anything but an answer of 200 is a fault of the script. */
  ask(who: string | null, method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the script reads replies of every shape
export type Answer = any;

export const stateOrganisation = "org_authority000";
export const stateOfficial = "election-authority";
export const organisationOf = (code: Code): string => `org_${code}`.padEnd(16, "0");
export const officialOf = (code: Code): string => `${code}-official`;
export const membersOf = (code: Code): readonly [string, string] => [`${code}-reader1`, `${code}-reader2`];
export const personOf = (name: string): string => `per_${name.replaceAll("-", "")}`;

/** The counties with their officials and readers, past the server: accounts with the password of the demonstration. */
export async function addCounties(storage: OpenStorage): Promise<void> {
  const rows = jurisdictions.flatMap((code) => {
    const people = [
      [officialOf(code), "election-authority"],
      ...membersOf(code).map((name) => [name, "audit-board"]),
    ];
    return [
      `insert into organisations values ('${organisationOf(code)}', 'County ${code}', 'election-authority', 'CA', null, null, 0);
       insert into participations values ('ca-demo', '${organisationOf(code)}', 0, null);`,
      ...people.map(
        ([name = "", role = ""]) => `
       insert into people values ('${personOf(name)}', '${name}', '${organisationOf(code)}', 0, 0, null);
       insert into role_grants values ('grn_${personOf(name).slice(4)}', '${personOf(name)}', '${role}', 'ca-demo', 'test', 'test', 0, 4102444800000, null);
       insert into sign_in."user" select '${personOf(name)}', '${name}', '${name}@demo.example', true, null, now(), now(), false;
       insert into sign_in.account (id, "accountId", "providerId", "userId", password, "updatedAt")
         select '${personOf(name)}', '${personOf(name)}', a."providerId", '${personOf(name)}', a.password, now()
         from sign_in.account a where a."userId" = 'per_authorit0000';`,
      ),
    ];
  });
  await storage.asOwner((session) => session.script(rows.join("\n"), 60_000));
}

export async function auditHouse(setup: ServerSetup): Promise<AuditHouse> {
  const cookies = new Map<string, string>();
  const asked: Asked[] = [];
  let points: readonly KillPoint[] = [];
  let started = 0;
  let kills = 0;
  let stopped = false;
  let server: Promise<KillableServer> = killableServer(setup);

  /** Kills it now, or the next one as soon as it listens; whoever asks meanwhile waits. */
  let turn: Promise<unknown> = server;
  const killNext = async (before: Promise<unknown>): Promise<void> => {
    await before;
    const dying = await server;
    if (stopped) return;
    kills += 1;
    server = dying.kill().then(() => killableServer(setup));
    await server;
  };
  const kill = (): void => {
    turn = killNext(turn);
    // Whoever asks next hears of it.
    turn.catch(() => undefined);
  };
  const cookieOf = async (who: string): Promise<string> => {
    const known = cookies.get(who);
    if (known !== undefined) return known;
    const { base } = await server;
    const reply = await fetch(`${base}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ email: `${who}@demo.example`, password: demonstrationPassword }),
    });
    if (!reply.ok) throw new Error(`${who} cannot sign in: ${reply.status} ${await reply.text()}`);
    const cookie = reply.headers.getSetCookie().map((each) => each.split(";")[0]);
    cookies.set(who, cookie.join("; "));
    return cookie.join("; ");
  };

  return {
    asked,
    get kills() {
      return kills;
    },
    begin(given) {
      points = given;
      asked.length = 0;
      started = 0;
    },
    async ask(who, method, path, body) {
      const carried: Record<string, string> = {
        ...(who !== null && { cookie: await cookieOf(who) }),
        ...(body !== undefined && {
          "content-type": typeof body === "string" ? "text/csv" : "application/json",
        }),
        ...(method === "POST" && { "idempotency-key": crypto.randomUUID() }),
      };
      const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
      const number = (started += 1);
      for (const point of points) if (point.request === number) setTimeout(kill, point.afterMs);
      const at = performance.now();
      for (let again = 0; again < againMax; again++) {
        const { base } = await server;
        const given = { method, headers: { ...carried, origin } };
        const reply = await fetch(`${base}/api/elections/ca-demo/audits${path}`, {
          ...given,
          ...(sent !== undefined && { body: sent }),
        })
          .then(async (one) => ({ status: one.status, headers: one.headers, text: await one.text() }))
          // Nobody answered, or the answer broke off: whether it was done, nobody knows here.
          .catch(() => null);
        if (reply === null || reply.status === 503) {
          await new Promise((passed) => setTimeout(passed, 20));
          continue;
        }
        if (reply.status !== 200)
          throw new Error(`${who} ${method} ${path}: ${reply.status} ${reply.text.slice(0, 600)}`);
        const replayed = reply.headers.get("idempotent-replayed") === "true";
        const what = `${method} ${path
          .replace(/\/aud_\w+/, "")
          .replaceAll(/brd_\w+/g, "…")
          .replace(/[?].*/, "")}`;
        asked.push({ what, ms: performance.now() - at, again, replayed });
        const isJson = reply.headers.get("content-type")?.includes("json") ?? false;
        return isJson && !path.includes("/files/") ? JSON.parse(reply.text) : reply.text;
      }
      throw new Error(`Nobody answered ${method} ${path}`);
    },
    async stop() {
      await turn;
      stopped = true;
      await (await server).kill();
    },
  };
}

/** The public address of a house whose port is any that is free. */
const origin = "http://localhost:0";

/** With 20 ms between them far longer than a start takes. */
const againMax = 3_000;
