import { ReadError } from "../text/errors.ts";
import { openRepository, type Surroundings } from "./repository.ts";

/**
 * The address of the remote "origin" of the repository around a folder, without credentials;
 * undefined where there is none, or where it is a path on this machine.
 */
export async function originOf(surroundings: Surroundings): Promise<string | undefined> {
  try {
    const { git } = openRepository(surroundings);
    return publicAddress((await git.ask("config", "--get", "remote.origin.url")).trim());
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}

/** The address as a URL without anything secret in it; undefined for a path. */
export function publicAddress(address: string): string | undefined {
  const { host, path } = shortForm.exec(address)?.groups ?? {};
  const text = host === undefined ? address : `ssh://${host}/${path}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!protocols.includes(url.protocol)) return undefined;
  url.username = "";
  url.password = "";
  url.search = "";
  url.hash = "";
  return url.href;
}

/** `git@host:path`, as git-fetch(1) has it: no slash before the first colon. */
const shortForm = /^(?:[^/:@]*@)?(?<host>[^/:@]{2,}):(?!:|\/\/)\/?(?<path>.+)$/;

const protocols = ["https:", "http:", "ssh:", "git:"];
