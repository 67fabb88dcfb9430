import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { electionCommands } from "../core/elections/cli.ts";
import { jobCommands } from "../core/jobs/cli.ts";
import { journalCheckProof, journalVerify } from "../core/journal/cli.ts";
import { exportLines } from "../core/journal/service.ts";
import { journalSeal } from "../core/journal/seal.ts";
import { journalSigner } from "../core/journal/signing.ts";
import { organisationCommands } from "../core/organisations/cli.ts";
import { peopleCommands } from "../core/people/cli.ts";
import { tokenCommands } from "../core/tokens/cli.ts";
import { command, said, type Command, type Terminal } from "../platform/cli/command.ts";
import { systemClock } from "../platform/clock/clock.ts";
import { systemDice } from "../platform/dice/system-dice.ts";
import { openStorage, type OpenStorage } from "../platform/storage/open-storage.ts";
import { endpointsOf } from "../platform/http/documents.ts";
import { federationCommands } from "../rooms/exchange/federation/cli.ts";
import { auditVerify } from "../rooms/infrastructure/audits/cli.ts";
import { pollbookCommands } from "../rooms/infrastructure/pollbooks/cli.ts";
import { practicesCommand } from "../rooms/readiness/practices/cli.ts";
import { coverageOf } from "../rooms/readiness/practices/evidence.ts";
import { ConfigRefused, readConfig, type Config } from "./config.ts";
import { createOperator } from "./operator.ts";
import { startServer } from "./server.ts";
import { projectFolder, slicesOf } from "./slices.ts";
import { taxiiServe } from "./taxii-serve.ts";
import { welcome } from "./welcome.ts";

const dataFlag = {
  data: said(z.string().default("data"), {
    en: "folder of the embedded database",
    fr: "dossier de la base embarquée",
  }),
};
const portFlag = {
  port: said(z.coerce.number().int().min(0).max(65_535).optional(), {
    en: "port to listen on",
    fr: "port d’écoute",
  }),
};
const inMemoryFlag = {
  inMemory: said(z.boolean().default(false), { en: "keep nothing", fr: "ne rien conserver" }),
};

const start = command({
  name: "start",
  say: {
    en: "Start here and now with an embedded database; an empty one gets the demonstration",
    fr: "Démarrer ici avec une base embarquée; une base vide reçoit la démonstration",
  },
  args: z.object({ ...dataFlag, ...portFlag, ...inMemoryFlag }),
  async run({ data, port, inMemory }, terminal) {
    const mark = join(data, "demonstration");
    const demonstration = inMemory || isEmpty(join(data, "database")) || existsSync(mark);
    // So that the next start still knows the directory as a demonstration, and says how to sign in.
    if (demonstration && !inMemory) keepMark(mark);
    const { DATABASE_URL: _, ...environment } = terminal.environment;
    buildScreens();
    return run(terminal, () => readConfig(environment, { port, data, inMemory, demonstration }));
  },
});

const serve = command({
  name: "serve",
  say: {
    en: "Serve an election from PostgreSQL (DATABASE_URL) or an embedded database; never loads a demonstration",
    fr: "Servir une élection depuis PostgreSQL (DATABASE_URL) ou une base embarquée; jamais de démonstration",
  },
  args: z.object({ ...dataFlag, ...portFlag }),
  async run({ data, port }, terminal) {
    buildScreens();
    return run(terminal, () => readConfig(terminal.environment, { port, data, demonstration: false }));
  },
});

const migrate = command({
  name: "migrate",
  say: {
    en: "Bring the database to this version and stop",
    fr: "Mettre la base à cette version et s’arrêter",
  },
  args: z.object(dataFlag),
  run: ({ data }, terminal) => withStorage(data, terminal, async () => terminal.line("migrated")),
});

const journalExport = command({
  name: "journal export",
  say: {
    en: "Write the whole journal to a file that verifies offline; only bodies of public acts go along",
    fr: "Écrire le journal entier dans un fichier vérifiable hors ligne; seuls les actes publics y sont en clair",
  },
  args: z.object({ ...dataFlag, file: z.string() }),
  positional: ["file"],
  run: ({ data, file }, terminal) =>
    withStorage(data, terminal, async (storage, config) => {
      const signer = journalSigner(config.secret, `${new URL(config.publicUrl).host}/journal`);
      const out = createWriteStream(file, { flags: "wx", mode: 0o600 });
      for await (const line of exportLines(storage, signer)) if (!out.write(line)) await once(out, "drain");
      out.end();
      await once(out, "finish");
      terminal.line(file);
    }),
});

const operatorCreate = command({
  name: "operator create",
  say: {
    en: "Create the first operator of an instance and print the link that sets the password",
    fr: "Créer le premier exploitant d’une instance et afficher le lien qui fixe le mot de passe",
  },
  args: z.object({ ...dataFlag, email: z.email(), name: z.string().min(2), organisation: z.string().min(2) }),
  run: ({ data, email, name, organisation }, terminal) =>
    withStorage(data, terminal, async (storage, config) => {
      terminal.line(await createOperator(storage, config, { email, name, organisation }));
    }),
});

export const commands: readonly Command[] = [
  start,
  serve,
  migrate,
  operatorCreate,
  journalExport,
  journalVerify,
  auditVerify,
  ...pollbookCommands,
  journalCheckProof,
  ...electionCommands,
  ...organisationCommands,
  ...peopleCommands,
  ...tokenCommands,
  ...jobCommands,
  taxiiServe,
  ...federationCommands,
  practicesCommand(coverageOf(projectFolder, everyEndpoint)),
];

/** The endpoints as the contracts declare them; nothing is signed or served here. */
function everyEndpoint() {
  const signer = journalSigner("only to list the endpoints", "nowhere/journal");
  return endpointsOf(slicesOf({ signer, languages: [], demonstration: null }));
}

async function run(terminal: Terminal, read: () => Config): Promise<0 | 2> {
  try {
    const config = read();
    const running = await startServer(config);
    for (const line of welcome(running.url, config)) terminal.line(line);
    const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await ended;
    await running.close();
    return 0;
  } catch (error) {
    return explain(error, terminal);
  }
}

/** For commands that work on the database itself: refused while a server holds the embedded directory. */
async function withStorage(
  data: string,
  terminal: Terminal,
  work: (storage: OpenStorage, config: Config) => Promise<void>,
): Promise<0 | 2> {
  try {
    const config = readConfig(terminal.environment, { data, demonstration: false });
    const place =
      config.storage.kind === "embedded" ? config.storage : { ...config.storage, secret: config.secret };
    const storage = await openStorage({
      ...place,
      clock: systemClock,
      seal: journalSeal(systemDice),
    });
    try {
      await work(storage, config);
    } finally {
      await storage.close();
    }
    return 0;
  } catch (error) {
    return explain(error, terminal);
  }
}

function explain(error: unknown, terminal: Terminal): 2 {
  terminal.problem(error instanceof Error ? error.message : String(error));
  if (!(error instanceof ConfigRefused) && terminal.environment["COUNTERFOIL_DEBUG"]) console.error(error);
  return 2;
}

function keepMark(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, "");
}

function isEmpty(directory: string): boolean {
  return !existsSync(directory) || readdirSync(directory).length === 0;
}

/** The operations app is built where it is not: the first start after `npm ci` takes some seconds longer. */
function buildScreens(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const vite = join(root, "node_modules/vite/bin/vite.js");
  if (existsSync(join(root, "dist/web/index.html")) || !existsSync(vite)) return;
  for (const config of ["vite.config.ts", "vite.verifier.config.ts"])
    spawnSync(process.execPath, [vite, "build", "--config", config, "--logLevel", "error"], {
      cwd: root,
      stdio: "inherit",
    });
}
