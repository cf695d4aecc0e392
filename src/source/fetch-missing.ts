import type { Repository } from "./repository.ts";

/** Brings blobs of a commit into a partial clone. */
export interface BlobFetcher {
  /**
   * Fetches those of these blobs that are not there, all at once: git itself would fetch them one by
   * one. Does nothing in a full clone. Where it cannot fetch, reading the blobs says why.
   */
  fetch(ids: readonly string[]): Promise<void>;
}

/** `commit` is a commit id, or "HEAD" for what the index is based on. */
export function createBlobFetcher(repository: Repository, commit: string): BlobFetcher {
  let lacking: Promise<Set<string>> | undefined;
  return {
    async fetch(ids) {
      const { git } = repository;
      if (git.offline || ids.length === 0 || !(await repository.facts()).isPartial) return;
      lacking ??= askLacking(repository, commit);
      const missing = await lacking;
      const wanted = [...new Set(ids)].filter((id) => missing.delete(id));
      if (wanted.length > 1) await fetchBlobs(repository, wanted);
    },
  };
}

/** The ids that a commit's trees name and that are not there; none if there is no such commit. */
async function askLacking({ git }: Repository, commit: string): Promise<Set<string>> {
  const options = ["--objects", "--missing=print", "--max-count=1"];
  const answer = await git.ask("rev-list", ...options, commit).catch(() => "");
  return new Set([...answer.matchAll(/^\?([0-9a-f]+)/gm)].flatMap((match) => match[1] ?? []));
}

export async function fetchBlobs({ git }: Repository, ids: readonly string[]): Promise<void> {
  const remote = (await git.ask("config", "--get", "extensions.partialClone")).trim() || "origin";
  try {
    for (let start = 0; start < ids.length; start += idsPerCommand) {
      await git.ask(...fetchOptions, "--", remote, ...ids.slice(start, start + idsPerCommand));
    }
  } catch {
    // Too old a git for an option, or no network: git's own fetch tries again and gives the reason.
  }
}

/** Keeps a command line below 64 KiB. */
const idsPerCommand = 900;

/** As git fetches what it lacks: promisor-remote.c, fetch_objects. */
const fetchOptions = [
  "-c",
  "fetch.negotiationAlgorithm=noop",
  "fetch",
  "--quiet",
  "--no-tags",
  "--no-write-fetch-head",
  "--recurse-submodules=no",
  "--filter=blob:none",
] as const;
