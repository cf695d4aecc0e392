// Scaffolds a rule: npm run new-rule -- FIELD_SOMETHING
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const list = join(root, "rules/index.ts");
const changelog = join(root, "CHANGELOG.md");

/** What a rule can speak of, longest prefix first: how it is paired, and an example of a value. */
const subjects = [
  { prefix: "ENUM_VALUE", pair: "number", value: "values[0]?.name" },
  { prefix: "EXTENSION", pair: "number", value: "name" },
  { prefix: "MESSAGE", pair: "name", value: "name" },
  { prefix: "SERVICE", pair: "name", value: "name" },
  { prefix: "FIELD", pair: "number", value: "name" },
  { prefix: "ONEOF", pair: "name", value: "name" },
  { prefix: "ENUM", pair: "name", value: "name" },
  { prefix: "FILE", pair: "file", value: "importName" },
  { prefix: "RPC", pair: "name", value: "name" },
];

const addedHeading = "## [Unreleased]\n\n### Added\n\n";

const exampleProto = `syntax = "proto3";

package acme.v1;

message Example {
  string name = 1;
}
`;

const [id, ...others] = process.argv.slice(2);
const problem = problemOf(id, others);
if (problem === undefined && id !== undefined) scaffold(id);
else {
  console.error(`error: ${problem}`);
  process.exitCode = 2;
}

/**
 * Why there can be no such rule; undefined if there can.
 * @param {string | undefined} id
 * @param {readonly string[]} others
 */
function problemOf(id, others) {
  if (id === undefined || others.length > 0) return "usage: npm run new-rule -- FIELD_SOMETHING";
  if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(id)) {
    return `"${id}" is not a rule id: capital words with "_" between them, such as FIELD_SAME_TYPE`;
  }
  if (subjectOf(id) === undefined) {
    const known = subjects.map(({ prefix }) => `${prefix}_`).sort();
    return `"${id}" does not say what it speaks of: an id begins with ${known.join(", ")}`;
  }
  const there = pathsOf(id).find((path) => existsSync(join(root, path)));
  if (there !== undefined) return `there is a rule ${id} already: ${there}`;
  if (!readFileSync(changelog, "utf8").includes(addedHeading)) {
    return `CHANGELOG.md has no "${addedHeading.trim().replace("\n\n", '" followed by "')}"`;
  }
  return undefined;
}

/** @param {string} id */
function scaffold(id) {
  const [rule, fixture] = pathsOf(id);
  writeFileSync(join(root, rule), ruleText(id));
  writeFileSync(list, withRule(readFileSync(list, "utf8"), id));
  for (const side of ["before", "after"]) {
    const proto = join(root, fixture, side, "acme/v1/example.proto");
    mkdirSync(dirname(proto), { recursive: true });
    writeFileSync(proto, exampleProto);
  }
  writeFileSync(changelog, withLine(readFileSync(changelog, "utf8"), id));
  console.log(`Made ${rule} and ${fixture}/, and named the rule in rules/index.ts and CHANGELOG.md.

1. Make the smallest change in ${fixture}/after/ that breaks the rule, beside others that do not.
2. Write the rule's texts, its example and its check in ${rule}.
3. npx vitest run test/rules.test.ts -u
   writes ${fixture}/expected.txt: read it as a user would.
4. npm run docs
   writes docs/rules.md.
5. Say in CHANGELOG.md, in a user's words, what is found now.`);
}

/**
 * @param {string} id
 * @returns {[rule: string, fixture: string]}
 */
function pathsOf(id) {
  return [`rules/${kebab(id)}.ts`, `fixtures/rules/${kebab(id)}`];
}

/** @param {string} id */
function ruleText(id) {
  const { prefix, pair, value } = subjectOf(id) ?? {};
  const removed = id.includes("_NO_DELETE");
  const kind = String(prefix).toLowerCase();
  const body = removed
    ? `  check({ before }) {
    return { message: \`${kind.replace("_", " ")} "\${before.${value}}" was deleted\` };
  },`
    : `  check({ before, after }) {
    if (before.${value} === after.${value}) return undefined;
    return {
      message: \`something changed from "\${before.${value}}" to "\${after.${value}}"\`,
      before: \`\${before.${value}}\`,
      after: \`\${after.${value}}\`,
    };
  },`;
  return `import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const ${camel(id)} = defineRule({
  id: "${id}",
  subjects: ["${kind}"],
  on: "${removed ? "removed" : "kept"}",
  pair: "${pair}",
  fact: "${removed ? "presence" : "name"}",
  categories: ["FILE", "PACKAGE"],
  severity: "warning",
  what: "Say what is forbidden, in one sentence.",
  why: "Say whom it breaks, and how.",
  instead: "Say what to do in its place.",
  example: {
    before: proto\`
      message Example {
        string name = 1;
      }
    \`,
    after: proto\`
      message Example {
        string name = 1;
      }
    \`,
  },
${body}
});
`;
}

/**
 * The list of rules with one more, each line in its place.
 * @param {string} text
 * @param {string} id
 */
function withRule(text, id) {
  const imports = /^import \{ \w+ \} from "\.\/(.+)\.ts";\n/gm;
  const names = [...text.matchAll(imports)].map((match) => match[1] ?? "");
  const sorted = [...names, kebab(id)].sort();
  const lines = sorted.map((name) => `import { ${camel(name)} } from "./${name}.ts";\n`);
  const inOneLine = `= [${sorted.map(camel).join(", ")}];`;
  const inLines = `= [\n${sorted.map((name) => `  ${camel(name)},\n`).join("")}];`;
  const rest = text.replace(imports, "");
  const head = rest.indexOf("\n") + 1;
  const listing = /^(export const rules: readonly Rule\[\] )= \[[^\]]*\];/m;
  return `${rest.slice(0, head)}${lines.join("")}${rest.slice(head)}`.replace(
    listing,
    (_, declaration) => {
      const short = `${declaration}${inOneLine}`;
      return short.length <= 100 ? short : `${declaration}${inLines}`;
    },
  );
}

/**
 * The change log with a line for the rule at the end of what was added.
 * @param {string} text
 * @param {string} id
 */
function withLine(text, id) {
  const start = text.indexOf(addedHeading) + addedHeading.length;
  const rest = text.slice(start);
  const end = rest.search(/\n(?=\n|$)/);
  const at = start + (end === -1 ? rest.length : end + 1);
  return `${text.slice(0, at)}- New rule \`${id}\`.\n${text.slice(at)}`;
}

/** @param {string} id */
function subjectOf(id) {
  return subjects.find(({ prefix }) => id.startsWith(`${prefix}_`));
}

/** @param {string} id */
function kebab(id) {
  return id.toLowerCase().replaceAll("_", "-");
}

/** @param {string} name */
function camel(name) {
  return kebab(name).replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
