import type { ManifestReader } from "./manifest-reader.ts";
import { bufGen } from "./manifests/buf-gen.ts";
import { bufLock, bufYaml } from "./manifests/buf-modules.ts";
import { cargoLock, cargoToml } from "./manifests/cargo.ts";
import { ci } from "./manifests/ci.ts";
import { dotnetLock, dotnetProject } from "./manifests/dotnet.ts";
import { goMod } from "./manifests/go-mod.ts";
import { goSource } from "./manifests/go-source.ts";
import { gradleBuild, gradleProperties, versionCatalog } from "./manifests/gradle.ts";
import { pom } from "./manifests/maven.ts";
import { bunLock, packageLock, pnpmLock, yarnLock } from "./manifests/npm-locks.ts";
import { packageJson } from "./manifests/package-json.ts";
import { pipfile } from "./manifests/pipfile.ts";
import { pyproject, requirements, setupPy } from "./manifests/python.ts";
import { pipfileLock, pythonLock } from "./manifests/python-locks.ts";
import { dockerfile, makefile, script, versionFile } from "./manifests/scripts.ts";
import { mise, toolVersions } from "./manifests/toolbox.ts";

/** One reader for each kind of file; the first that takes a path reads it. */
export const readers: readonly ManifestReader[] = [
  bufGen,
  bufYaml,
  bufLock,
  goMod,
  goSource,
  packageJson,
  packageLock,
  pnpmLock,
  yarnLock,
  bunLock,
  requirements,
  pyproject,
  pipfile,
  setupPy,
  pythonLock,
  pipfileLock,
  pom,
  gradleBuild,
  versionCatalog,
  gradleProperties,
  cargoToml,
  cargoLock,
  dotnetProject,
  dotnetLock,
  ci,
  dockerfile,
  makefile,
  script,
  versionFile,
  toolVersions,
  mise,
];

/** The reader of a path; undefined for a file that fixes no versions. */
export function readerOf(path: string): ManifestReader | undefined {
  return readers.find((reader) => reader.matches(path));
}
