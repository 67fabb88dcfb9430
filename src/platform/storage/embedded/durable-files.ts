import fs from "node:fs";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { counter } from "./worker-messages.ts";

/**
 * The files of an embedded database, with an fsync that reaches the disk. PGlite's emulated file system has none: PostgreSQL
 * asks for a flush at every commit and checkpoint, and nothing happens. Here the request is passed on to the operating system
 * and counted, so that the start can check that a commit really flushes.
 */
export class DurableFiles extends NodeFS {
  readonly #counters: BigInt64Array;

  constructor(directory: string, counters: BigInt64Array) {
    super(directory);
    this.#counters = counters;
  }

  override async init(pg: PGlite, options: EmscriptenOptions): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const hook = (module: unknown): void => this.#hook((module as { NODEFS: NodeFiles }).NODEFS);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }

  #hook(files: NodeFiles): void {
    files.stream_ops.fsync = (stream) => {
      files.tryFSOperation(() => fs.fsyncSync(stream.nfd));
      Atomics.add(this.#counters, counter.flushes, 1n);
      if (files.realPath(stream.node).includes("/pg_wal/"))
        Atomics.add(this.#counters, counter.walFlushes, 1n);
      return 0;
    };
    // PostgreSQL reports a full log as a panic without a code: remember what the operating system said.
    const operation = files.tryFSOperation.bind(files);
    files.tryFSOperation = (run) =>
      operation(() => {
        try {
          return run();
        } catch (error) {
          const { code } = error as { code?: string };
          if (code === "ENOSPC" || code === "EDQUOT") Atomics.store(this.#counters, counter.diskFull, 1n);
          throw error;
        }
      });
  }
}

type EmscriptenOptions = Parameters<NodeFS["init"]>[1];

/** The parts of Emscripten's NODEFS that are hooked. */
interface NodeFiles {
  stream_ops: { fsync?: (stream: { nfd: number; node: unknown }) => number };
  realPath(node: unknown): string;
  tryFSOperation<T>(run: () => T): T;
}
