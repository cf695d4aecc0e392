import { expect, test } from "vitest";
import { answering, filesOf } from "../support/answering.ts";

interface Case {
  /** Unchanged files. */
  readonly kept: Readonly<Record<string, string>>;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** The unchanged files that join. */
  readonly joining: readonly string[];
}

const importing = 'import "t.proto"; package p;';

const cases: Readonly<Record<string, Case>> = {
  "an importer stays out where the interface is the same": {
    kept: { "user.proto": `${importing} message U { T t = 1; }` },
    before: { "t.proto": "package p; message T {}" },
    after: { "t.proto": "package p; message T { int32 f = 1; }" },
    joining: [],
  },
  "an importer that mentions what differs joins": {
    kept: {
      "user.proto": `${importing} message U { T t = 1; }`,
      "other.proto": `${importing} message V { S s = 1; }`,
    },
    before: { "t.proto": "package p; message T {} message S {}" },
    after: { "t.proto": "package p; enum T { X = 0; } message S {}" },
    joining: ["user.proto"],
  },
  "an importer joins where an added name captures its reference": {
    kept: {
      "deep/user.proto":
        'import "t.proto"; import "b.proto"; package a.b; message U { b.M m = 1; }',
      "b.proto": "package b; message M {}",
    },
    before: { "t.proto": "package a;" },
    after: { "t.proto": "package a; message b { message M {} }" },
    joining: ["deep/user.proto"],
  },
  "a mention in a comment or a string is enough": {
    kept: { "user.proto": `${importing} // T\n` },
    before: { "t.proto": "package p;" },
    after: { "t.proto": "package p; message T {}" },
    joining: ["user.proto"],
  },
  "part of a longer name is no mention": {
    kept: { "user.proto": `${importing} message TT {}` },
    before: { "t.proto": "package p;" },
    after: { "t.proto": "package p; message T {}" },
    joining: [],
  },
  "who imports two files that now declare the same joins without a mention": {
    kept: {
      "user.proto": `${importing} import "s.proto"; message U {}`,
      "s.proto": "package p; message T {}",
    },
    before: { "t.proto": "package p;" },
    after: { "t.proto": "package p; message T {}" },
    joining: ["user.proto"],
  },
  "so does who sees the second one through a public import": {
    kept: {
      "user.proto": `${importing} import "s.proto"; message U {}`,
      "s.proto": 'import public "r.proto"; package p;',
      "r.proto": "package p; message T {}",
    },
    before: { "t.proto": "package p;" },
    after: { "t.proto": "package p; message T {}" },
    joining: ["user.proto"],
  },
  "a public import hands the difference on, without a mention": {
    kept: {
      "all.proto": 'import public "more.proto";',
      "more.proto": 'import public "t.proto";',
      "user.proto": 'import "all.proto"; package p; message U { T t = 1; }',
    },
    before: { "t.proto": "package p; message T {}" },
    after: { "t.proto": "package p; enum T { X = 0; }" },
    joining: ["user.proto"],
  },
  "a changed file hands on what it imports publicly": {
    kept: { "user.proto": 'import "all.proto"; package p; message U { T t = 1; }' },
    before: { "t.proto": "package p; message T {}", "all.proto": 'import public "t.proto";' },
    after: {
      "t.proto": "package p; enum T { X = 0; }",
      "all.proto": '// all\nimport public "t.proto";',
    },
    joining: ["user.proto"],
  },
  "an import that is not public hands nothing on": {
    kept: {
      "middle.proto": `${importing} message M { T t = 1; }`,
      "user.proto": 'import "middle.proto"; package p; message T2 { M m = 1; /* T */ }',
    },
    before: { "t.proto": "package p; message T {}" },
    after: { "t.proto": "package p; enum T { X = 0; }" },
    joining: ["middle.proto"],
  },
  "every importer joins when the package changes": {
    kept: { "user.proto": "import 't.proto'; message U {}" },
    before: { "t.proto": "package p;" },
    after: { "t.proto": "package q;" },
    joining: ["user.proto"],
  },
  "an importer joins when its import disappears": {
    kept: { "user.proto": "import 't.proto'; message U {}" },
    before: { "t.proto": "" },
    after: {},
    joining: ["user.proto"],
  },
  "an importer joins when its assumed import appears": {
    kept: { "user.proto": "import 'virtual/t.proto'; message T2 { T t = 1; }" },
    before: {},
    after: { "x/virtual/t.proto": "message T {}" },
    joining: ["user.proto"],
  },
  "an importer joins when a nearer file takes over its import": {
    kept: { "a/b/user.proto": "import 't.proto';", "t.proto": "" },
    before: {},
    after: { "a/t.proto": "" },
    joining: ["a/b/user.proto"],
  },
  "an importer joins when a file takes over a built-in import": {
    kept: { "a/user.proto": "import 'google/protobuf/any.proto';" },
    before: {},
    after: { "a/google/protobuf/any.proto": "package google.protobuf;" },
    joining: ["a/user.proto"],
  },
  "an importer joins when another of its imports moves its root": {
    kept: {
      "a/b/c/user.proto": "import 'b/one.proto'; import 'two.proto';",
      "a/two.proto": "",
      "a/b/two.proto": "",
    },
    before: {},
    after: { "a/b/one.proto": "" },
    joining: ["a/b/c/user.proto"],
  },
  "an importer joins when its guess is no longer the only one": {
    kept: {
      "x/user.proto": "import 'acme.io/p/t.proto'; message U { T t = 1; }",
      "y/p/t.proto": "package p; message T {}",
    },
    before: {},
    after: { "z/p/t.proto": "package p;" },
    joining: ["x/user.proto"],
  },
  "a public import that moves with the root is handed on": {
    kept: {
      "a/b/c/middle.proto": "import 'b/one.proto'; import public 'two.proto';",
      "a/two.proto": "message T {}",
      "a/b/two.proto": "enum T { X = 0; }",
      "user.proto": "import 'a/b/c/middle.proto'; message U { T t = 1; }",
    },
    before: {},
    after: { "a/b/one.proto": "" },
    joining: ["a/b/c/middle.proto", "user.proto"],
  },
  "an importer joins when the package of a file tells that it is not meant": {
    kept: { "x/user.proto": "import 'c/t.proto';" },
    before: { "y/b/c/t.proto": "" },
    after: { "y/b/c/t.proto": "package b.c;" },
    joining: ["x/user.proto"],
  },
  "a file of the same base name that is not imported does nothing": {
    kept: { "a/user.proto": "import 'a/t.proto';", "a/t.proto": "" },
    before: { "b/t.proto": "package b;" },
    after: { "b/t.proto": "package c;" },
    joining: [],
  },
  "a cycle of imports comes to an end": {
    kept: {
      "a.proto": "import public 'b.proto';",
      "b.proto": "import public 'a.proto'; import 't.proto';",
    },
    before: { "t.proto": "" },
    after: {},
    joining: ["b.proto"],
  },
};

const option = (type: string) =>
  `import "google/protobuf/descriptor.proto"; import "t.proto"; extend google.protobuf.FieldOptions { ${type} rule = 50000; }`;
const using = 'import "option.proto"; message U { int32 f = 1 [(rule).number = 1]; }';

const optionCases: Readonly<Record<string, Case>> = {
  "who uses a custom option joins when a field of its type is renumbered": {
    kept: { "option.proto": option("T"), "user.proto": using },
    before: { "t.proto": "message T { int32 number = 1; }" },
    after: { "t.proto": "message T { int32 number = 2; }" },
    joining: ["user.proto"],
  },
  "also when that type is nested in another file": {
    kept: {
      "option.proto": option("S").replace("t.proto", "s.proto"),
      "s.proto": 'import "t.proto"; message S { T t = 1; }',
      "user.proto": using,
    },
    before: { "t.proto": "message T { int32 number = 1; }" },
    after: { "t.proto": "message T { int32 number = 2; }" },
    joining: ["user.proto"],
  },
  "also when descriptor.proto is seen through a public import": {
    kept: {
      "wrapper.proto": 'import public "google/protobuf/descriptor.proto";',
      "option.proto": option("T").replace("google/protobuf/descriptor.proto", "wrapper.proto"),
      "user.proto": using,
    },
    before: { "t.proto": "message T { int32 number = 1; }" },
    after: { "t.proto": "message T { int32 number = 2; }" },
    joining: ["user.proto"],
  },
  "also when the value holds an extension of the type of the option": {
    kept: {
      "option.proto": option("S").replace("t.proto", "s.proto"),
      "s.proto": 'syntax = "proto2"; message S { extensions 1 to max; }',
      "extension.proto": 'import "s.proto"; import "t.proto"; extend S { optional T inner = 1; }',
      "user.proto":
        'import "option.proto"; import "extension.proto"; message U { int32 f = 1 [(rule) = { [inner] { number: 1 } }]; }',
    },
    before: { "t.proto": "message T { int32 number = 1; }" },
    after: { "t.proto": "message T { int32 number = 2; }" },
    joining: ["user.proto"],
  },
  "also when the type of the option is another one than before": {
    kept: {
      "option.proto": `package a.b; ${option("T")} import "s.proto";`,
      "s.proto": "message T { int32 number = 1; }",
      "user.proto": using.replace("(rule)", "(a.b.rule)"),
    },
    before: { "t.proto": "package a;" },
    after: { "t.proto": "package a; message T { int32 number = 2; }" },
    joining: ["option.proto", "user.proto"],
  },
  "also when an extension that stands in the value extends another message than before": {
    kept: {
      "s.proto": 'syntax = "proto2"; package a; message M { extensions 1 to max; }',
      "option.proto": option("a.M").replace("t.proto", "s.proto"),
      "extension.proto":
        'import "s.proto"; import "t.proto"; package a.b; extend M { optional int32 inner = 1; }',
      "user.proto":
        'import "option.proto"; import "extension.proto"; message U { int32 f = 1 [(rule) = { [a.b.inner]: 1 }]; }',
    },
    before: { "t.proto": 'syntax = "proto2"; package a.b;' },
    after: { "t.proto": 'syntax = "proto2"; package a.b; message M { extensions 1 to max; }' },
    joining: ["extension.proto", "user.proto"],
  },
  "nobody joins when a field is added to that type": {
    kept: { "option.proto": option("T"), "user.proto": using },
    before: { "t.proto": "message T { int32 number = 1; }" },
    after: { "t.proto": "message T { int32 number = 1; int32 more = 2; }" },
    joining: [],
  },
  "who does not use the option stays out": {
    kept: { "option.proto": option("T"), "user.proto": 'import "option.proto"; message U {}' },
    before: { "t.proto": "message T { int32 number = 1; }" },
    after: { "t.proto": "message T { int32 number = 2; }" },
    joining: [],
  },
};

test.each(Object.entries({ ...cases, ...optionCases }))("%s", (_, given) => {
  const changed = new Set([...Object.keys(given.before), ...Object.keys(given.after)]);
  const selected = pathsIn(given).filter((path) => !changed.has(path));
  expect(selected).toEqual(given.joining.toSorted());
});

function pathsIn({ kept, before, after }: Case): readonly string[] {
  const sides = {
    before: filesOf(proto3({ ...kept, ...before })),
    after: filesOf(proto3({ ...kept, ...after })),
  };
  const { worlds } = answering(sides).selection;
  return worlds.flatMap((world) => [...world.before.compared.keys()]).toSorted();
}

function proto3(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const withSyntax = Object.entries(texts).map(([path, text]) => {
    return [path, text.startsWith("syntax") ? text : `syntax = "proto3"; ${text}`] as const;
  });
  return Object.fromEntries(withSyntax);
}
