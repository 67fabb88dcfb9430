// Goal: the graph of a real bundle holds every object and relationship, and a reader learns nothing from it of what may not be seen:
// neither a node, nor a link, nor a count. Method: a real bundle, and the same bundle in two worlds of which one holds more than the
// reader may see, over the HTTP edge on each database.
import { existsSync, readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, election, organisations, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import { bundleOf, domain, marked, relationship, type StixObject } from "./bundle.test-data.ts";
import { Graph } from "./graph-contract.ts";
import { bundlesHttp } from "./http.ts";

const real = new URL(
  "../../../../../shared/data/exchange/bundles/viginum_PortalKombat.json",
  import.meta.url,
);

describe.each(dialectsForTests())("the graph of a bundle on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  const analyst = actorOf("desk", "analyst");
  const other = actorOf("police", "analyst");
  const member = actorOf("desk", "member");

  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await setScene(db);
    for (const actor of [analyst, other, member]) await addPerson(db, actor);
    app = await serverFor(db, [bundlesHttp], [analyst, other, member]);
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  async function take(text: string | Buffer, name: string): Promise<string> {
    const answer = await app.inject({
      method: "POST",
      url: `/api/elections/${election}/bundles?origin=own&unmarked=green&name=${name}`,
      headers: { "x-actor": analyst.id, "content-type": "application/stix+json;version=2.1" },
      payload: text,
    });
    expect(answer.statusCode).toBe(200);
    return answer.json<{ bundle: { id: string } }>().bundle.id;
  }

  const ask = (actor: Actor, bundle: string, query = "") =>
    app.inject({
      url: `/api/elections/${election}/bundles/${bundle}/graph${query}`,
      headers: { "x-actor": actor.id },
    });
  const graphOf = async (actor: Actor, bundle: string, query = ""): Promise<Graph> =>
    Graph.parse((await ask(actor, bundle, query)).json());

  it.skipIf(!existsSync(real))(
    "W1.10: every object of a real bundle is a node or a link, and nothing is cut",
    async () => {
      const file = readFileSync(real);
      const objects = (JSON.parse(file.toString()) as { objects: { type: string }[] }).objects;
      const bundle = await take(file, "Real");
      const graph = await graphOf(analyst, bundle);
      const ties = objects.filter(({ type }) => type === "relationship").length;
      const markings = objects.filter(({ type }) => type === "marking-definition").length;
      expect(graph.nodes).toHaveLength(objects.length - ties - markings);
      expect(graph.links.filter(({ stixId }) => stixId !== null)).toHaveLength(ties);
      expect(graph.complete).toBe(true);
      const listed = await graphOf(analyst, bundle, "?also=lists,markings");
      expect(listed.nodesFound).toBe(objects.length - ties);
      expect(listed.links.filter(({ type }) => type === "object_refs").length).toBeGreaterThan(500);
      expect((await graphOf(analyst, bundle, "?type=narrative")).nodesFound).toBe(3);
    },
    60_000,
  );

  it("W1.10 negative: two worlds that differ in what a reader may not see give that reader the same graph", async () => {
    const secret: StixObject[] = [
      marked(3, "amber"),
      relationship(21, 1, 3),
      relationship(22, 3, 2),
      { ...relationship(23, 1, 2), object_marking_refs: marked(4, "amber")["object_marking_refs"] },
    ];
    const open = [
      { ...domain(1, "one.example"), resolves_to_refs: [domain(3, "x")["id"], domain(2, "x")["id"]] },
      domain(2, "two.example"),
      relationship(20, 1, 2),
    ];
    const worlds = [
      await take(bundleOf([...open, ...secret]), "More"),
      await take(bundleOf([...open, domain(9, "own.example")]), "Less"),
    ];
    for (const [at, bundle] of worlds.entries())
      await db.asOwner(
        `insert into shares values ($1, 'live', $2, $3, $4, $5, null, null, null, 'assess', 'amber', 'x', 0, null, null)`,
        [`shr_${at}`, election, bundle, organisations.desk, organisations.police],
      );
    const own = await graphOf(analyst, worlds[0] ?? "");
    expect(own).toMatchObject({ nodesFound: 3, linksFound: 6 });
    for (const query of ["", "?also=authors,lists", "?text=example"]) {
      const [more, less] = [
        await graphOf(other, worlds[0] ?? "", query),
        await graphOf(other, worlds[1] ?? "", query),
      ];
      expect(less.nodes.map(({ name }) => name)).toEqual(["one.example", "two.example", "own.example"]);
      expect(more).toEqual({
        ...less,
        nodes: less.nodes.filter(({ name }) => name !== "own.example"),
        nodesFound: less.nodesFound - 1,
      });
      expect(JSON.stringify(more)).not.toContain("amber");
    }
  });

  it("W1.10 negative: no graph of a bundle that the reader may not see, without the role, or asked for badly", async () => {
    const bundle = await take(bundleOf([marked(50, "red"), domain(51, "three.example")]), "Closed");
    expect((await ask(other, bundle)).json()).toMatchObject({ code: "bundle-not-found", status: 404 });
    expect((await ask(analyst, "bnd_0000000000000000")).statusCode).toBe(404);
    expect((await ask(member, bundle)).statusCode).toBe(403);
    expect((await ask(analyst, bundle, "?also=everything")).statusCode).toBe(422);
  });
});
