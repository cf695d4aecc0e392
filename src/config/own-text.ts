import { Document, isScalar, isSeq, visit } from "yaml";
import type { OwnFile } from "./own-file.ts";

/** The text of a proto-compat.yaml, with a comment on what is written and on what may be. */
export function ownText(file: OwnFile, origin: readonly string[]): string {
  const parts = [
    [...header, ...origin.map((line) => `# ${line}`), yaml({ version: file.version })].join("\n"),
    "# The old side; left out: in CI the base of the pull request, else where the default branch was left.\n# against: tag:v*\n",
    "# The lowest severity that fails a check: error (left out), warning or never.\n# fail_on: warning\n",
    ...Object.entries(comments).flatMap(([key, comment]) => part(key, comment, file)),
    ...(file.breaking === undefined ? [everyRule] : []),
  ];
  return parts.join("\n");
}

const header = [
  "# Which changes of .proto files break, and what is done about them. Paths start from this folder.",
  "# Written by: proto-compat init. What is in force: proto-compat config. The rules: proto-compat rules.",
] as const;

const everyRule = `# Which rules run; left out: all of them, each as severe as it says.
# breaking:
#   use: [WIRE_JSON]
#   ignore: ["**/internal"]
`;

/** In the order of writing. */
const comments: Readonly<Record<Exclude<keyof OwnFile, "version">, string>> = {
  buf: "The buf configuration here and below is no longer honoured: this file says all of it.",
  roots: "Where import names start.",
  modules: "What is compared, and where import names start.",
  excludes: "What is not compared.",
  breaking: "Which rules run, and how severe they are.",
};

function part(key: string, comment: string, file: OwnFile): readonly string[] {
  const value = Object.entries(file).find(([name]) => name === key)?.[1];
  return value === undefined ? [] : [`# ${comment}\n${yaml({ [key]: value })}`];
}

/** Short lists of words stand in one line. */
function yaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, node) {
      const isShort = node.items.length <= 4 && JSON.stringify(node).length <= 80;
      if (isSeq(node) && isShort && node.items.every(isScalar)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
