import type { FastifyInstance } from "fastify";
import { election } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import { nobody, type Asker } from "../../../platform/http/asker.ts";
import type { Slice } from "../../../platform/http/mount.ts";
import { replySeal } from "../../../platform/http/reply-seal.ts";
import { buildServer } from "../../../platform/http/server.ts";
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
    storage: db.storage,
    dice: seededDice(seed),
    slices,
    publicRoutes: [],
    identify: async (headers) => askers.get(String(headers["x-actor"])) ?? nobody,
    phaseOf: async () => "voting",
    publicElection: async () => null,
    languages: [],
    speakerOf: () => ({ say: (message: { en: string }) => message.en }) as never,
    languageOf: (accepted) => (accepted?.startsWith("fr") ? "fr" : "en"),
    publicOrigin: "https://votes.example",
    originIsOurs: () => true,
    limits: { perMinuteMax: 100_000 },
    webDirectory: null,
    replies: replySeal("a secret for tests only"),
    metricsToken: null,
    logLevel: "silent",
    trustProxy: false,
    mountBeside: async () => {},
  });
}

function askerOf(actor: Actor): Asker {
  return {
    kind: "person",
    id: actor.id,
    organisationId: actor.organisationId,
    clearance: actor.clearance,
    grants: actor.roles.map((role) => ({ role, electionId: election })),
    viaCookie: false,
  };
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
