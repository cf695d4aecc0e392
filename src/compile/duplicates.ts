import { type Imports, importPath } from "./imports.ts";
import { type Element, type LinkedFile, pathIn } from "./linked-file.ts";
import { placeOf, type Report } from "./report.ts";
import type { Linking } from "./resolve.ts";
import { tags } from "./tags.ts";
import type { Visible } from "./visibility.ts";

/**
 * Reports names that are defined twice in what one file can see. Files that never meet may define
 * the same: they are copies. Files come in order, so that a clash is reported where it begins and
 * not at every importer.
 */
export function checkDuplicates(files: readonly LinkedFile[], linking: Linking): void {
  const { symbols, views, imports, report } = linking;
  const contested = new Map<LinkedFile, Element[]>();
  for (const elements of symbols.copies.values()) claim(elements, contested, report);
  const reported = new Set<string>();
  for (const file of contested.size === 0 ? [] : files) {
    const view = views.options.get(file)?.files ?? new Set();
    checkView(file, view, contested, { imports, report, reported });
  }
  checkPackages(files, linking);
}

/** Lists the elements of one name with their files; reports those of the same file. */
function claim(
  elements: readonly Element[],
  contested: Map<LinkedFile, Element[]>,
  report: Report,
): void {
  const first = new Map<LinkedFile, Element>();
  for (const element of elements) {
    const { file } = element;
    // What is nested can clash only inside its own message, which is looked at on its own. A value
    // stands beside its enum.
    const isNested = element.kind !== "enum value" && element.parent !== undefined;
    if (isNested || file.isBroken) continue;
    const known = first.get(file);
    if (known !== undefined) {
      reportClash(element, known, report);
      continue;
    }
    first.set(file, element);
    const others = contested.get(file);
    if (others === undefined) contested.set(file, [element]);
    else others.push(element);
  }
}

interface Reporting {
  readonly imports: Imports;
  readonly report: Report;
  /** Names with the two files, so that the importers of a clash stay silent. */
  readonly reported: Set<string>;
}

function checkView(
  file: LinkedFile,
  view: Visible,
  contested: ReadonlyMap<LinkedFile, readonly Element[]>,
  { imports, report, reported }: Reporting,
): void {
  const known = new Map<string, Element>();
  for (const seen of view) {
    for (const element of contested.get(seen) ?? []) {
      const other = known.get(element.name);
      known.set(element.name, other ?? element);
      if (other === undefined) continue;
      const clash = [element.name, ...[seen.path, other.file.path].sort()].join("\n");
      if (reported.has(clash)) continue;
      reported.add(clash);
      if (other.file === file) {
        reportClash(other, element, report);
        continue;
      }
      const both = `${placeOf(other.file, namePath(other))} and ${placeOf(seen, namePath(element))}`;
      const path = importPath(file, importThatShows(seen, file, imports));
      report(file, path, `"${element.name}" is defined twice in what this file imports: ${both}`);
    }
  }
}

function reportClash(element: Element, other: Element, report: Report): void {
  const isValue = element.kind === "enum value" || other.kind === "enum value";
  const hint = isValue ? " (values of an enum stand beside the enum, not in it)" : "";
  const place = placeOf(other.file, namePath(other));
  report(
    element.file,
    namePath(element),
    `"${element.name}" is already defined at ${place}${hint}`,
  );
}

/** Every element has its name in the field of the same number. */
function namePath(element: Element): readonly number[] {
  return pathIn(element, tags.message.name);
}

/** The index of the import that makes a file visible. */
function importThatShows(shown: LinkedFile, file: LinkedFile, imports: Imports): number {
  const direct = imports.get(file) ?? [];
  const index = direct.findIndex((dependency) => {
    if (dependency === undefined) return false;
    const reached = new Set([dependency]);
    // A set hands out what is added while it is being walked.
    for (const next of reached) {
      if (next === shown) return true;
      for (const at of next.proto.publicDependency) {
        const inner = imports.get(next)?.[at];
        if (inner !== undefined) reached.add(inner);
      }
    }
    return false;
  });
  return Math.max(index, 0);
}

/** A package and something else cannot share a name. As protoc's descriptor.cc, AddPackage. */
function checkPackages(files: readonly LinkedFile[], linking: Linking): void {
  const { symbols } = linking;
  for (const [name, members] of symbols.packages) {
    const first = symbols.first(name);
    if (first === undefined) continue;
    for (const element of symbols.copies.get(name) ?? [first]) {
      if (element.file.isBroken) continue;
      for (const file of files) checkPackage(file, element, members, linking);
    }
  }
}

function checkPackage(
  file: LinkedFile,
  element: Element,
  members: ReadonlySet<LinkedFile>,
  { views, report }: Linking,
): void {
  const view = views.options.get(file)?.files;
  if (view === undefined || !view.has(element.file)) return;
  const { name } = element;
  if (members.has(file)) {
    const place = placeOf(element.file, namePath(element));
    const message = `package "${name}" is already defined as something else at ${place}`;
    report(file, [tags.file.package], message);
    return;
  }
  const member = [...view].find((seen) => members.has(seen));
  if (file !== element.file || member === undefined) return;
  report(file, namePath(element), `"${name}" is already defined as a package in "${member.path}"`);
}
