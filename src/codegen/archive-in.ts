/** A repository of GitHub, and the version of it that an address leads to. */
export interface Archive {
  /** "protocolbuffers/protobuf" */
  readonly repository: string;
  /** A tag, a branch or a commit; undefined for the address of the repository itself. */
  readonly version: string | undefined;
}

/** What an address of a source archive, of a release or of a repository leads to, also on a mirror. */
export function archiveIn(address: string): Archive | undefined {
  if (address.length > longest) return undefined;
  const parts = address.split(/[/:]/);
  const host = parts.findIndex((part) => /(^|[@.])github\.com$/.test(part));
  const [owner, name, kind, ...rest] = parts.slice(host + 1);
  if (host === -1 || owner === undefined || name === undefined) return undefined;
  const repository = `${owner}/${name.replace(/\.git$/, "")}`;
  if (kind === "releases") return { repository, version: rest[1] };
  const isArchive = kind === "archive" || kind === "tar.gz" || kind === "zip";
  if (!isArchive) return { repository, version: undefined };
  const version = rest.at(-1)?.replace(/\.(tar\.(gz|bz2|xz)|tgz|zip)$/, "");
  return { repository, version };
}

/** In characters. */
const longest = 2000;
