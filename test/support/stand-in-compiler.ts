import { chmodSync } from "node:fs";
import { join } from "node:path";
import { createFolder } from "./repository.ts";

/**
 * A program that is called as protoc or buf is, and compiles with this build of our own. What it is
 * to do otherwise stands in comments of the files: `witness: refuse`, and `witness: X for Y`, which
 * replaces words of the file first. Returns its path.
 */
export function standInCompiler(bin: string, name: "protoc" | "buf"): string {
  const folder = createFolder({ [`${name}.mjs`]: program(bin, name) });
  const path = join(folder, `${name}.mjs`);
  chmodSync(path, 0o755);
  return path;
}

function program(bin: string, name: "protoc" | "buf"): string {
  return `#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

if (process.argv[2] === "--version") {
  console.log(${JSON.stringify(name === "buf" ? "9.9.9" : "libprotoc 99.9")});
} else {
  const files = readdirSync(".", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".proto"));
  for (const path of files) {
    const text = readFileSync(path, "utf8");
    if (text.includes("witness: refuse")) refuse(path);
    const [, word, other] = /witness: (\\w+) for (\\w+)/.exec(text) ?? [];
    if (other !== undefined) writeFileSync(path, text.replace(other, word));
  }
  const commandLine = [${JSON.stringify(bin)}, "build", "./", "--root", ".", "--no-config", "-o", "../out.binpb"];
  const { status, stderr } = spawnSync(process.execPath, commandLine, { encoding: "utf8" });
  if (status !== 0) refuse(/^[^:]*/.exec(stderr)[0]);
}

function refuse(path) {
  const line = ${name === "buf" ? "JSON.stringify({ path, start_line: 1, message: 'not to my taste' })" : "path + ':1:1: not to my taste'"};
  console.error(line);
  process.exit(1);
}
`;
}
