#!/usr/bin/env node
import * as nodeModule from "node:module";

// Node before 22.1 has no such cache. It keeps what it has compiled where Node itself says.
if ("enableCompileCache" in nodeModule && typeof nodeModule.enableCompileCache === "function") {
  nodeModule.enableCompileCache();
}
const [{ main }, { processIo }] = await Promise.all([
  import("./cli/main.ts"),
  import("./cli/process-io.ts"),
]);
process.exitCode = await main(process.argv.slice(2), processIo());
