#!/usr/bin/env node
import { join } from "node:path";
import { loadProgram } from "./start/load-program.ts";

const { program, keepCode } = loadProgram(join(import.meta.dirname, "program.cjs"));
process.exitCode = await program.runCommand(process.argv.slice(2));
keepCode();
