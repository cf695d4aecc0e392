import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The programs that tests start leave nothing in the developer's own cache.
    env: { NODE_DISABLE_COMPILE_CACHE: "1" },
  },
});
