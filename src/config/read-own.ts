import { UsageError } from "../text/errors.ts";
import { readYaml } from "../text/tree/read-yaml.ts";
import type { Tree } from "../text/tree/tree.ts";
import type { ModuleDeclaration, OwnDeclaration, RootDeclaration } from "./declaration.ts";
import { requireDistinct } from "./distinct.ts";
import { pathIn } from "./path-in.ts";
import { readBreaking } from "./read-breaking.ts";
import { readCodegen } from "./read-codegen.ts";
import { readModule } from "./read-module.ts";
import {
  type Fields,
  fieldsOf,
  flagOf,
  itemsOf,
  oneOf,
  type Word,
  wordOf,
  wordsOf,
} from "./yaml/fields.ts";

/**
 * What a proto-compat.yaml says; its paths start from `folder`. Throws a UsageError with the place
 * of what cannot be meant.
 */
export function readOwn(path: string, folder: string, text: string): OwnDeclaration {
  const fields = fieldsOf(readYaml(path, text), "proto-compat.yaml", ownKeys);
  oneOf(fields.get("version"), '"version"', ["1"]);
  const against = fields.get("against")?.value;
  requireOne(fields);
  const modules = itemsOf(fields.get("modules"), '"modules"').map((node) => moduleOf(node, folder));
  const roots = itemsOf(fields.get("roots"), '"roots"').map((node) => rootOf(node, folder));
  requireDistinct(modules);
  requireDistinct(roots);
  return {
    kind: "own",
    path,
    folder,
    against:
      against === undefined || against.kind === "nothing"
        ? undefined
        : wordOf(against, '"against"'),
    failOn: oneOf(fields.get("fail_on"), '"fail_on"', ["error", "warning", "never"]),
    roots: roots.length === 0 ? undefined : roots,
    modules: modules.length === 0 ? undefined : modules,
    excludes: wordsOf(fields.get("excludes"), '"excludes"'),
    buf: flagOf(fields.get("buf"), '"buf"'),
    breaking: readBreaking(fields.get("breaking"), "own"),
    codegen: readCodegen(fields.get("codegen")),
  };
}

const ownKeys = [
  "version",
  "against",
  "fail_on",
  "roots",
  "modules",
  "excludes",
  "buf",
  "breaking",
  "codegen",
] as const;

function requireOne(fields: Fields<"roots" | "modules">): void {
  const modules = fields.get("modules");
  if (fields.get("roots") === undefined || modules === undefined) return;
  const hint = "modules are roots, too: list them there, with their prefix";
  throw new UsageError('"roots" and "modules" exclude each other', hint, modules.at);
}

const moduleKeys = ["path", "prefix", "includes", "excludes", "breaking"] as const;

function moduleOf(node: Tree, folder: string): ModuleDeclaration {
  const fields = fieldsOf(node, 'an item of "modules"', moduleKeys);
  if (fields.get("path") === undefined) {
    throw new UsageError('an item of "modules" needs a "path"', undefined, node.at);
  }
  const prefix = fields.get("prefix")?.value;
  const module = readModule(node, fields, folder, "own");
  if (prefix === undefined || prefix.kind === "nothing") return module;
  return { ...module, prefix: pathIn("", wordOf(prefix, '"prefix"')) };
}

/** `DIR` or `DIR=PREFIX`, as after `--root`. */
function rootOf(node: Tree, folder: string): RootDeclaration {
  const { text, at } = wordOf(node, 'each of "roots"');
  const split = text.indexOf("=");
  const part = (word: string): Word => ({ text: word, at });
  if (split === 0) throw new UsageError(`"${text}" names no folder`, undefined, at);
  return {
    folder: pathIn(folder, part(split === -1 ? text : text.slice(0, split))),
    prefix: split === -1 ? "" : pathIn("", part(text.slice(split + 1).replace(/^\/+/, ""))),
    at,
  };
}
