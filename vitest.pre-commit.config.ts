import { defineConfig } from "vitest/config";

/** What needs the program pre-commit and a registry of npm, and so is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ["test/pre-commit/**/*.trial.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
