import type { Span } from "../../text/span.ts";
import { nothingRead, type Reading } from "../reading.ts";
import { assignmentsIn } from "./assignments.ts";
import { commandFacts } from "./command-pins.ts";
import { commandsIn } from "./commands-in.ts";
import { referencesIn } from "./references.ts";

/** The commands of a script that is one word of another file: all of them stand at its place. */
export function readScript(script: string, at: Span): Reading {
  const commands = commandsIn(script);
  const facts = commands.map((command) => commandFacts(command, () => at));
  const variables = commands.flatMap(assignmentsIn).map(({ name, value }) => {
    return { family: "shell" as const, name, value, at };
  });
  return {
    ...nothingRead,
    variables,
    pins: facts.flatMap(({ pins }) => pins),
    uses: facts.flatMap(({ uses }) => uses),
    references: referencesIn(script),
  };
}
