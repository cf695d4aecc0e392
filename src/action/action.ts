import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { folderOf } from "../cli/check-options.ts";
import { tellFailure } from "../cli/failure.ts";
import type { Io } from "../cli/io.ts";
import { type Ended, runCommand } from "../cli/main.ts";
import { withTemporaryFolder } from "../cli/temporary-folder.ts";
import { createGit } from "../source/git.ts";
import { gitEnvironment } from "../source/git-environment.ts";
import { annotating } from "./annotating.ts";
import { checkoutOf } from "./checkout.ts";
import { eventOf, type WorkflowEvent } from "./event.ts";
import { failedOutcome } from "./failed-outcome.ts";
import { findNamed, findSide } from "./find-side.ts";
import { commandLineOf, type Inputs, inputsOf } from "./inputs.ts";
import { oldSideOf } from "./old-side.ts";
import { openPrivateObjects } from "./private-objects.ts";
import { publish } from "./publish.ts";
import { mask, notice } from "./runner-command.ts";

/** Runs the check that the workflow's inputs and event ask for; returns the exit status. */
export async function runAction(io: Io): Promise<number> {
  const told = annotating(io);
  try {
    const inputs = inputsOf(io.env);
    const event = eventOf(io.env);
    const ended = await checkOrFail(inputs, event, told);
    await publish(ended, inputs, event, told);
    return ended.status;
  } catch (error) {
    return tellFailure(error, told, false);
  }
}

/** A failure has been told by then. */
async function checkOrFail(inputs: Inputs, event: WorkflowEvent, io: Io): Promise<Ended> {
  try {
    const cwd = folderOf(
      inputs.workingDirectory === undefined ? {} : { C: inputs.workingDirectory },
      io,
    );
    const parent = resolve(io.env.RUNNER_TEMP || tmpdir());
    mkdirSync(parent, { recursive: true });
    return await withTemporaryFolder(
      (folder) => check(inputs, event, { ...io, cwd }, folder),
      parent,
    );
  } catch (error) {
    return { status: tellFailure(error, io, false), outcome: failedOutcome(error) };
  }
}

async function check(inputs: Inputs, event: WorkflowEvent, io: Io, folder: string): Promise<Ended> {
  const checkout = await checkoutOf(createGit(io.cwd, gitEnvironment(io.env, true), true));
  const side = inputs.against === undefined ? oldSideOf(event, checkout) : undefined;
  if (side?.kind === "nothing") {
    io.stdout.write(notice(`nothing to compare: ${side.notice}`));
    return { status: 0, outcome: undefined };
  }
  const objects = await openPrivateObjects(checkout, { folder, token: inputs.token, io });
  io.stdout.write(objects.secrets.map(mask).join(""));
  const found =
    side === undefined
      ? await findNamed(inputs.against ?? "", checkout, objects)
      : await findSide(side, checkout, objects);
  if (found.notice !== undefined) io.stdout.write(notice(found.notice));
  return await runCommand(commandLineOf(inputs, found.against), { ...io, env: objects.env });
}
