import type { FastifyInstance, FastifyReply } from "fastify";
import type { Actor } from "../contract/actor.ts";
import type { Streamed } from "./mount.ts";
import { actorOf, problemFrom } from "./answer.ts";
import { fastifyPath } from "./paths.ts";
import type { World } from "./world.ts";

const heartbeatMs = 15_000;
const pollMs = 1_000;
const nudgeMs = 50;
const listenersMax = 2_000;
/** A stream ends after this time and the browser opens it anew, so that a role that has ended stops hearing. */
const streamMs = 120_000;

/** Listeners with the same eyes share one look into the database. */
interface Watch {
  readonly actor: Actor;
  seq: number | null;
  readonly listeners: Set<FastifyReply>;
  looking: boolean;
}

/**
 * Server-sent events. What a listener hears is read as that listener, after the commit: an event of which they may see nothing
 * never reaches them, not even as a tick.
 */
export function mountStreams(app: FastifyInstance, world: World): void {
  for (const each of world.slices) for (const streamed of each.streams) mountStream(app, world, streamed);
}

function mountStream(app: FastifyInstance, world: World, streamed: Streamed): void {
  const watches = new Map<string, Watch>();
  let nudged: NodeJS.Timeout | null = null;
  const lookAll = () => {
    nudged = null;
    for (const [key, watch] of watches) {
      if (watch.listeners.size === 0) watches.delete(key);
      else void look(world, streamed, watch);
    }
  };
  const stop = world.storage.onCommitted(() => {
    nudged ??= setTimeout(lookAll, nudgeMs);
  });
  // Another server on the same database does not nudge us: look once a second while anyone listens.
  const poll = setInterval(lookAll, pollMs).unref();
  const beat = setInterval(() => {
    for (const watch of watches.values())
      for (const listener of watch.listeners) listener.raw.write(": still here\n\n");
  }, heartbeatMs).unref();
  app.addHook("preClose", (done) => {
    stop();
    clearInterval(poll);
    clearInterval(beat);
    if (nudged) clearTimeout(nudged);
    for (const watch of watches.values()) for (const listener of watch.listeners) listener.raw.end();
    done();
  });
  app.get(fastifyPath(streamed.endpoint.path), async (request, reply) => {
    try {
      const actor = await actorOf(world, streamed.endpoint, request);
      const open = [...watches.values()].reduce((sum, watch) => sum + watch.listeners.size, 0);
      if (open >= listenersMax) return await reply.code(503).header("retry-after", "30").send();
      await listen(world, streamed, watches, actor, reply);
      return reply;
    } catch (error) {
      const problem = problemFrom(
        world,
        error,
        world.languageOf(request.headers["accept-language"]),
        request,
      );
      return await reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
    }
  });
}

async function listen(
  world: World,
  streamed: Streamed,
  watches: Map<string, Watch>,
  actor: Actor,
  reply: FastifyReply,
): Promise<void> {
  const key = JSON.stringify(actor);
  let watch = watches.get(key);
  if (watch === undefined) {
    const events = await world.storage.inTransaction(actor, (tx) => streamed.since(tx, null), {
      readOnly: true,
    });
    watch = watches.get(key) ?? { actor, seq: events.at(-1)?.seq ?? 0, listeners: new Set(), looking: false };
    watches.set(key, watch);
  }
  reply.hijack();
  reply.raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  reply.raw.write(`retry: 3000\nevent: hello\ndata: {}\n\n`);
  const joined = watch;
  joined.listeners.add(reply);
  const end = setTimeout(() => reply.raw.end(), streamMs).unref();
  reply.raw.on("close", () => {
    clearTimeout(end);
    joined.listeners.delete(reply);
  });
}

async function look(world: World, streamed: Streamed, watch: Watch): Promise<void> {
  if (watch.looking) return;
  watch.looking = true;
  try {
    const events = await world.storage.inTransaction(watch.actor, (tx) => streamed.since(tx, watch.seq), {
      readOnly: true,
    });
    for (const event of events) {
      const line = `id: ${event.seq}\nevent: change\ndata: ${JSON.stringify(event.data)}\n\n`;
      for (const listener of watch.listeners) listener.raw.write(line);
      watch.seq = event.seq;
    }
  } catch {
    // The database did not answer; the next look, a second later, tries again from the same place.
  } finally {
    watch.looking = false;
  }
}
