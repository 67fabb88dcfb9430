import { builtOnce } from "./built-app.ts";
import { readConfig } from "../../src/main/config.ts";
import { startServer, type Running } from "../../src/main/server.ts";
import { freePort } from "../free-port.ts";
import { migrated } from "../server-for-tests.ts";

/** The whole house with its built operations app and its demonstration, one for all browser tests of this process. */
export async function serverForBrowser(): Promise<string> {
  started ??= start();
  return (await started).url;
}

/** For `afterAll`. */
export async function stopServerForBrowser(): Promise<void> {
  const running = await started;
  started = undefined;
  await running?.close();
}

let started: Promise<Running> | undefined;

async function start(): Promise<Running> {
  await builtOnce();
  // The port is chosen before the start, because the sign-in checks that a browser comes from the public address.
  const port = await freePort();
  const environment = {
    COUNTERFOIL_LOG: "silent",
    COUNTERFOIL_REQUESTS_PER_MINUTE: "1000000",
    COUNTERFOIL_POLLBOOK_PORT: "0",
  };
  return startServer(await migrated(readConfig(environment, { port, inMemory: true, demonstration: true })));
}
