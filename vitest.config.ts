import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["engines/*/src/**/*.test.ts", "src/**/*.test.ts", "src/**/*.test.tsx", "tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    isolate: true,
    reporters: ["default"],
  },
});
