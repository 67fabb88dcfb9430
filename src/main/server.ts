import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { journalSeal } from "../core/journal/seal.ts";
import { journalSigner } from "../core/journal/signing.ts";
import { systemClock, type Clock } from "../platform/clock/clock.ts";
import type { Dice } from "../platform/dice/dice.ts";
import { systemDice } from "../platform/dice/system-dice.ts";
import { replySeal } from "../platform/http/reply-seal.ts";
import { buildServer } from "../platform/http/server.ts";
import type { JobRunner, RunnerOptions } from "../platform/jobs/runner.ts";
import { languageChoices } from "../platform/languages/language-pack.ts";
import { negotiate } from "../platform/languages/negotiate.ts";
import { readPacks } from "../platform/languages/read-packs.ts";
import { speaker } from "../platform/languages/speaker.ts";
import { oidcFrom } from "../platform/sign-in/oidc.ts";
import { signIn } from "../platform/sign-in/sign-in.ts";
import { openStorage } from "../platform/storage/open-storage.ts";
import { instanceKey } from "../rooms/exchange/federation/instance-key.ts";
import { openBooks } from "../rooms/infrastructure/pollbooks/hub/books.ts";
import type { Config } from "./config.ts";
import { demonstrationAccounts, loadDemonstration } from "./demonstration.ts";
import { electionDirectory } from "./elections.ts";
import { identifier } from "./identify.ts";
import { invitations } from "./invitations.ts";
import { catalogue } from "./catalogue.ts";
import { protocolsOf } from "./protocols.ts";
import { publicRoutes } from "./public-routes.ts";
import { startHubs } from "./pollbook-hubs.ts";
import { slicesOf } from "./slices.ts";
import { startWork } from "./work.ts";

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly storage: Awaited<ReturnType<typeof openStorage>>;
  close(): Promise<void>;
}

/** What tests give instead of the machine's own: the time, chance, jobs that leave a trace, and how soon a job is taken from who ended. */
interface Given {
  readonly clock?: Clock;
  readonly dice?: Dice;
  readonly defineJobs?: (runner: JobRunner) => void;
  readonly jobTiming?: RunnerOptions["timing"];
}

/** The whole house, put together and listening. */
export async function startServer(
  config: Config,
  { clock = systemClock, dice = systemDice, defineJobs = () => {}, jobTiming = {} }: Given = {},
): Promise<Running> {
  const origin = new URL(config.publicUrl).origin;
  const storage = await storageOf(config, clock, dice);
  const signer = journalSigner(config.secret, `${new URL(origin).host}/journal`);
  const packs = await readPacks(languagesFolder, catalogue);
  const languages = languageChoices(packs);
  const elections = electionDirectory(storage, clock);
  const work = await startWork({ storage, config, signer, clock, defineJobs, jobTiming });
  const accounts = signIn({
    access: storage.schemaAccess("sign_in"),
    secret: config.secret,
    publicUrl: origin,
    mail: work.signInMail,
    demonstration: config.demonstration,
    oidc: oidcFrom(process.env),
    clock,
    dice,
  });
  const inviting = invitations(storage, accounts);
  const books = openBooks({ secret: config.secret, ...config.pollbooks });
  const codes = languages.map((choice) => choice.code) as [string, ...string[]];
  const app = await buildServer({
    storage,
    dice,
    replies: replySeal(config.secret),
    slices: slicesOf({
      signer,
      languages,
      demonstration: config.demonstration ? demonstrationAccounts : null,
      publicOrigin: origin,
      books,
      ...keysOf(config.secret, origin),
    }),
    publicRoutes: publicRoutes(signer),
    protocols: protocolsOf(config.secret, origin),
    identify: identifier(storage, accounts),
    ...elections,
    languages,
    speakerOf: (language) => speaker(language, packs),
    languageOf: (header) => negotiate(header, codes),
    publicOrigin: origin,
    originIsOurs: (given, host) => [origin, `http://${host}`, `https://${host}`].includes(given),
    limits: { perMinuteMax: config.perMinuteMax },
    webDirectory: existsSync(webDirectory) ? webDirectory : null,
    metricsToken: config.metricsToken,
    logLevel: config.logLevel,
    trustProxy: config.trustProxy,
    mountBeside: (server) => accounts.fastifyRoutes(server),
  });
  if (config.demonstration) await loadDemonstration({ storage, accounts, dice, clock });
  await inviting.now();
  await app.listen({ port: config.port, host: config.host });
  const port = portOf(app.server.address()) ?? config.port;
  const hubs = startHubs({ storage, books, clock, dice, host: config.pollbooks.host, log: app.log });
  return {
    port,
    url: `http://${config.host === "127.0.0.1" ? "localhost" : config.host}:${port}`,
    storage,
    async close() {
      inviting.stop();
      await hubs.close();
      await app.close();
      await work.stop();
      await storage.close();
    },
  };
}

function storageOf({ storage, secret }: Config, clock: Clock, dice: Dice) {
  const seal = journalSeal(dice);
  return openStorage({ ...(storage.kind === "embedded" ? storage : { ...storage, secret }), clock, seal });
}

/** What the instance's secret makes: the seal of what is shown to nobody, and the key by which peers know the instance. */
function keysOf(secret: string, origin: string) {
  return { replies: replySeal(secret), instance: instanceKey(secret, new URL(origin).host) };
}

function portOf(address: string | AddressInfo | null): number | null {
  return typeof address === "object" && address !== null ? address.port : null;
}

const languagesFolder = fileURLToPath(new URL("../../languages", import.meta.url));
const webDirectory = fileURLToPath(new URL("../../dist/web", import.meta.url));
