import type { ParsedFile } from "../../compile/parsed-file.ts";
import type { World, WorldSide } from "../../select/selection.ts";
import { type Layout, layoutOf } from "./layout.ts";
import type { Peer, PeerFinding, Texts } from "./peer.ts";
import type { PeerWorlds } from "./peer-worlds.ts";
import { stubsOf } from "./stubs.ts";
import { quotedIn } from "./words.ts";

/** What a peer found, its places as paths in the source. */
export interface PeerVerdict {
  readonly findings: readonly PlacedPeerFinding[];
  /** How each changed path was judged. */
  readonly judged: ReadonlyMap<string, "whole" | "alone" | "failed">;
  /** Why it could not judge some. */
  readonly failures: readonly PeerFailure[];
}

export interface PlacedPeerFinding {
  readonly rule: string;
  readonly message: string;
  readonly path: string | undefined;
  /** The path of the old side that is gone, where it is about a file as a whole. */
  readonly deleted: string | undefined;
  readonly line: number | undefined;
  /** Whether it saw messages in the place of types that are nowhere. */
  readonly withStubs: boolean;
}

export interface PeerFailure {
  readonly path: string;
  readonly reason: string;
}

/**
 * Shows a peer each world as a whole; if it cannot compile one, the changed files of that world one
 * by one, each with what it imports and without the rules that need whole packages.
 */
export async function askPeer(peer: Peer, { worlds, changed }: PeerWorlds): Promise<PeerVerdict> {
  const findings: PlacedPeerFinding[] = [];
  const judged = new Map<string, "whole" | "alone" | "failed">();
  const failures: PeerFailure[] = [];
  for (const world of worlds) {
    const compared = new Set([...world.before.compared.keys(), ...world.after.compared.keys()]);
    const paths = [...compared].filter((path) => changed.has(path));
    if (paths.length === 0) continue;
    const whole = await show(peer, world, pathsIn(world), []);
    if (whole.kind === "compared") {
      const others = worlds.filter((other) => other !== world);
      findings.push(
        ...whole.findings.filter(
          (finding) => isAbout(world, compared, finding) && !hasMoved(others, finding),
        ),
      );
      for (const path of compared) judged.set(path, "whole");
      continue;
    }
    for (const path of paths) {
      const alone = await show(peer, world, closureOf(world, path), packageRules(peer));
      judged.set(path, alone.kind === "compared" ? "alone" : "failed");
      if (alone.kind === "failed") failures.push({ path, reason: alone.reason });
      else findings.push(...alone.findings.filter((each) => (each.path ?? each.deleted) === path));
    }
  }
  return { findings, judged, failures };
}

/** Other files are there to be imported, and perhaps by another name on each side. */
function isAbout(
  { before }: World,
  compared: ReadonlySet<string>,
  { message, path, deleted }: PlacedPeerFinding,
): boolean {
  const about = path ?? deleted;
  if (about !== undefined) return compared.has(about);
  const words = quotedIn(message);
  return words.some((word) => declares(before, word));
}

/** A package whose files got another root is gone only for who sees one root at a time. */
function hasMoved(others: readonly World[], { rule, message }: PlacedPeerFinding): boolean {
  const [name = ""] = quotedIn(message);
  return (
    rule === "PACKAGE_NO_DELETE" &&
    others.some(({ before, after }) => declares(after, name) && !declares(before, name))
  );
}

function declares({ files, compared }: WorldSide, name: string): boolean {
  return files.some((file) => compared.has(file.path) && file.proto.package === name);
}

type Answer =
  | { readonly kind: "compared"; readonly findings: readonly PlacedPeerFinding[] }
  | { readonly kind: "failed"; readonly reason: string };

async function show(
  peer: Peer,
  world: World,
  paths: ReadonlySet<string>,
  except: readonly string[],
): Promise<Answer> {
  const stubs = stubsOf(world);
  // A file whose root is another one now is imported by another name, but it is the same file.
  const names = world.after.compared;
  const before = layoutOf(world.before, paths, stubs.before, names);
  const after = layoutOf(world.after, paths, stubs.after, names);
  const clash = before.clash ?? after.clash;
  if (clash !== undefined) {
    return { kind: "failed", reason: `${clash.join(" and ")} are imported by one name` };
  }
  const answer = await peer.compare(filled(before.texts), filled(after.texts), except);
  if (answer.kind === "failed") return answer;
  const shown = { before, after, withStubs: stubs.after.size > 0 };
  return { kind: "compared", findings: answer.findings.flatMap((found) => placed(found, shown)) };
}

/** A peer may refuse a side without any file. */
function filled(texts: Texts): Texts {
  return new Map([...texts, ["proto-compat-filler.proto", 'syntax = "proto3";\n']]);
}

interface Shown {
  readonly before: Layout;
  readonly after: Layout;
  readonly withStubs: boolean;
}

/** Nothing where it speaks of a file that we made, on one side at least. */
function placed(
  { rule, message, file, line }: PeerFinding,
  { before, after, withStubs }: Shown,
): readonly PlacedPeerFinding[] {
  const found = { rule, message, path: undefined, deleted: undefined, line, withStubs };
  if (file !== undefined) {
    const path = after.paths.get(file);
    const wasMade = before.texts.has(file) && !before.paths.has(file);
    return path === undefined || wasMade ? [] : [{ ...found, path }];
  }
  if (rule !== "FILE_NO_DELETE") return [found];
  const deleted = before.paths.get(quotedIn(message)[0] ?? "");
  return deleted === undefined ? [] : [{ ...found, deleted }];
}

function pathsIn({ before, after }: World): ReadonlySet<string> {
  return new Set([...before.files, ...after.files].map(({ path }: ParsedFile) => path));
}

/** A path and all that it imports on either side. */
function closureOf({ before, after }: World, path: string): ReadonlySet<string> {
  const closure = new Set([path]);
  // A set hands out what is added while it is being walked.
  for (const each of closure) {
    for (const target of [...targetsOf(before, each), ...targetsOf(after, each)]) {
      closure.add(target);
    }
  }
  return closure;
}

function targetsOf(side: WorldSide, path: string): readonly string[] {
  return [...(side.imports.get(path)?.values() ?? [])].flatMap((meaning) =>
    meaning.kind === "file" ? meaning.path : [],
  );
}

function packageRules(peer: Peer): readonly string[] {
  return peer.rules.filter((rule) => rule.startsWith("PACKAGE_"));
}
