import type { Io } from "../cli/io.ts";

/** The inputs of action.yml; undefined where the workflow gives none. */
export interface Inputs {
  readonly against: string | undefined;
  readonly use: string | undefined;
  readonly except: string | undefined;
  readonly config: string | undefined;
  readonly failOn: string | undefined;
  readonly paths: readonly string[];
}

/** The runner hands an input over as a variable: INPUT_ and its name in upper case. */
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
  };
}

/** The command line of these inputs. No value can be taken for an option. */
export function commandLineOf(inputs: Inputs): readonly string[] {
  const options = [
    ["against", inputs.against],
    ["use", inputs.use],
    ["except", inputs.except],
    ["config", inputs.config],
    ["fail-on", inputs.failOn],
  ] as const;
  const given = options.flatMap(([name, value]) =>
    value === undefined ? [] : `--${name}=${value}`,
  );
  return ["check", "--format=github", "--head=HEAD", ...given, "--", ...inputs.paths];
}
