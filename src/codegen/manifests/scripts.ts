import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { nothingRead } from "../reading.ts";
import { readShell } from "../shell/read-shell.ts";

const common = { ecosystem: "release", makesScope: false, read: readShell } as const;

/** What is read of the three is the same; only their variables are written in other ways. */
export const makefile: ManifestReader = {
  ...common,
  read: (file) => readShell(file),
  files: "`Makefile`, `*.mk`, `GNUmakefile`, `Justfile`",
  finds:
    "commands that install tools, downloads of releases, uses of `protoc` and its plugins, variables such as `PROTOC_VERSION`",
  matches: (path) => /^(GNU)?[Mm]akefile([.-].*)?$|\.mk$|^\.?[Jj]ustfile$/.test(baseName(path)),
};

export const dockerfile: ManifestReader = {
  ...common,
  read: (file) => readShell(file),
  files: "`Dockerfile*`, `*.Dockerfile`, `Containerfile*`",
  finds: "the same, `ARG` and `ENV`, and images of `FROM` and `COPY --from`",
  matches: (path) =>
    /^(Docker|Container)file([.-].*)?$|\.(docker|container)file$/i.test(baseName(path)),
};

export const script: ManifestReader = {
  ...common,
  read: (file) => readShell(file),
  files: "`*.sh`, `*.bash`, `*.zsh`, `.env`, `Vagrantfile`",
  finds: "the same",
  matches: (path) => /\.(sh|bash|zsh)$|(^|\/)(\.env|Vagrantfile)$/.test(path),
};

/** A file that holds nothing but a version; `$(cat FILE)` mentions it by its name. */
export const versionFile: ManifestReader = {
  ...common,
  files: "`.protoc-version`, `protoc_version.txt` and the like",
  finds: "a version that `$(cat FILE)` of a script or Makefile takes from it",
  matches: (path) => /^\.?(protoc|protobuf|buf|grpc)[-_.]?version(\.txt)?$/i.test(baseName(path)),
  read({ path, text }) {
    const [line = ""] = text.trim().split("\n");
    const end = { line: 1, column: line.length + 1 };
    const at = { path, start: { line: 1, column: 1 }, end };
    const value = line.trim();
    return {
      ...nothingRead,
      variables: [{ family: "shell", name: `file:${baseName(path)}`, value, at }],
    };
  },
};
