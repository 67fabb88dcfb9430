import type { FastifyInstance } from "fastify";
import { election } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { nobody } from "../../../platform/http/asker.ts";
import type { Slice } from "../../../platform/http/mount.ts";
import { buildServer } from "../../../platform/http/server.ts";
import { askerOf, usualEdge } from "../../../../tests/edge-for-tests.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";

/** The HTTP edge over these slices; who asks is named in a header, for this test's people only. */
export async function serverFor(
  db: StorageForTests,
  slices: readonly Slice[],
  actors: readonly Actor[],
  seed = 7,
): Promise<FastifyInstance> {
  const askers = new Map(actors.map((actor) => [actor.id, askerOf(actor)]));
  return buildServer({
    ...usualEdge(db, seed),
    slices,
    identify: async (headers) => askers.get(String(headers["x-actor"])) ?? nobody,
  });
}

/** What one person is answered; the request's own number apart, which differs each time. */
export async function answered(
  app: FastifyInstance,
  actor: Actor,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const answer = await app.inject({
    method: body === undefined ? "GET" : "POST",
    url: `/api/elections/${election}/${path}`,
    headers: { "x-actor": actor.id },
    ...(body !== undefined && { payload: body }),
  });
  return { status: answer.statusCode, text: answer.body.replace(/"instance":"[^"]+"/, "") };
}
