import type { DescEnum, DescFile, DescMessage, DescService } from "@bufbuild/protobuf";
import type { Subject } from "./schema.ts";

/** What a subject is declared in; undefined for a file and for what stands directly in one. */
export function enclosing(subject: Subject): DescMessage | DescEnum | DescService | undefined {
  switch (subject.kind) {
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

/** The file that a subject is declared in. */
export function fileOf(subject: Subject): DescFile {
  switch (subject.kind) {
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
