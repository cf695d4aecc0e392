import { createRequire } from "node:module";
import type { runStep } from "./program.ts";

// A workflow's machine is new each time: there is nothing to remember, and nobody to remember it for.
const program: { readonly runStep: typeof runStep } = createRequire(import.meta.url)(
  "./program.cjs",
);
process.exitCode = await program.runStep();
