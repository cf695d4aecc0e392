import type { DescEnum, DescFile, DescMessage, DescService } from "@bufbuild/protobuf";
import type { Subject } from "./schema.ts";

/** What a subject is declared in; undefined for a package, a file and what stands directly in one. */
export function enclosing(subject: Subject): DescMessage | DescEnum | DescService | undefined {
  switch (subject.kind) {
    case "package":
    case "file":
    case "service":
      return undefined;
    case "message":
    case "enum":
    case "extension":
    case "field":
    case "oneof":
    case "rpc":
    case "enum_value":
      return subject.parent;
  }
}

/** The file that a subject is declared in; of a package the first. */
export function fileOf(subject: Subject): DescFile {
  switch (subject.kind) {
    case "package":
      return subject.files[0].desc;
    case "file":
      return subject.desc;
    case "message":
    case "enum":
    case "extension":
    case "service":
      return subject.file;
    case "field":
    case "oneof":
    case "rpc":
    case "enum_value":
      return subject.parent.file;
  }
}
