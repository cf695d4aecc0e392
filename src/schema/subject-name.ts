import type { Subject } from "./schema.ts";

/**
 * The full name of a subject: `acme.v1.User.email`, `acme.v1.Users.GetUser`. A file's import name; that of a package;
 * the first name of an enum's number, below its enum: `acme.v1.Status.ACTIVE`.
 */
export function subjectName(subject: Subject): string {
  switch (subject.kind) {
    case "package":
      return subject.name;
    case "file":
      return subject.importName;
    case "message":
    case "enum":
    case "service":
    case "extension":
      return subject.typeName;
    case "field":
    case "oneof":
    case "rpc":
      return `${subject.parent.typeName}.${subject.name}`;
    case "enum_value":
      return `${subject.parent.typeName}.${subject.values[0]?.name ?? subject.number}`;
  }
}
