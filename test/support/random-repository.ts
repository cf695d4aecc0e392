import fc from "fast-check";
import type { Files, Sides } from "./answering.ts";

/** One file as a model that edits can work on. References are concrete texts. */
interface Model {
  readonly path: string;
  readonly syntax: string;
  readonly package: string;
  readonly imports: readonly { readonly name: string; readonly isPublic: boolean }[];
  readonly messages: readonly MessageModel[];
  readonly enums: readonly EnumModel[];
  readonly extensions: readonly string[];
  readonly comment: string;
}

interface MessageModel {
  readonly name: string;
  readonly fields: readonly string[];
  readonly nested: readonly string[];
}

interface EnumModel {
  readonly name: string;
  readonly values: readonly string[];
}

const folders = [
  "proto/a",
  "proto/a/b",
  "proto/b",
  "a",
  "a/b",
  "b",
  "other/a",
  "other/deep/a/b",
  "",
];
const packages = ["a", "a.b", "b", "", "a.b.c"];
const typeNames = ["A", "B", "C", "D", "F", "G", "H"];
const nestedNames = ["A", "B", "a", "b"];
const baseNames = ["x", "y", "z"];

/** Endless small choices; each use takes the next one. Shrinks to zeros. */
type Choose = (count: number) => number;

/** Two sides of a small repository with several roots, and one to three edits between them. */
export const randomChange: fc.Arbitrary<Sides> = fc
  .record({
    choices: fc.array(fc.nat(1000), { minLength: 300, maxLength: 300, size: "max" }),
    count: fc.integer({ min: 3, max: 9 }),
    edits: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ choices, count, edits }) => {
    let next = 0;
    const choose: Choose = (limit) => (choices[next++ % choices.length] ?? 0) % limit;
    const before = makeRepository(count, choose);
    let after = before;
    for (let index = 0; index < edits; index++) after = edited(after, choose);
    return { before: rendered(before), after: rendered(after) };
  });

function rendered(models: readonly Model[]): Files {
  return new Map(models.map((model) => [model.path, textOf(model)]));
}

function textOf(model: Model): string {
  return [
    model.comment,
    model.syntax,
    model.package === "" ? "" : `package ${model.package};`,
    ...model.imports.map(({ name, isPublic }) => `import ${isPublic ? "public " : ""}"${name}";`),
    ...model.messages.map(messageText),
    ...model.enums.map(({ name, values }) => {
      return `enum ${name} { ${values.map((value, index) => `${value} = ${index};`).join(" ")} }`;
    }),
    ...model.extensions,
  ].join("\n");
}

function messageText({ name, fields, nested }: MessageModel): string {
  return `message ${name} {\n${[...fields, ...nested].map((line) => `  ${line}\n`).join("")}}`;
}

function makeRepository(count: number, choose: Choose): readonly Model[] {
  let models: readonly Model[] = [];
  for (let index = 0; index < count; index++) {
    const made = makeFile(models, choose);
    models = [...models.filter((model) => model.path !== made.path), made];
  }
  return models;
}

function makeFile(others: readonly Model[], choose: Choose): Model {
  const folder = pick(folders, choose);
  const path = [folder, `${pick(baseNames, choose)}.proto`].filter((part) => part !== "").join("/");
  const imported = others.filter((other) => other.path !== path && choose(2) === 0);
  const seen = [...imported, ...imported.flatMap((model) => publiclySeen(model, others))];
  const imports = imported.map((model) => ({
    name: importName(model.path, choose),
    isPublic: choose(3) === 0,
  }));
  const extra = choose(8) === 0 ? [{ name: "missing/gone.proto", isPublic: choose(3) === 0 }] : [];
  const isOption = choose(3) === 0;
  const descriptor = isOption
    ? [{ name: "google/protobuf/descriptor.proto", isPublic: false }]
    : [];
  const names = typeNames.filter(() => choose(5) === 0);
  const model: Model = {
    path,
    syntax: choose(6) === 0 ? 'syntax = "proto2";' : 'syntax = "proto3";',
    package: choose(4) > 0 ? packageOf(folder) : pick(packages, choose),
    imports: [...imports, ...extra, ...descriptor].filter(
      (each, index, all) => all.findIndex(({ name }) => name === each.name) === index,
    ),
    messages: [],
    enums: choose(2) === 0 ? [makeEnum(choose)] : [],
    extensions: [],
    comment: "",
  };
  const messages = names.map((name) => makeMessage(name, [...seen, model], choose));
  const withMessages = { ...model, messages };
  return {
    ...withMessages,
    extensions: isOption ? [makeOption([...seen, withMessages], choose)] : [],
  };
}

function makeEnum(choose: Choose): EnumModel {
  const name = `E${choose(9)}`;
  return { name, values: [`${name}_V${choose(2)}`] };
}

function publiclySeen(model: Model, others: readonly Model[]): readonly Model[] {
  const names = model.imports.filter((each) => each.isPublic).map((each) => each.name);
  return others.filter((other) => names.some((name) => other.path.endsWith(name)));
}

function makeMessage(name: string, seen: readonly Model[], choose: Choose): MessageModel {
  const fields = [1, 2].map((number) => fieldText(number, seen, choose));
  const nested = choose(3) === 0 ? [`message ${pick(nestedNames, choose)} {}`] : [];
  return { name, fields, nested };
}

function fieldText(number: number, seen: readonly Model[], choose: Choose): string {
  const type = choose(4) === 0 ? "int32" : typeReference(seen, choose);
  return `${pick(["optional", "repeated"], choose)} ${type} f${number} = ${number}${optionUse(seen, choose)};`;
}

function optionUse(seen: readonly Model[], choose: Choose): string {
  const options = seen.flatMap((model) =>
    model.extensions.map((text) => {
      const name = /(o\d+) = /.exec(text)?.[1] ?? "";
      return model.package === "" ? name : `${model.package}.${name}`;
    }),
  );
  if (options.length === 0 || choose(2) === 0) return "";
  const option = pick(options, choose);
  return choose(2) === 0 ? ` [(${option}) = {}]` : ` [(${option}) = { f1: 1 }]`;
}

function makeOption(seen: readonly Model[], choose: Choose): string {
  const number = 50000 + choose(3);
  const type = typeReference(seen, choose);
  return `extend google.protobuf.FieldOptions { optional ${type} o${number}${choose(9)} = ${number}; }`;
}

/** A type of one of these files, absolute, qualified or only its last parts: it may be captured. */
function typeReference(seen: readonly Model[], choose: Choose): string {
  const names = seen.flatMap((model) =>
    [
      ...model.messages.flatMap(({ name, nested }) => [
        name,
        ...nested.map((text) => `${name}.${text.split(" ")[1]}`),
      ]),
      ...model.enums.map(({ name }) => name),
    ].map((name) => (model.package === "" ? name : `${model.package}.${name}`)),
  );
  if (names.length === 0) return "int32";
  const name = pick(names, choose);
  const parts = name.split(".");
  return (
    [`.${name}`, name, name, parts.slice(-1).join("."), parts.slice(-2).join(".")][choose(5)] ??
    name
  );
}

function importName(path: string, choose: Choose): string {
  const parts = path.split("/");
  return (
    [path, path, `repo.io/${path}`, parts.slice(-2).join("/"), parts.slice(1).join("/") || path][
      choose(5)
    ] ?? path
  );
}

function packageOf(folder: string): string {
  return folder.replace(/^(proto|other\/deep|other)\//, "").replaceAll("/", ".");
}

type Edit = (model: Model, choose: Choose, models: readonly Model[]) => readonly Model[];

const edits: readonly Edit[] = [
  () => [],
  (model, choose) => [{ ...model, path: moved(model.path, choose) }],
  (model, choose) => [model, { ...model, path: moved(model.path, choose) }],
  (model, choose) => [{ ...model, package: pick(packages, choose) }],
  (model) => [{ ...model, comment: "// reworded" }],
  (model, choose, models) => [withMessage(model, pick(typeNames, choose), choose, models)],
  (model, choose, models) => [withMessage(model, pick(typeNames, choose), choose, models)],
  (model) => [{ ...model, messages: model.messages.slice(1) }],
  (model, choose) => [
    onFirst(model, (message) => {
      return { ...message, nested: [...message.nested, `message ${pick(nestedNames, choose)} {}`] };
    }),
  ],
  (model) => [onFirst(model, (message) => ({ ...message, nested: [] }))],
  (model) => [onFirst(model, (message) => ({ ...message, fields: message.fields.slice(1) }))],
  (model, choose, models) => [
    onFirst(model, (message) => ({ ...message, fields: [fieldText(1, [...models], choose)] })),
  ],
  (model) => [
    onFirst(model, ({ fields, ...rest }) => {
      return { ...rest, fields: fields.map((field) => field.replace("f1 = 1", "f1 = 9")) };
    }),
  ],
  (model, choose) => [
    {
      ...model,
      enums: model.enums.map((each) => ({ ...each, values: [...each.values, `V${choose(9)}`] })),
    },
  ],
  (model, choose) => [{ ...model, enums: [...model.enums, makeEnum(choose)] }],
  (model) => [
    { ...model, imports: model.imports.map((each) => ({ ...each, isPublic: !each.isPublic })) },
  ],
  (model) => [{ ...model, imports: model.imports.slice(1) }],
  (model) => [{ ...model, syntax: 'syntax = "proto3";' }],
  (model) => [{ ...model, comment: "message {" }],
];

function edited(models: readonly Model[], choose: Choose): readonly Model[] {
  if (choose(12) === 0) {
    return models.map((model) => ({ ...model, path: model.path.replace(/^proto\//, "schema/") }));
  }
  if (choose(12) === 0) {
    const made = makeFile(models, choose);
    return [...models.filter((model) => model.path !== made.path), made];
  }
  if (models.length === 0) return models;
  const model = pick(models, choose);
  const become = pick(edits, choose)(model, choose, models);
  const paths = new Set(become.map(({ path }) => path));
  return [...models.filter((each) => each !== model && !paths.has(each.path)), ...become];
}

function moved(path: string, choose: Choose): string {
  const baseName = path.slice(path.lastIndexOf("/") + 1);
  return [pick(folders, choose), baseName].filter((part) => part !== "").join("/");
}

function withMessage(model: Model, name: string, choose: Choose, models: readonly Model[]): Model {
  const others = model.messages.filter((message) => message.name !== name);
  return { ...model, messages: [...others, makeMessage(name, models, choose)] };
}

function onFirst(model: Model, change: (message: MessageModel) => MessageModel): Model {
  const [first, ...rest] = model.messages;
  return first === undefined ? model : { ...model, messages: [change(first), ...rest] };
}

function pick<Item>(items: readonly Item[], choose: Choose): Item {
  const item = items[choose(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
