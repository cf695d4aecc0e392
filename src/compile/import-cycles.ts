import { type Imports, importPath } from "./imports.ts";
import type { LinkedFile } from "./linked-file.ts";
import type { Faults } from "./report.ts";

/** Chains that are longer are shown without their middle. */
const mostInChain = 12;

/** Reports imports that lead back to their file. No file that is on such a way can be linked. */
export function checkCycles(imports: Imports, faults: Faults): void {
  const { chains, files } = importCycles(imports);
  const reported = new Set<LinkedFile>();
  for (const chain of chains) {
    // A built-in file has no place; a cycle leads through one where the source has what it imports.
    const last = chain.slice(0, -1).findLast((file) => file.parsed !== undefined);
    if (last === undefined || reported.has(last)) continue;
    reported.add(last);
    reportChain(chain, last, imports, faults);
  }
  for (const file of files) faults.exclude(file);
}

/** One fault, at the import that closes the cycle. */
function reportChain(
  chain: readonly LinkedFile[],
  last: LinkedFile,
  imports: Imports,
  faults: Faults,
): void {
  const next = chain[chain.lastIndexOf(last, -2) + 1];
  const index = imports.get(last)?.indexOf(next) ?? 0;
  const names = chain.map((file) => `"${file.path}"`);
  const count = names.length;
  const shown = count <= mostInChain ? names : [...names.slice(0, 5), "...", ...names.slice(-5)];
  faults.report(last, importPath(last, index), `imports form a cycle: ${shown.join(" -> ")}`);
}

interface Cycles {
  /** Some of the cycles, at least one of each group; first and last file are equal. */
  readonly chains: readonly (readonly LinkedFile[])[];
  /** All files that import themselves, be it through others. */
  readonly files: ReadonlySet<LinkedFile>;
}

/** Depth first without recursion, as chains can be long. */
function importCycles(imports: Imports): Cycles {
  const chains: LinkedFile[][] = [];
  const files = new Set<LinkedFile>();
  const entered = new Set<LinkedFile>();
  const done = new Set<LinkedFile>();
  const chain: LinkedFile[] = [];
  const next: number[] = [];
  const open = new Set<LinkedFile>();
  const groups = grouping();
  const enter = (file: LinkedFile) => {
    entered.add(file);
    chain.push(file);
    next.push(0);
    open.add(file);
    groups.enter(file);
  };
  const leave = (file: LinkedFile) => {
    chain.pop();
    open.delete(file);
    const group = groups.leave(file);
    for (const member of group) done.add(member);
    if (group.length > 1) for (const member of group) files.add(member);
  };
  const leadBack = (file: LinkedFile) => {
    groups.join(file);
    if (!open.has(file)) return;
    chains.push([...chain.slice(chain.indexOf(file)), file]);
    files.add(file);
  };
  for (const root of imports.keys()) {
    if (!entered.has(root)) enter(root);
    for (let file = chain.at(-1); file !== undefined; file = chain.at(-1)) {
      const index = next.pop() ?? 0;
      const dependencies = imports.get(file) ?? [];
      if (index === dependencies.length) {
        leave(file);
        continue;
      }
      next.push(index + 1);
      const dependency = dependencies[index];
      if (dependency === undefined || done.has(dependency)) continue;
      if (entered.has(dependency)) leadBack(dependency);
      else enter(dependency);
    }
  }
  return { chains, files };
}

/**
 * Puts files that import each other into one group, as a walk enters and leaves them depth first:
 * H. N. Gabow, "Path-based depth-first search for strong and biconnected components", 2000.
 */
function grouping() {
  const numbers = new Map<LinkedFile | undefined, number>();
  const pending: LinkedFile[] = [];
  /** Of each group so far, the one that was entered first. */
  const firsts: LinkedFile[] = [];
  const numberOf = (file: LinkedFile | undefined) => numbers.get(file) ?? -1;
  return {
    enter(file: LinkedFile): void {
      numbers.set(file, numbers.size);
      pending.push(file);
      firsts.push(file);
    },
    /** The file that was entered last imports this one, whose group is open. */
    join(file: LinkedFile): void {
      while (numberOf(firsts.at(-1)) > numberOf(file)) firsts.pop();
    },
    /** The group that is complete with that; empty if others belong to it. */
    leave(file: LinkedFile): readonly LinkedFile[] {
      if (firsts.at(-1) !== file) return [];
      firsts.pop();
      return pending.splice(pending.lastIndexOf(file));
    },
  };
}
