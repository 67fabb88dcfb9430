/** One call that flushed a file, seconds since 1970. */
export interface Flush {
  readonly from: number;
  readonly to: number;
}

/** The finished flushes of files whose path holds `path`, from a trace of `strace -f -ttt -T -y -e trace=fsync,fdatasync`. */
export function flushesIn(trace: string, path: string): Flush[] {
  const begun = new Map<string, { from: number; ours: boolean }>();
  const flushes: Flush[] = [];
  for (const line of trace.split("\n")) {
    const call = /^(\d+)\s+([\d.]+) (?:f(?:data)?sync\((\S+?)\)?\s|<\.\.\. f(?:data)?sync resumed>)/.exec(
      line,
    );
    if (call === null) continue;
    const [, thread = "", at = "", file] = call;
    if (file !== undefined) begun.set(thread, { from: Number(at), ours: file.includes(path) });
    const seconds = / = 0 <([\d.]+)>$/.exec(line)?.[1];
    const start = begun.get(thread);
    if (seconds !== undefined && start?.ours)
      flushes.push({ from: start.from, to: start.from + Number(seconds) });
  }
  return flushes;
}
