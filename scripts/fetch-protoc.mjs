// Fetches a protoc with Maven, which knows where its artifacts are, and prints where it put it:
// PROTOC=$(node scripts/fetch-protoc.mjs [VERSION] [FOLDER])
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

const [version = "4.36.2", folder = join(homedir(), ".cache", "proto-compat")] =
  process.argv.slice(2);
/** @type {Readonly<Record<string, string>>} */
const systems = { linux: "linux", darwin: "osx", win32: "windows" };
/** @type {Readonly<Record<string, string>>} */
const processors = { x64: "x86_64", arm64: "aarch_64" };

try {
  console.log(fetched());
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function fetched() {
  if (!/^\d+(\.\d+)+(-rc\d+)?$/.test(version)) throw new Error(`"${version}" is not a version`);
  const system = systems[process.platform];
  const processor = processors[process.arch];
  if (system === undefined || processor === undefined) {
    throw new Error(`there is no protoc for ${process.platform} ${process.arch}`);
  }
  const classifier = `${system}-${processor}`;
  const path = join(resolve(folder), `protoc-${version}-${classifier}.exe`);
  if (existsSync(path)) return path;
  mkdirSync(resolve(folder), { recursive: true });
  const artifact = `com.google.protobuf:protoc:${version}:exe:${classifier}`;
  const options = [`-Dartifact=${artifact}`, `-DoutputDirectory=${resolve(folder)}`];
  const { status, stdout, error } = spawnSync(
    "mvn",
    ["--batch-mode", "--quiet", "dependency:copy", ...options],
    { encoding: "utf8" },
  );
  if (error !== undefined) throw new Error(`cannot run mvn: ${error.message}`);
  if (status !== 0 || !existsSync(path)) throw new Error(`mvn did not fetch it: ${stdout.trim()}`);
  chmodSync(path, 0o755);
  return path;
}
