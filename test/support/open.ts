import { onTestFinished } from "vitest";
import { type OpenedSource, openSource } from "../../src/source/open.ts";
import { parseSpec } from "../../src/source/parse-spec.ts";
import type { TestRepository } from "./repository.ts";

export interface OpenOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly offline?: boolean;
  readonly other?: OpenedSource;
}

/** Opens a source of a test repository, as `--against` would name it, until the test has finished. */
export async function open(
  repository: Pick<TestRepository, "directory" | "env">,
  text: string,
  options: OpenOptions = {},
): Promise<OpenedSource> {
  const source = await openSource(
    parseSpec(text, () => false),
    contextOf(repository, options),
  );
  onTestFinished(() => source.close());
  return source;
}

/** Where `open` asks. */
export function contextOf(
  repository: Pick<TestRepository, "directory" | "env">,
  { cwd, env, offline, other }: OpenOptions = {},
) {
  return {
    cwd: cwd ?? repository.directory,
    env: { ...repository.env, ...env },
    offline: offline ?? false,
    other,
  };
}

/** What a source reads, as text. */
export async function textsOf(
  source: OpenedSource,
  paths: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const contents = await source.read(paths);
  return Object.fromEntries([...contents].map(([path, bytes]) => [path, decode(bytes)]));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
