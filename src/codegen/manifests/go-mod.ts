import { lineIndexOf } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf, toolOfGoModule } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead } from "../reading.ts";

/** "Go Modules Reference", "go.mod files". */
export const goMod: ManifestReader = {
  files: "`go.mod`",
  finds: "`require` of runtimes and plugins, `replace`, and `tool` with the version of its module",
  ecosystem: "go",
  makesScope: true,
  matches: (path) => baseName(path) === "go.mod",
  read({ path, text }) {
    const statements = statementsOf(path, text);
    const required = statements.flatMap(requireOf);
    const replaced = new Map(statements.flatMap(replaceOf));
    const modules = required.map((each) => ({ ...each, ...replaced.get(each.module) }));
    const tools = statements.filter(({ verb }) => verb === "tool");
    return {
      ...nothingRead,
      pins: [
        ...modules.flatMap(pinOfModule),
        ...tools.flatMap(({ words: [name = ""], at }) => pinOfTool(name, at, modules)),
      ],
      locked: [...statements.flatMap(moduleOf), ...modules].map(({ module, version, at }) => ({
        ecosystem: "go",
        package: module,
        version: version.replace(/^v/, ""),
        at,
      })),
    };
  },
};

interface Statement {
  readonly verb: string;
  readonly words: readonly string[];
  readonly comment: string;
  readonly at: Span;
}

/** Directives, those of a block one by one. */
function statementsOf(path: string, text: string): readonly Statement[] {
  const lines = lineIndexOf(text);
  const statements: Statement[] = [];
  let block: string | undefined;
  let offset = 0;
  for (const line of text.split("\n")) {
    const [code = "", ...comments] = line.split("//");
    const words = code
      .trim()
      .split(/\s+/)
      .filter((word) => word !== "");
    const start = offset + line.search(/\S|$/);
    const at = {
      path,
      start: lines.positionOf(start),
      end: lines.positionOf(offset + code.trimEnd().length),
    };
    offset += line.length + 1;
    const [verb, ...rest] = words.map(unquoted);
    if (verb === undefined) continue;
    if (verb === ")") block = undefined;
    else if (block !== undefined) {
      statements.push({ verb: block, words: [verb, ...rest], comment: comments.join("//"), at });
    } else if (rest.at(-1) === "(") block = verb;
    else statements.push({ verb, words: rest, comment: comments.join("//"), at });
  }
  return statements;
}

function unquoted(word: string): string {
  return word.replace(/^["`]|["`]$/g, "");
}

interface Required {
  readonly module: string;
  readonly version: string;
  readonly isIndirect: boolean;
  readonly at: Span;
}

function requireOf({
  verb,
  words: [module, version],
  comment,
  at,
}: Statement): readonly Required[] {
  if (verb !== "require" || module === undefined || version === undefined) return [];
  return [{ module, version, isIndirect: /^\s*indirect\b/.test(comment), at }];
}

/** What the file is of: its own packages have no version. */
function moduleOf({ verb, words: [module], at }: Statement) {
  return verb === "module" && module !== undefined ? [{ module, version: "", at }] : [];
}

/** `replace MODULE => OTHER VERSION`; a folder has no version. */
function replaceOf({ verb, words, at }: Statement): readonly (readonly [string, Replacement])[] {
  const arrow = words.indexOf("=>");
  const [module] = words;
  if (verb !== "replace" || arrow === -1 || module === undefined) return [];
  const version = words[arrow + 2];
  return [[module, version === undefined ? { isFolder: true } : { version, at }]];
}

interface Replacement {
  readonly version?: string;
  readonly at?: Span;
  readonly isFolder?: true;
}

function pinOfModule(required: Required & Replacement): readonly DraftPin[] {
  const { module, version, isIndirect, isFolder, at } = required;
  const tool = toolOfGoModule(module);
  if (tool === undefined || isIndirect) return [];
  const local = isFolder ? { state: "indirect" as const, remark: "replaced by a folder" } : {};
  return [{ ...goDraft(module, version, at), tool, ...local }];
}

/** The version of a tool is that of the longest module around it. */
function pinOfTool(
  name: string,
  at: Span,
  modules: readonly (Required & Replacement)[],
): readonly DraftPin[] {
  const tool = toolOf("go", name);
  if (tool === undefined) return [];
  const around = modules
    .filter(({ module }) => name === module || name.startsWith(`${module}/`))
    .toSorted((one, other) => other.module.length - one.module.length)[0];
  const version = around?.version;
  return [{ ...goDraft(name, version, at), tool, via: around === undefined ? [] : [around.at] }];
}

function goDraft(name: string, written: string | undefined, at: Span) {
  const rest = { variables: undefined, lookUp: undefined } as const;
  return { ecosystem: "go", package: name, written, at, ...rest } as const;
}
