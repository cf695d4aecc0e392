import type { BufVersion } from "../policy/buf-rules.ts";
import { isBelow } from "../policy/path-filter.ts";
import { UsageError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import {
  type AreaContext,
  type DeclaredArea,
  type DeclaredModule,
  declaredModule,
  rootsOf,
} from "./area.ts";
import type { BreakingDeclaration, BufDeclaration, WorkDeclaration } from "./declaration.ts";
import { type SectionResult, sectionFrom } from "./section.ts";

/**
 * What the buf.yaml and buf.work.yaml of a source make of their folders. A buf.yaml in a module that
 * another file lists is not in force, as where buf is run beside that other file. Throws a
 * UsageError for names that are not known, and for files that cannot stand together.
 */
export function bufAreas(
  works: readonly WorkDeclaration[],
  files: readonly BufDeclaration[],
  context: AreaContext,
): { readonly areas: readonly DeclaredArea[]; readonly notes: readonly Note[] } {
  for (const work of works) requireAlone(work, files);
  const members = new Set(works.flatMap((work) => membersOf(work, files)));
  const workAreas = works.map((work) => workArea(work, membersOf(work, files), context));
  const fileAreas = files
    .filter((file) => !members.has(file))
    .map((file) => fileArea(file, context));
  const listing = [...workAreas, ...fileAreas.filter((each) => lists(each))];
  const areas = [...workAreas, ...fileAreas];
  const inForce = areas.filter((each) => listing.every((other) => !isClaimed(each, other)));
  return {
    areas: inForce,
    notes: areas.filter((each) => !inForce.includes(each)).map((each) => claimedNote(each)),
  };
}

function requireAlone(work: WorkDeclaration, files: readonly BufDeclaration[]): void {
  const file = files.find(({ folder }) => folder === work.folder);
  if (file === undefined) return;
  const start = { line: 1, column: 1 };
  throw new UsageError(
    `"${work.path}" and "${file.path}" exclude each other`,
    "keep the buf.work.yaml with a buf.yaml in each of its directories, or one buf.yaml of version v2",
    { path: work.path, start, end: start },
  );
}

function membersOf(
  work: WorkDeclaration,
  files: readonly BufDeclaration[],
): readonly BufDeclaration[] {
  return files.filter(({ folder }) => work.directories.some((each) => each.folder === folder));
}

function workArea(
  work: WorkDeclaration,
  members: readonly BufDeclaration[],
  context: AreaContext,
): DeclaredArea {
  const standard = bufSection(undefined, { version: "v1", bases: [], plugins: undefined }, context);
  const modules = work.directories.flatMap((directory): readonly DeclaredModule[] => {
    const member = members.find(({ folder }) => folder === directory.folder);
    if (member?.version === "v2") {
      const hint = "buf.yaml v2 lists its modules itself: remove the buf.work.yaml";
      throw new UsageError(`"${member.path}" is of version v2`, hint, directory.at);
    }
    if (member !== undefined)
      return modulesOf(member, bufSection(member.breaking, member, context), context);
    const module = { ...directory, includes: [], excludes: [], breaking: undefined };
    return [declaredModule(module, standard, { ...work, globs: false })];
  });
  return {
    declaration: work,
    area: {
      folder: work.folder,
      section: standard.section,
      scopes: modules.map(({ scope }) => scope),
      excludes: [],
    },
    roots: rootsOf(modules.map(({ module }) => module)),
    section: undefined,
    modules,
    notes: [],
  };
}

function fileArea(file: BufDeclaration, context: AreaContext): DeclaredArea {
  const section = bufSection(file.breaking, file, context);
  const modules = modulesOf(file, section, context);
  return {
    declaration: file,
    area: {
      folder: file.folder,
      section: section.section,
      scopes: modules.map(({ scope }) => scope),
      excludes: [],
    },
    roots: rootsOf(file.modules),
    section,
    modules,
    notes: pluginNotes(file),
  };
}

/** A module's own section replaces that of the file. */
function modulesOf(
  file: BufDeclaration,
  section: SectionResult,
  context: AreaContext,
): readonly DeclaredModule[] {
  return file.modules.map((module) => {
    const own =
      module.breaking === undefined ? section : bufSection(module.breaking, file, context);
    return declaredModule(module, own, { path: file.path, folder: file.folder, globs: false });
  });
}

function bufSection(
  breaking: BreakingDeclaration | undefined,
  file: {
    readonly version: BufVersion;
    readonly bases: readonly string[];
    readonly plugins: BufDeclaration["plugins"];
  },
  context: AreaContext,
): SectionResult {
  const { version, bases, plugins } = file;
  return sectionFrom(breaking, {
    dialect: version,
    bases,
    hasPlugins: plugins !== undefined,
    ...context,
  });
}

function pluginNotes({ plugins }: BufDeclaration): readonly Note[] {
  if (plugins === undefined) return [];
  const message = "the rules of plugins and policies are not run here";
  return [{ kind: "configuration", message, path: plugins.path, start: plugins.start }];
}

function lists({ declaration }: DeclaredArea): boolean {
  return declaration.kind === "buf" && declaration.lists;
}

/** Whether the folder of one file lies in a module that another lists. */
function isClaimed(one: DeclaredArea, other: DeclaredArea): boolean {
  const { folder, path } = one.declaration;
  return (
    one !== other &&
    folder !== other.declaration.folder &&
    isBelow(folder, other.declaration.folder) &&
    other.modules.some(
      ({ scope }) =>
        isBelow(folder, scope.folder) &&
        (scope.includes.length === 0 || scope.includes.some((each) => each.matches(path))) &&
        !scope.excludes.some((each) => each.matches(path)),
    )
  );
}

function claimedNote({ declaration }: DeclaredArea): Note {
  const message = "not in force: its folder is in a module that another buf configuration lists";
  return { kind: "configuration", message, path: declaration.path };
}
