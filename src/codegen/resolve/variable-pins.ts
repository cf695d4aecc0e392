import type { Pin } from "../../check/pin.ts";
import type { ToolId } from "../../check/tool.ts";
import { toolOfCommand } from "../packages.ts";
import type { Reading, Variable } from "../reading.ts";
import { meaningOf } from "../versions/meaning.ts";
import type { Scopes } from "./variables.ts";

/**
 * Pins that are nothing but a variable, such as `PROTOC_VERSION := 25.1` of a Makefile that hands it
 * to a program; one that nothing mentions is dead.
 */
export function variablePins(
  { variables, references }: Reading,
  scopes: Scopes,
  pins: readonly Pin[],
  scopeOf: (path: string) => string,
): readonly Pin[] {
  const places = new Set(pins.flatMap(({ via, at }) => [at, ...via]));
  const isTaken = (variable: Variable) => scopes.isUsed(variable) || places.has(variable.at);
  return variables.flatMap((variable) => {
    const tool = variable.family === "shell" ? toolOfVariable(variable.name) : undefined;
    if (tool === undefined || isTaken(variable)) return [];
    const { text, via, missing } = scopes.resolve(variable.value, "shell", variable.at.path);
    const meaning = meaningOf("release", tool, text);
    if (missing !== undefined || !/^v?\d/.test(text)) return [];
    const isDead = variable.isLocal === true && !references.has(variable.name);
    const remark = isDead ? `no file that is read mentions ${variable.name}` : meaning.remark;
    return [
      {
        kind: "pin" as const,
        tool,
        ecosystem: "release" as const,
        package: variable.name,
        version: meaning.version,
        from: meaning.from,
        below: meaning.below,
        written: text,
        state: isDead ? ("dead" as const) : meaning.state,
        remark,
        at: variable.at,
        via,
        scope: scopeOf(variable.at.path),
      },
    ];
  });
}

/** `PROTOC_GEN_GO_VERSION` is about protoc-gen-go. */
function toolOfVariable(name: string): ToolId | undefined {
  const [, subject] =
    /^(?:DEFAULT_|REQUIRED_)?(PROTOC|BUF|PROTOC_GEN_\w+?)_?(?:VERSION|VER|TAG|RELEASE)$/i.exec(
      name,
    ) ?? [];
  const tool =
    subject === undefined ? undefined : toolOfCommand(subject.toLowerCase().replaceAll("_", "-"));
  return tool === "other-plugin" ? undefined : tool;
}
