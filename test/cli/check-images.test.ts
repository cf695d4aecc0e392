import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { imageBytes, imageFrom, imageOf } from "../support/image-of.ts";
import { createRepository, type TestRepository } from "../support/repository.ts";

const team = 'syntax = "proto3";\npackage acme.v1;\nmessage Team {}\n';
const user = `syntax = "proto3";
package acme.v1;
import "google/protobuf/timestamp.proto";
import "acme/v1/team.proto";

message User {
  string email = 2;
  Team team = 3;
  google.protobuf.Timestamp at = 4;
}
`;
const changed = user.replace("string email", "int32 email");
const released = { "acme/v1/user.proto": user, "acme/v1/team.proto": team };
const broken = { "acme/v1/user.proto": changed, "acme/v1/team.proto": team };

let repository: TestRepository;
beforeAll(async () => {
  repository = createRepository();
  const below = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`proto/${path}`, text]));
  repository.commit(below(released));
  repository.tag("v1");
  repository.commit(below(broken));
  const images = { v1: await imageOf(released), v2: await imageOf(broken) };
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(repository.directory, name), bytes);
  };
  for (const extension of ["binpb", "json", "txtpb", "json.gz"]) {
    write(`v1.${extension}`, imageBytes(images.v1, `v1.${extension}`));
    write(`v2.${extension}`, imageBytes(images.v2, `v2.${extension}`));
  }
  // As protoc writes it without --include_imports and --include_source_info.
  const [file] = images.v1.files.slice(-1);
  if (file === undefined) throw new Error("the image is empty");
  const { sourceCodeInfo: _, ...alone } = file.proto;
  write(
    "alone.pb",
    toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file: [alone] })),
  );
});

async function check(...flags: readonly string[]) {
  const { directory, env } = repository;
  const io = fakeIo({ cwd: directory, env });
  const status = await main(["check", "--format", "json", "--no-history", ...flags], io);
  const report: unknown = io.out() === "" ? undefined : JSON.parse(io.out());
  return { status, report, err: io.err() };
}

const sides = [
  ["v1", "./v2.binpb"],
  ["v1.binpb", "HEAD"],
  ["v1.json", "HEAD"],
  ["./v1.txtpb", "./v2.json"],
  ["v1.json.gz", "v2.binpb"],
] as const;

describe("a changed type is found, at its place", () => {
  test.each(sides)("from %s to %s", async (against, head) => {
    const hasTexts = against === "v1" || head === "HEAD";
    const path = `${hasTexts ? "proto/" : ""}acme/v1/user.proto`;
    const { status, report } = await check("--against", against, "--head", head, "--use", "WIRE");
    expect({ status, report }).toMatchObject({
      status: 1,
      report: {
        files: { changed: hasTexts ? 2 : 1 },
        findings: [
          {
            rule: "FIELD_WIRE_COMPATIBLE_TYPE",
            subject: "acme.v1.User.email",
            location: { path, start: { line: 7, column: 3 } },
            before: { path, start: { line: 7, column: 3 } },
          },
        ],
      },
    });
  });

  test("and nothing is found where nothing changed", async () => {
    expect(await check("--against", "v1.json", "--head", "v1")).toMatchObject({
      status: 0,
      report: { findings: [], notes: [] },
    });
  });
});

describe("a descriptor set without imports and places", () => {
  test("is compared, and its findings stand in the text of the other side", async () => {
    const { status, report } = await check("--against", "./alone.pb", "--head", "HEAD");
    expect(status).toBe(1);
    expect(report).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: "FIELD_WIRE_COMPATIBLE_TYPE",
          location: {
            path: "proto/acme/v1/user.proto",
            start: { line: 7, column: 3 },
            end: { line: 7, column: 8 },
          },
          // The file as a whole.
          before: {
            path: "proto/acme/v1/user.proto",
            start: { line: 1, column: 1 },
            end: { line: 1, column: 1 },
          },
        }),
      ]),
    });
  });

  test("does not make a deleted file of what it imports and does not hold", async () => {
    const { report } = await check("--against", "v1", "--head", "./alone.pb");
    expect(report).toMatchObject({ findings: [], errors: [] });
  });

  test("does not make an added or deleted file of what the other side gets from elsewhere", async () => {
    const folder = join(repository.directory, "only");
    repository.write({ "only/acme/v1/user.proto": user });
    expect(await check("--against", "v1.binpb", "--head", folder)).toMatchObject({
      status: 0,
      report: { findings: [] },
    });
  });
});

test("two descriptor sets without places are compared, in every format, by file", async () => {
  const image = imageFrom(imageBytes(await imageOf(broken), "x.binpb"), "x.binpb");
  for (const { proto } of image.files) delete proto.sourceCodeInfo;
  writeFileSync(join(repository.directory, "bare.binpb"), imageBytes(image, "bare.binpb"));
  const { directory, env } = repository;
  const flags = ["--against", "./alone.pb", "--head", "bare.binpb", "--use", "FIELD_SAME_TYPE"];
  for (const format of ["text", "github", "json"]) {
    const io = fakeIo({ cwd: directory, env });
    await main(["check", "--format", format, "--fail-on", "warning", ...flags], io);
    expect(io.out()).toContain("acme.v1.User changed type from string to int32");
    expect(io.out()).toMatch(/acme\/v1\/user\.proto(:1:1: |,line=1|")/);
  }
});

describe("files of an image that are gone", () => {
  test("are reported below the root of the others", async () => {
    const only = await imageOf({ ...released, "acme/v1/old.proto": team.replace("Team", "Old") });
    writeFileSync(join(repository.directory, "old.binpb"), imageBytes(only, "old.binpb"));
    const { report } = await check("--against", "old.binpb", "--use", "FILE_NO_DELETE");
    expect(report).toMatchObject({
      findings: [{ rule: "FILE_NO_DELETE", before: { path: "proto/acme/v1/old.proto" } }],
    });
  });
});

describe("the configuration", () => {
  test("is that of the side that has texts", async () => {
    repository.write({ "proto-compat.yaml": "breaking:\n  use: [FILE_NO_DELETE]\n" });
    const { status } = await check("--against", "v1.binpb");
    repository.remove("proto-compat.yaml");
    expect(status).toBe(0);
  });

  test("of two images is the one that is named", async () => {
    repository.write({ "rules.yaml": "breaking:\n  use: [FILE_NO_DELETE]\n" });
    const flags = ["--against", "v1.binpb", "--head", "./v2.binpb"];
    expect((await check(...flags)).status).toBe(1);
    expect((await check(...flags, "--config", "rules.yaml")).status).toBe(0);
  });
});

describe("an image cannot be", () => {
  test.each([
    [["--head", "./v1.binpb", "--against", "merge-base:main"], 2, "is an image and has no history"],
    [["--head", "./v1.binpb", "--against", "tag:"], 2, "is an image and has no history"],
    [["--against", "./gone.binpb"], 3, 'cannot read "./gone.binpb": it does not exist'],
  ])("%j", async (flags, status, message) => {
    const ran = await check(...flags);
    expect(ran.status).toBe(status);
    expect(ran.err).toContain(message);
  });

  test("one whose parts do not fit together", async () => {
    const image = imageFrom(imageBytes(await imageOf(released), "x.binpb"), "x.binpb");
    for (const { proto } of image.files) {
      const field = proto.messageType.find(({ name }) => name === "User")?.field[0];
      if (field !== undefined) field.defaultValue = "not for proto3";
    }
    writeFileSync(join(repository.directory, "odd.binpb"), imageBytes(image, "odd.binpb"));
    const { status, err } = await check("--against", "v1", "--head", "./odd.binpb");
    expect(status).toBe(3);
    expect(err).toContain("proto/acme/v1/user.proto:7:3: error: ");
  });
});
