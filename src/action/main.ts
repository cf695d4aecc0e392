import { processIo } from "../cli/process-io.ts";
import { runAction } from "./action.ts";

process.exitCode = await runAction(processIo());
