import { askerOf, usualEdge } from "../../../../tests/edge-for-tests.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, election, organisations, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { buildServer } from "../../../platform/http/server.ts";
import { victimsHttp } from "./http.ts";
import { acknowledgeRoutes } from "./public/routes.ts";

/** Who asks in tests: the name stands in the header `authorization`. */
export const askers = {
  contact: actorOf("desk", "case-contact"),
  colleague: actorOf("desk", "case-contact", { id: "per_colleague000" }),
  elsewhere: actorOf("police", "case-contact"),
  victim: actorOf("party", "victim"),
  otherVictim: actorOf("party", "victim", { id: "per_othervictim0" }),
  analyst: actorOf("desk", "analyst"),
  coordinator: actorOf("desk", "coordinator"),
  auditor: actorOf("watch", "auditor"),
  operator: actorOf("desk", "operator"),
  communications: actorOf("authority", "communications"),
  firm: actorOf("firm", "security-firm", { kind: "machine", id: "mch_sensor000000" }),
} as const satisfies Record<string, Actor>;

export type AskerName = keyof typeof askers | "public";
export const incidents = ["inc_first00000", "inc_second0000"] as const;

/** A test reads what a reply holds without declaring it again. */
export type Reply = ReturnType<typeof JSON.parse>;

export interface Served {
  readonly app: Awaited<ReturnType<typeof buildServer>>;
  call(
    who: AskerName,
    method: "GET" | "POST" | "PUT",
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Reply }>;
}

/** The HTTP edge with this slice alone, on a database with the usual scene, its people and two incidents. */
export async function serve(db: StorageForTests): Promise<Served> {
  await db.reset();
  await setScene(db);
  for (const actor of Object.values(askers))
    if (actor.kind === "person") await addPerson(db, actor, actor.role as Parameters<typeof addPerson>[2]);
  for (const id of incidents)
    await db.asOwner(
      `insert into incidents (id, space, election_id, organisation_id, tlp, classification, created_by, created_at_ms, changed_at_ms,
        version, title, summary, phase, aims) values ($1, 'live', $2, $3, 'amber', 0, 'per_x', 0, 0, 1, 'Log-in attempts', '', 'voting', '{unknown}')`,
      [id, election, organisations.desk],
    );
  const named: Readonly<Record<string, Actor | undefined>> = askers;
  const app = await buildServer({
    ...usualEdge(db, 17),
    slices: [victimsHttp("https://votes.example")],
    publicRoutes: acknowledgeRoutes,
    identify: async (headers) => askerOf(named[headers.authorization ?? ""], ["victims.register"]),
  });
  return {
    app,
    async call(who, method, path, body, headers = {}) {
      const answered = await app.inject({
        method,
        url: `/api/elections/${election}/victims${path}`,
        headers: { authorization: who, ...headers },
        ...(body !== undefined && { payload: body as object }),
      });
      return { status: answered.statusCode, body: answered.json() };
    },
  };
}

/** Somebody affected, as it may come in, with what a test changes. */
export function affected(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    incident: incidents[0],
    kind: "person",
    name: "Zoë Brontë",
    identifying: ["the treasurer of the Riverside campaign"],
    address: "zoe@campaign.example",
    language: "en",
    outcome: "attempt-blocked",
    ...change,
  };
}

/** Story A: 241 accounts of five campaigns, of which four were entered (FIAT case E8YL4KIJ; the rows are made up). */
export function accounts241(): Record<string, unknown>[] {
  return Array.from({ length: 241 }, (_, at) =>
    affected({
      name: `Account ${at + 1} of campaign ${(at % 5) + 1}`,
      identifying: [],
      address: `account${at + 1}@campaign${(at % 5) + 1}.example`,
      language: at % 2 === 0 ? "en" : "fr",
      outcome: at < 4 ? "breach" : at % 3 === 0 ? "attempt-unknown" : "attempt-blocked",
    }),
  );
}
