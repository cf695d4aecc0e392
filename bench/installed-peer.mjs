import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const peers = join(import.meta.dirname, "node_modules/@bufbuild");

/** The binary of buf itself: the program that the package puts in front of it costs a start of Node. */
export function installedPeer() {
  const packages = existsSync(peers) ? readdirSync(peers) : [];
  const binary = packages
    .flatMap((name) => [join(peers, name, "bin/buf"), join(peers, name, "bin/buf.exe")])
    .find((path) => !path.startsWith(join(peers, "buf", "bin")) && existsSync(path));
  if (binary !== undefined) return binary;
  throw new Error("buf is not installed: run npm ci --prefix bench");
}
