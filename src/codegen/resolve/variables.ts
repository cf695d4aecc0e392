import type { Span } from "../../text/span.ts";
import { baseName, folderOf, foldersAround } from "../path-parts.ts";
import type { Variable, VariableFamily } from "../reading.ts";

/** A text with its variables in place. */
export interface Resolved {
  readonly text: string;
  /** Where the values come from. */
  readonly via: readonly Span[];
  /** The first variable that nothing sets. */
  readonly missing: string | undefined;
}

/** Knows the variables of everything that was read. */
export interface Scopes {
  resolve(text: string, family: VariableFamily, path: string): Resolved;
  /** Whether a value was taken from there. */
  isUsed(variable: Variable): boolean;
}

/**
 * A file sees its own variables, then those of files of its family in the nearest folder around it;
 * scripts at last those of any file, if all that set the name agree.
 */
export function createScopes(variables: readonly Variable[]): Scopes {
  const byName = new Map<string, Variable[]>();
  for (const variable of variables) {
    const key = `${variable.family} ${variable.name}`;
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [variable]);
    else known.push(variable);
  }
  const used = new Set<Variable>();

  function find(name: string, family: VariableFamily, path: string): Variable | undefined {
    const candidates = byName.get(`${family} ${name}`) ?? [];
    const own = candidates.find(({ at }) => at.path === path);
    if (own !== undefined) return own;
    for (const folder of foldersAround(folderOf(path))) {
      const near = candidates.filter(({ at }) => folderOf(at.path) === folder);
      const [first] = near;
      if (first !== undefined && near.every(({ value }) => value === first.value)) return first;
      if (first !== undefined) return undefined;
    }
    const [first] = candidates;
    const isPlain = family === "shell" || family === "gradle";
    return isPlain && candidates.every(({ value }) => value === first?.value) ? first : undefined;
  }

  function resolve(
    text: string,
    family: VariableFamily,
    path: string,
    budget: { left: number },
  ): Resolved {
    const via: Span[] = [];
    let missing: string | undefined;
    const expanded = text.replace(mention, (whole, ...groups: readonly unknown[]) => {
      const { name, otherwise } = mentioned(groups);
      if (name === undefined) return whole;
      const variable = find(name, family, path);
      budget.left -= 1;
      if (variable === undefined || budget.left < 0) {
        if (otherwise === undefined) missing ??= name;
        return otherwise ?? whole;
      }
      used.add(variable);
      const inner = resolve(variable.value, family, variable.at.path, budget);
      via.push(variable.at, ...inner.via);
      missing ??= inner.missing;
      return inner.text;
    });
    return { text: expanded.replace(/["']/g, "").trim(), via, missing };
  }

  return {
    resolve: (text, family, path) => resolve(text, family, path, { left: mostVariables }),
    isUsed: (one) => used.has(one),
  };
}

/** So that variables that lead to themselves, or to many others, come to an end. */
const mostVariables = 50;

/** `${{ env.X }}`, `${X}`, `${X:-1.2}`, `$(cat FILE)`, `$(X)`, `$X`. */
const mention =
  /\$\{\{\s*([\w-]+)\.([\w.-]+)\s*\}\}|\$\{([\w.-]+)(?::?[-=]([^{}]*))?\}|\$\((?:shell )?(?:cat |<\s?)([^()\s]+)\)|\$\(([\w.-]+)\)|\$([A-Za-z_]\w*)/g;

function mentioned(groups: readonly unknown[]): {
  readonly name: string | undefined;
  readonly otherwise: string | undefined;
} {
  const [context, inExpression, inBraces, otherwise, file, inBrackets, plain] = groups.map(
    (group) => (typeof group === "string" ? group : undefined),
  );
  if (file !== undefined) return { name: `file:${baseName(file)}`, otherwise: undefined };
  if (context !== undefined && context !== "env") {
    return { name: `${context}.${inExpression}`, otherwise: undefined };
  }
  return { name: inExpression ?? inBraces ?? inBrackets ?? plain, otherwise };
}
