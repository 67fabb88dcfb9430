import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/longest-first.ts";

export default defineConfig({
  test: {
    // So that `--dir` works: patterns are read from there.
    include: ["**/*.test.{ts,tsx}"],
    setupFiles: ["tests/properties.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    isolate: true,
    sequence: { sequencer: LongestFirst },
    reporters: ["default"],
  },
});
