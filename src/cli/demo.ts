import type { Command } from "commander";
import type { CheckRequest } from "../run/check-request.ts";
import { exitCodeOf, exitCodes } from "./exit-code.ts";
import type { Finish } from "./finish.ts";
import type { Io } from "./io.ts";
import { styleOf } from "./style-of.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";

/** Adds `demo`. */
export function defineDemo(program: Command, io: Io, finish: Finish): void {
  program
    .command("demo")
    .description("Make a small repository with a breaking change, and check it.")
    .option("--no-color", "no colours")
    .action(async (options: { readonly color: boolean }) => {
      finish(await demo(options.color, io));
    });
}

/** Exit status 0, although there are findings: they are what it shows. */
async function demo(color: boolean, io: Io): Promise<number> {
  const [{ demoDiff, makeDemoRepository }, { runCheck }, { reporters }] = await Promise.all([
    import("./demo-repository.ts"),
    import("../run/check.ts"),
    import("../report/reporters.ts"),
  ]);
  return withTemporaryFolder(async (home) => {
    const repository = makeDemoRepository(home, io.env);
    const style = styleOf(io.stdout, io.env, { color });
    io.stdout.write("An orders service was released. This is the work of a day on its schema:\n\n");
    io.stdout.write(`$ git diff\n${demoDiff(repository, style.color)}\n`);
    const outcome = await runCheck(requestFor(repository.folder, repository.env));
    io.stdout.write(`$ proto-compat check\n${reporters.text(outcome, style)}`);
    if (outcome.kind === "failed") return exitCodes.unreadable;
    const status = exitCodeOf(outcome);
    io.stdout.write(`\nThat is exit status ${status}. \`proto-compat explain RULE\` says more.\n`);
    return exitCodes.clean;
  });
}

function requestFor(cwd: string, env: Io["env"]): CheckRequest {
  return {
    cwd,
    env,
    against: "HEAD",
    head: ":worktree",
    use: undefined,
    except: undefined,
    config: { kind: "none" },
    failOn: undefined,
    paths: [],
    excludePaths: [],
    roots: [],
    all: false,
    history: true,
    offline: true,
  };
}
