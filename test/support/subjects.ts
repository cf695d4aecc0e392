import { enumNumbers } from "../../src/schema/enum-numbers.ts";
import type {
  Schema,
  SchemaFile,
  Subject,
  SubjectByKind,
  SubjectKind,
} from "../../src/schema/schema.ts";
import { subjectName } from "../../src/schema/subject-name.ts";
import { typesIn } from "../../src/schema/types-in.ts";

/** The only subject of this kind and full name. */
export function find<K extends SubjectKind>(
  schema: Schema,
  kind: K,
  name: string,
): SubjectByKind[K] {
  const found = schema.files.flatMap((file) =>
    subjectsOf(file)[kind].filter((subject) => subjectName(subject) === name),
  );
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) {
    throw new Error(`${found.length} subjects are a ${kind} with the name "${name}"`);
  }
  return only;
}

/** The file that declares a subject. */
export function fileWith(schema: Schema, path: string): SchemaFile {
  const file = schema.files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`there is no file "${path}"`);
  return file;
}

/** For people who read a test: the kind and the full name. */
export function nameOf(subject: Subject): string {
  return `${subject.kind} ${subjectName(subject)}`;
}

function subjectsOf(file: SchemaFile): {
  readonly [K in SubjectKind]: readonly SubjectByKind[K][];
} {
  const types = typesIn(file);
  return {
    ...types,
    package: [{ kind: "package", name: file.desc.proto.package, files: [file] }],
    file: [file],
    field: types.message.flatMap((message) => message.fields),
    oneof: types.message.flatMap((message) => message.oneofs),
    enum_value: types.enum.flatMap((parent) => enumNumbers(parent)),
    rpc: types.service.flatMap((service) => service.methods),
  };
}
