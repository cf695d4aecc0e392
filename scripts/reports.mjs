// Writes real reports into a Markdown file: npm run reports -- docs/tag-reuse.md <folder of clones>
// Below a comment such as <!-- check etcd 2280a3bd6 --> comes what checking that commit of the clone
// "etcd" against its first parent prints; what stood there in a fence is replaced.
// Exit status 1 if a report has no findings, because then there is nothing to show.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const built = join(import.meta.dirname, "../dist/bin.cjs");

try {
  process.exitCode = main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function main() {
  const { values, positionals } = parseArgs({
    options: { program: { type: "string", default: built } },
    allowPositionals: true,
  });
  const [file, clones] = positionals;
  if (file === undefined || clones === undefined) {
    console.error("usage: npm run reports -- FILE.md <folder of clones>");
    return 2;
  }
  const text = readFileSync(file, "utf8");
  const asked = /^<!-- check (\S+) ([0-9a-f]{7,40}) -->\n+(?:```console\n[\s\S]*?\n```\n+)?/gm;
  const filled = text.replace(asked, (_, clone, commit) => {
    const report = reportOf(values.program, join(clones, clone), commit);
    return `<!-- check ${clone} ${commit} -->\n\n\`\`\`console\n${report}\`\`\`\n\n`;
  });
  writeFileSync(file, filled);
  return 0;
}

/**
 * The command as a reader would type it, and what it prints; assumed imports are not the subject.
 * @param {string} program
 * @param {string} folder
 * @param {string} commit
 */
function reportOf(program, folder, commit) {
  const flags = ["--against", `${commit}~1`, "--head", commit, "--use", "HISTORY"];
  const run = spawnSync(
    process.execPath,
    [program, "check", "-C", folder, "--no-config", ...flags],
    {
      encoding: "utf8",
    },
  );
  if (run.status !== 1)
    throw new Error(`${folder} ${commit}: exit status ${run.status}: ${run.stderr}`);
  const lines = run.stdout.split("\n").filter((line) => !/^(\S+: note: |\d+ notes: )/.test(line));
  return `$ proto-compat check ${flags.join(" ")}\n${lines.join("\n")}`;
}
