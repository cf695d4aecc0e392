import { chmodSync } from "node:fs";
import { join } from "node:path";
import { createFolder } from "./repository.ts";

/**
 * A program that answers as buf does, and finds what comments of the new side tell it to: a line
 * `// peer: RULE message` is a finding on that line, `// peer: COMPILE message` a refusal. Both only
 * for files that the old side has, too, so that what is shown to it matters. It also reports deleted
 * files. Returns its path.
 */
export function standInPeer(): string {
  const folder = createFolder({ "peer.mjs": program });
  const path = join(folder, "peer.mjs");
  chmodSync(path, 0o755);
  return path;
}

const program = `#!/usr/bin/env node
import { existsSync, readdirSync, readFileSync } from "node:fs";

const rules = ["FILE_NO_DELETE", "FIELD_SAME_TYPE", "FIELD_SAME_NAME", "PACKAGE_MESSAGE_NO_DELETE"];
const [command, ...others] = process.argv.slice(2);
if (command === "--version") console.log("9.9.9");
if (command === "config") for (const id of rules) console.log(JSON.stringify({ id }));
if (command === "breaking") {
  const { breaking } = JSON.parse(readFileSync("buf.yaml", "utf8"));
  const found = [...deleted(), ...told()].filter(({ type }) => !breaking.except.includes(type));
  for (const finding of found) console.log(JSON.stringify(finding));
  process.exitCode = found.length > 0 ? 100 : 0;
}

function* deleted() {
  for (const path of files("../before")) {
    if (existsSync(path)) continue;
    const message = \`Previously present file "\${path}" was deleted.\`;
    yield { type: "FILE_NO_DELETE", message, start_line: 1, start_column: 1, end_line: 1, end_column: 1 };
  }
}

function* told() {
  for (const path of files(".")) {
    if (!existsSync("../before/" + path)) continue;
    for (const [index, line] of readFileSync(path, "utf8").split("\\n").entries()) {
      const [, type, message] = /\\/\\/ peer: (\\w+) (.*)/.exec(line) ?? [];
      if (type !== undefined) yield { type, message, path, start_line: index + 1, start_column: 3, end_line: index + 1, end_column: 9 };
    }
  }
}

function files(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".proto"));
}
`;
