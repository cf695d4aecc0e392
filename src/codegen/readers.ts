import type { ManifestReader } from "./manifest-reader.ts";
import { bazel } from "./manifests/bazel.ts";
import { bazelLock } from "./manifests/bazel-lock.ts";
import { bufGen } from "./manifests/buf-gen.ts";
import { bufLock, bufYaml } from "./manifests/buf-modules.ts";
import { cargoLock, cargoToml } from "./manifests/cargo.ts";
import { ci } from "./manifests/ci.ts";
import { cmake } from "./manifests/cmake.ts";
import { composerJson, composerLock } from "./manifests/composer.ts";
import { conanLock, conanPython, conanText } from "./manifests/conan.ts";
import { dotnetLock, dotnetProject } from "./manifests/dotnet.ts";
import { goMod } from "./manifests/go-mod.ts";
import { goSource } from "./manifests/go-source.ts";
import { gradleBuild, gradleProperties, versionCatalog } from "./manifests/gradle.ts";
import { pom } from "./manifests/maven.ts";
import { flakeLock, nixCode } from "./manifests/nix.ts";
import { bunLock, packageLock, pnpmLock, yarnLock } from "./manifests/npm-locks.ts";
import { packageJson } from "./manifests/package-json.ts";
import { pipfile } from "./manifests/pipfile.ts";
import { pubspec, pubspecLock } from "./manifests/pub.ts";
import { pyproject, requirements, setupPy } from "./manifests/python.ts";
import { pipfileLock, pythonLock } from "./manifests/python-locks.ts";
import { gemfile, gemfileLock } from "./manifests/ruby.ts";
import { dockerfile, makefile, script, versionFile } from "./manifests/scripts.ts";
import { packageResolved, packageSwift } from "./manifests/swift.ts";
import { mise, toolVersions } from "./manifests/toolbox.ts";
import { vcpkgConfiguration, vcpkgJson } from "./manifests/vcpkg.ts";

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
  gemfile,
  gemfileLock,
  composerJson,
  composerLock,
  pubspec,
  pubspecLock,
  packageSwift,
  packageResolved,
  bazel,
  bazelLock,
  cmake,
  conanText,
  conanPython,
  conanLock,
  vcpkgJson,
  vcpkgConfiguration,
  nixCode,
  flakeLock,
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
