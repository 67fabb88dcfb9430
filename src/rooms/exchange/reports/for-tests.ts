import { askerOf, usualEdge } from "../../../../tests/edge-for-tests.ts";
import { type StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { actorOf, election, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { buildServer } from "../../../platform/http/server.ts";
import { reportsHttp } from "./http.ts";
import { reportRoutes } from "./public/routes.ts";

/** Who asks in tests: the name stands in the header `authorization`. */
export const askers = {
  analyst: actorOf("desk", "analyst"),
  colleague: actorOf("desk", "analyst", { id: "per_colleague000" }),
  member: actorOf("desk", "member"),
  coordinator: actorOf("desk", "coordinator"),
  stranger: actorOf("firm", "analyst"),
  party: actorOf("party", "party-liaison"),
  operator: actorOf("desk", "operator"),
  machine: actorOf("platform", "platform", { kind: "machine", id: "mch_sensor000000" }),
} as const satisfies Record<string, Actor>;

export type AskerName = keyof typeof askers | "public";

export interface Served {
  readonly app: Awaited<ReturnType<typeof buildServer>>;
  /** Calls the API as somebody; gives status and parsed body. */
  call(
    who: AskerName,
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Reply }>;
}

/** A test reads what a reply holds without declaring it again. */
export type Reply = ReturnType<typeof JSON.parse>;

/** The HTTP edge with this slice alone, on a database with the usual scene. */
export async function serve(db: StorageForTests): Promise<Served> {
  await db.reset();
  await setScene(db);
  const named: Readonly<Record<string, Actor | undefined>> = askers;
  const app = await buildServer({
    ...usualEdge(db, 7),
    slices: [reportsHttp],
    publicRoutes: reportRoutes,
    identify: async (headers) => askerOf(named[headers.authorization ?? ""], ["reports.submit"]),
  });
  return {
    app,
    async call(who, method, path, body, headers = {}) {
      const answered = await app.inject({
        method,
        url: `/api/elections/${election}/reports${path}`,
        headers: { authorization: who, ...headers },
        ...(body !== undefined && { payload: body as object }),
      });
      return { status: answered.statusCode, body: answered.json() };
    },
  };
}

/** A report of the public as it may come in, with what a test changes. */
export function told(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    what: "A text message told me that my polling station had moved to the harbour hall. It had not.",
    where: "Riverside",
    traces: [{ kind: "phone", value: "+1 902 555 0199" }],
    phase: "voting",
    outcome: "attempt-unknown",
    language: "en",
    ...change,
  };
}

export const grading = {
  sourceGrade: "B",
  credibility: 2,
  assessment: "The message exists and names a place that is no polling station.",
  confidence: "moderate",
  alternatives: ["A test message of the authority that went to the wrong list"],
  why: "Called the number and the hall",
} as const;
