import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // So that `--dir` works: patterns are read from there.
    include: ["**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    isolate: true,
    reporters: ["default"],
  },
});
