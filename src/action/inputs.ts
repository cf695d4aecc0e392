import type { Io } from "../cli/io.ts";
import { UsageError } from "../text/errors.ts";

/** The inputs of action.yml; undefined where the workflow gives none. */
export interface Inputs {
  readonly against: string | undefined;
  readonly use: string | undefined;
  readonly except: string | undefined;
  readonly config: string | undefined;
  readonly failOn: string | undefined;
  readonly paths: readonly string[];
  readonly history: boolean;
  readonly codegen: boolean;
  readonly comment: boolean;
  readonly sarifFile: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly token: string | undefined;
}

/**
 * The runner hands an input over as a variable: INPUT_ and its name in upper case. Throws UsageError
 * for a switch that is neither on nor off.
 */
export function inputsOf(env: Io["env"]): Inputs {
  const input = (name: string) => env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  return {
    against: input("against"),
    use: input("use"),
    except: input("except"),
    config: input("config"),
    failOn: input("fail-on"),
    paths: (input("paths") ?? "")
      .split("\n")
      .map((path) => path.trim())
      .filter((path) => path !== ""),
    history: switchOf("history", input("history")) ?? true,
    codegen: switchOf("codegen", input("codegen")) ?? false,
    comment: switchOf("comment", input("comment")) ?? false,
    sarifFile: input("sarif-file"),
    workingDirectory: input("working-directory"),
    token: input("token"),
  };
}

/** As YAML 1.2 writes it. */
function switchOf(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  throw new UsageError(`the input "${name}" is "${text}"`, "write true or false");
}

/** The command line of these inputs. No value can be taken for an option. */
export function commandLineOf(inputs: Inputs, against: string | undefined): readonly string[] {
  const options = [
    ["against", against],
    ["use", inputs.use],
    ["except", inputs.except],
    ["config", inputs.config],
    ["fail-on", inputs.failOn],
  ] as const;
  const given = options.flatMap(([name, value]) =>
    value === undefined ? [] : `--${name}=${value}`,
  );
  const sarif = inputs.sarifFile === undefined ? [] : [`--format=sarif=${inputs.sarifFile}`];
  const history = inputs.history ? [] : ["--no-history"];
  const codegen = inputs.codegen ? ["--codegen"] : [];
  const flags = ["--format=github", ...sarif, "--head=HEAD", ...given, ...history, ...codegen];
  return ["check", ...flags, "--", ...inputs.paths];
}
