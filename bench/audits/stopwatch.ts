/** How long something took on the clock and on the processors (of this process with all its threads). */
export type Taken = { readonly seconds: number; readonly processorSeconds: number };

export async function taken<T>(work: () => T | Promise<T>): Promise<[Taken, T]> {
  const processor = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(processor);
  return [{ seconds, processorSeconds: (user + system) / 1e6 }, value];
}

export function shown({ seconds, processorSeconds }: Taken): string {
  return `${seconds.toFixed(3)} s (${processorSeconds.toFixed(3)} s of processor)`;
}

export function residentMegabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1e6);
}
