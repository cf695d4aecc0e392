import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * @typedef {object} Protoc
 * @property {string} binary
 * @property {string} include the folder of google/protobuf/*.proto as that release has them
 */

/**
 * Installs generators below one folder, each once, by the registry clients of this machine.
 * Every method returns the path of a program or a folder and throws if the client fails.
 *
 * @param {string} folder
 */
export function openWorkbench(folder) {
  mkdirSync(folder, { recursive: true });
  return {
    /**
     * protoc as Maven has it: 3.25.8 is 25.8, 4.31.1 is 31.1.
     *
     * @param {string} version
     * @returns {Protoc}
     */
    protoc(version) {
      const include = once(join(folder, `protobuf-java-${version}`), (empty) => {
        const args = [
          ...["-q", "-B", "dependency:unpack", "-Dmdep.unpack.includes=google/**/*.proto"],
          `-Dartifact=com.google.protobuf:protobuf-java:${version}`,
          `-DoutputDirectory=${empty}`,
        ];
        // Outside of a project it leaves a folder of marks where it runs.
        run("mvn", args, { cwd: empty });
      });
      const binary = this.maven(`com.google.protobuf:protoc:${version}:exe:linux-x86_64`);
      return { binary, include };
    },

    /** @param {string} artifact group:name:version:type:classifier, a program or a jar */
    maven(artifact) {
      const place = once(join(folder, `maven-${artifact.replaceAll(":", "-")}`), (empty) =>
        run("mvn", [
          ...["-q", "-B", "dependency:copy", `-Dartifact=${artifact}`],
          `-DoutputDirectory=${empty}`,
        ]),
      );
      return only(place);
    },

    /** @param {string} module the path of the program's package and its version: x/y@v1.2.3 */
    go(module) {
      const place = once(join(folder, `go-${module.replaceAll("/", "-")}`), (empty) =>
        run("go", ["install", module], { env: { GOBIN: empty, GOTOOLCHAIN: "local" } }),
      );
      return only(place);
    },

    /** @param {readonly string[]} packages name@version; returns the folder of their programs */
    npm(...packages) {
      const place = once(
        join(folder, `npm-${packages.join("-").replaceAll("/", "-")}`),
        (empty) => {
          writeFileSync(join(empty, "package.json"), "{}");
          run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], {
            cwd: empty,
          });
        },
      );
      return join(place, "node_modules/.bin");
    },

    /** @param {readonly string[]} packages name==version; returns the folder of their programs */
    python(...packages) {
      const place = once(join(folder, `python-${packages.join("-")}`), (empty) => {
        run("python3", ["-m", "venv", empty]);
        run(join(empty, "bin/pip"), ["install", "-q", ...packages]);
      });
      return join(place, "bin");
    },

    /**
     * The programs of a crate.
     *
     * @param {string} crate
     * @param {string} version
     */
    cargo(crate, version) {
      const place = once(join(folder, `cargo-${crate}-${version}`), (empty) =>
        run("cargo", ["install", "-q", "--debug", "--root", empty, "--version", version, crate], {
          env: { CARGO_TARGET_DIR: join(folder, "cargo-target") },
        }),
      );
      return join(place, "bin");
    },

    /**
     * A Rust program of ours with these dependencies: a generator that is only a library.
     *
     * @param {string} name
     * @param {Readonly<Record<string, string>>} dependencies crate: exact version
     * @param {string} main the text of main.rs
     */
    rustProgram(name, dependencies, main) {
      const place = once(join(folder, `rust-${name}`), (empty) => {
        const lines = Object.entries(dependencies).map(([crate, pin]) => `${crate} = ${pin}`);
        mkdirSync(join(empty, "src"));
        writeFileSync(
          join(empty, "Cargo.toml"),
          `[package]\nname = "generate"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n${lines.join("\n")}\n`,
        );
        writeFileSync(join(empty, "src/main.rs"), main);
        run("cargo", ["build", "-q"], { cwd: empty });
      });
      return join(place, "target/debug/generate");
    },

    /**
     * A plugin that takes a command line to start.
     *
     * @param {string} name
     * @param {string} text of a shell script
     */
    script(name, text) {
      const place = once(join(folder, `script-${name}`), (empty) =>
        writeFileSync(join(empty, "run"), `#!/bin/sh\n${text}\n`),
      );
      return only(place);
    },

    /** @param {readonly string[]} packages of Debian, unpacked into one folder, not installed */
    debian(...packages) {
      return once(join(folder, `debian-${packages[0]}`), (empty) => {
        run("apt-get", ["download", "-q", ...packages], { cwd: empty });
        for (const file of readdirSync(empty).filter((name) => name.endsWith(".deb"))) {
          run("dpkg-deb", ["-x", join(empty, file), empty]);
        }
      });
    },
  };
}

/** @typedef {ReturnType<typeof openWorkbench>} Workbench */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Readonly<Record<string, string>>, path?: readonly string[] }} [options]
 */
export function run(command, args, { cwd, env = {}, path = [] } = {}) {
  const PATH = [...path, process.env.PATH ?? ""].join(delimiter);
  const ran = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...process.env, ...env, PATH },
    maxBuffer: 1 << 28,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (ran.error !== undefined) throw new Error(`${command}: ${ran.error.message}`);
  if (ran.status === 0) return ran.stdout;
  throw new Error(`${command} ${args.join(" ")}\n${ran.stdout}${ran.stderr}`);
}

/**
 * Fills a folder once: what a failure leaves behind is thrown away by the next run. It is filled in
 * its place, because virtual environments know where they are.
 *
 * @param {string} place
 * @param {(empty: string) => void} fill
 */
function once(place, fill) {
  const done = join(place, ".complete");
  if (existsSync(done)) return place;
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  fill(place);
  writeFileSync(done, "");
  return place;
}

/**
 * The one file of a folder, made executable.
 *
 * @param {string} folder
 */
function only(folder) {
  const name = readdirSync(folder).find((entry) => !entry.startsWith("."));
  if (name === undefined) throw new Error(`${folder} is empty`);
  chmodSync(join(folder, name), 0o755);
  return join(folder, name);
}
