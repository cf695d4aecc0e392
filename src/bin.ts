#!/usr/bin/env node
import { join } from "node:path";
import { endProcess } from "./start/end-process.ts";
import { loadProgram } from "./start/load-program.ts";

const { program, keepCode } = loadProgram(join(import.meta.dirname, "program.cjs"));
program.runCommand(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
  keepCode();
  endProcess();
});
