import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/longest-first.ts";

const tests = "*.test.{ts,tsx}";

export default defineConfig({
  test: {
    setupFiles: ["tests/properties.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes when the machine has time for it, not within a second.
    expect: { poll: { timeout: 30_000, interval: 50 } },
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ["default"],
    projects: [
      // Whole servers, browsers and faults: each file has a process of its own, and Node itself loads the house, as it does when it serves.
      {
        extends: true,
        test: {
          name: "house",
          include: [`tests/**/${tests}`],
          isolate: true,
          experimental: { viteModuleRunner: false },
        },
      },
      // Slices and engines keep nothing outside a test: they share two processes, and the modules that these have loaded.
      { extends: true, test: { name: "parts", include: [`{src,engines}/**/${tests}`], isolate: false } },
    ],
  },
});
