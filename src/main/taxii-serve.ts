import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { z } from "zod";
import { Election } from "../core/elections/contract.ts";
import { insertElection } from "../core/elections/store.ts";
import { journalSeal } from "../core/journal/seal.ts";
import { Organisation } from "../core/organisations/contract.ts";
import { insertOrganisation } from "../core/organisations/store.ts";
import { command, said } from "../platform/cli/command.ts";
import type { Actor } from "../platform/contract/actor.ts";
import { systemClock } from "../platform/clock/clock.ts";
import { systemDice } from "../platform/dice/system-dice.ts";
import type { Asker } from "../platform/http/asker.ts";
import { HttpProblem } from "../platform/http/problems.ts";
import { replySeal } from "../platform/http/reply-seal.ts";
import { buildServer } from "../platform/http/server.ts";
import { speaker } from "../platform/languages/speaker.ts";
import { openStorage } from "../platform/storage/open-storage.ts";
import { basicOf } from "../rooms/exchange/taxii/authorization.ts";
import { readMedallionState, writeMedallionRoot } from "../rooms/exchange/taxii/medallion-state.ts";
import { pagingTokens } from "../rooms/exchange/taxii/paging-tokens.ts";
import { taxiiProtocol } from "../rooms/exchange/taxii/protocol.ts";

/**
 * A TAXII server in memory with the state of a file, for development: the OASIS server's own tests run against it from outside. One
 * user, `admin` with `Password0`, and pages of 20, as those tests expect. What is added to it is not judged.
 */
export async function startFixture(
  text: string,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const state = readMedallionState(text);
  const storage = await openStorage({
    kind: "embedded",
    directory: null,
    clock: systemClock,
    seal: journalSeal(systemDice),
  });
  await storage.inTransaction(actor(null), async (tx) => {
    await insertOrganisation(tx, Organisation.parse(organisation));
    for (const name of state.roots.keys()) await insertElection(tx, electionOf(name));
  });
  for (const [name, root] of state.roots)
    await storage.inTransaction(actor(name), (tx) =>
      writeMedallionRoot(tx, root, () => systemDice.id("tax")),
    );
  const app = await buildServer({
    storage,
    dice: systemDice,
    replies: replySeal(randomBytes(32).toString("hex")),
    slices: [],
    publicRoutes: [],
    protocols: [
      taxiiProtocol({
        tokens: pagingTokens(randomBytes(32).toString("hex")),
        origin: `http://localhost:${port}`,
        root: "/{election}/",
        pageMax: 20,
        authorization: (header) => header,
        discovery: state.discovery,
        rootInformation: (name) => state.roots.get(name)?.information ?? {},
      }),
    ],
    identify: ({ authorization }) => Promise.resolve(identified(authorization)),
    phaseOf: (id) => Promise.resolve(state.roots.has(id) ? "between" : null),
    publicElection: () => Promise.resolve(null),
    languages: [],
    speakerOf: (language) => speaker(language, []),
    languageOf: () => "en",
    publicOrigin: `http://localhost:${port}`,
    originIsOurs: () => false,
    limits: { perMinuteMax: 1_000_000 },
    webDirectory: null,
    metricsToken: null,
    logLevel: "silent",
    trustProxy: false,
    mountBeside: () => Promise.resolve(),
  });
  await app.listen({ port, host: "127.0.0.1" });
  const address = app.server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      await app.close();
      await storage.close();
    },
  };
}

export const taxiiServe = command({
  name: "taxii serve",
  say: {
    en: "For development: a TAXII server in memory with the state of a file (user admin, password Password0)",
    fr: "Pour le développement : un serveur TAXII en mémoire avec l’état d’un fichier (utilisateur admin, mot de passe Password0)",
  },
  args: z.object({
    fixture: said(z.string(), { en: "file with the state", fr: "fichier de l’état" }),
    port: said(z.coerce.number().int().min(0).max(65_535).default(5000), {
      en: "port to listen on",
      fr: "port d’écoute",
    }),
  }),
  async run({ fixture, port }, terminal) {
    try {
      const running = await startFixture(readFileSync(fixture, "utf8"), port);
      terminal.line(`http://localhost:${running.port}/taxii2/`);
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
      await running.close();
      return 0;
    } catch (error) {
      terminal.problem(`${fixture}: ${error instanceof Error ? error.message : String(error)}`);
      return 2;
    }
  },
});

const organisation = {
  id: "org_fixture000000",
  name: "Fixture",
  sector: "government",
  country: "XX",
  spectrumPosition: null,
  contact: null,
};

function actor(electionId: string | null): Actor {
  const role = electionId === null ? "operator" : "analyst";
  return {
    kind: "person",
    id: "per_fixture000000",
    organisationId: organisation.id,
    roles: [role],
    role,
    clearance: 0,
    electionId,
    space: "live",
  };
}

function identified(authorization: string | undefined): Asker {
  const [user, password] = basicOf(/^Basic +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
  if (user !== "admin" || password !== "Password0") throw new HttpProblem("token-refused");
  return {
    kind: "machine",
    id: "mch_fixture000000",
    organisationId: organisation.id,
    clearance: 0,
    grants: [{ role: "analyst", electionId: null }],
    viaCookie: false,
  };
}

function electionOf(id: string): Election {
  return Election.parse({
    id,
    name: { en: id },
    jurisdiction: { code: "XX", name: { en: "Nowhere" } },
    kind: "general",
    timeZone: "UTC",
    languages: ["en"],
    pollingDay: "2030-01-02",
    caretaker: { from: "2030-01-01", to: "2030-01-03" },
    phases: [{ phase: "voting", startsOn: "2030-01-01", endsOn: "2030-01-03" }],
    rules: {
      reportingDesk: organisation.id,
      panel: null,
      tellVictimHoursMax: 72,
      assessReportHoursMax: 24,
      requiredSectors: [],
    },
    howToVoteUrl: null,
  });
}
