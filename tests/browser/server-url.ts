/** One server for all browser tests of this process, started at the first use. */
export async function serverForBrowser(): Promise<string> {
  started ??= start();
  return (await started).url;
}

/** For `afterAll`. */
export async function stopServerForBrowser(): Promise<void> {
  const running = await started;
  started = undefined;
  await running?.stop();
}

interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

let started: Promise<RunningServer> | undefined;

async function start(): Promise<RunningServer> {
  // The whole server is wired by main; only browser tests that need it load it.
  const module = "../server-for-tests.ts";
  const { startServerForBrowser } = (await import(module)) as {
    startServerForBrowser: () => Promise<RunningServer>;
  };
  return startServerForBrowser();
}
