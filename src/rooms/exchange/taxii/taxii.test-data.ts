import { actorOf, addPerson, asking, election, organisations as at } from "../../../core/people/for-tests.ts";
import { propose, sign } from "../../../core/sharing/agreements-service.ts";
import type { Clause } from "../../../core/sharing/contract.ts";
import * as shares from "../../../core/sharing/service.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { HttpProblem } from "../../../platform/http/problems.ts";
import { buildServer } from "../../../platform/http/server.ts";
import { usualEdge } from "../../../../tests/edge-for-tests.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { bearerOf } from "./authorization.ts";
import { openCollection } from "./contract.ts";
import { pagingTokens } from "./paging-tokens.ts";
import { taxiiProtocol } from "./protocol.ts";
import { collectionServices } from "./service.ts";

export const taxii = "application/taxii+json;version=2.1";
export const desk = actorOf("desk", "analyst");
export const firm = actorOf("firm", "security-firm");
export const watch = actorOf("watch", "civil-society");
export const platform = actorOf("platform", "platform");

/** Tokens of this scene: whoever shows the id of one of these actors is that actor's machine. */
export async function protocolServer(db: StorageForTests, actors: readonly Actor[], pageMax = 1000) {
  const app = await buildServer({
    ...usualEdge(db, 7),
    protocols: [
      taxiiProtocol({
        tokens: pagingTokens("a secret for tests only"),
        origin: "https://votes.example",
        root: "/taxii2/{election}/",
        pageMax,
        authorization: bearerOf,
      }),
    ],
    identify: ({ authorization }) => {
      const actor = actors.find(({ id }) => authorization === `Bearer ${id}`);
      if (actor === undefined) return Promise.reject(new HttpProblem("token-refused"));
      return Promise.resolve({
        kind: "machine" as const,
        id: actor.id,
        organisationId: actor.organisationId,
        clearance: actor.clearance,
        grants: actor.roles.map((role) => ({ role, electionId: election })),
        onlySpace: actor.space,
        viaCookie: false,
      });
    },
  });
  return {
    close: () => app.close(),
    async ask(
      actor: Actor | null,
      method: "GET" | "POST" | "DELETE",
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) {
      const reply = await app.inject({
        method,
        url: path.startsWith("/") ? path : `/taxii2/${election}/${path}`,
        headers: {
          accept: taxii,
          ...(actor && { authorization: `Bearer ${actor.id}` }),
          ...(body !== undefined && { "content-type": taxii }),
          ...headers,
        },
        ...(body !== undefined && {
          payload:
            typeof body === "string" || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
        }),
      });
      // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
      const json: any = reply.payload === "" ? null : JSON.parse(reply.payload);
      return { status: reply.statusCode, headers: reply.headers, json, text: reply.payload };
    },
  };
}

export async function peopleOfScene(db: StorageForTests): Promise<void> {
  for (const actor of [desk, firm, watch, platform]) await addPerson(db, actor, actor.roles[0] as "analyst");
}

/** A collection of the desk's, opened through its service. */
export async function opened(
  db: StorageForTests,
  more: { tlp?: string; judged?: string; writable?: boolean; unmarkedTlp?: string } = {},
) {
  const body = openCollection.body.parse({ title: "Fakes", tlp: "amber", writable: true, ...more });
  const made = await asking(db, desk, (cx) =>
    collectionServices("https://votes.example").open(cx, { params: { election }, query: {}, body }),
  );
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

const clause: Clause = {
  number: 1,
  from: { organisation: at.desk },
  to: { role: "security-firm" },
  classes: ["indicator"],
  tlpMax: "amber",
  purposes: ["respond"],
  retentionDays: 30,
  toClients: false,
};

/** An agreement of desk, firm and watch in force: the desk gives indicators up to amber to security firms. */
export async function agreed(db: StorageForTests): Promise<void> {
  const proposed = await asking(db, actorOf("desk", "coordinator"), (cx) =>
    propose(cx, {
      params: { election },
      query: {},
      body: {
        title: "Indicators",
        parties: [at.desk, at.firm, at.watch],
        clauses: [clause],
        expiresAtMs: null,
        amends: null,
      },
    }),
  );
  if (!proposed.ok) throw new Error(proposed.refusal);
  for (const actor of [desk, firm, watch])
    await asking(db, actor, (cx) =>
      sign(cx, {
        params: { election, agreement: proposed.value.id },
        query: {},
        body: { declaration: "we share" },
      }),
    );
}

export function shareWith(db: StorageForTests, from: Actor, to: Actor, subjectId: string) {
  return asking(db, from, (cx) =>
    shares.make(cx, {
      params: { election },
      query: {},
      body: { subjectId, toOrganisationId: to.organisationId ?? "", toPersonId: null, purpose: "respond" },
    }),
  );
}

export const markings = {
  clear: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
  green: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  amber: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  "amber+strict": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
  red: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
} as const;

/** A valid indicator; `n` makes its id. */
export function indicator(n: number, marking: keyof typeof markings | null = "green", more: object = {}) {
  return {
    type: "indicator",
    spec_version: "2.1",
    id: `indicator--00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    created: "2026-10-01T00:00:00.000Z",
    modified: "2026-10-01T00:00:00.000Z",
    name: `Fake site ${n}`,
    pattern: `[domain-name:value = 'fake${n}.example']`,
    pattern_type: "stix",
    valid_from: "2026-10-01T00:00:00Z",
    ...(marking && { object_marking_refs: [markings[marking]] }),
    ...more,
  };
}
