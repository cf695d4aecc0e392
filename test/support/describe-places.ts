import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";

/** Each location of a file on a line: path, span and comments, as SourceCodeInfo has them. */
export function describePlaces({ sourceCodeInfo }: FileDescriptorProto): string {
  const lines = (sourceCodeInfo?.location ?? []).map((location) => {
    const { path, span, leadingComments, trailingComments, leadingDetachedComments } = location;
    const comments = [
      ...leadingDetachedComments.map((comment) => `  detached ${JSON.stringify(comment)}\n`),
      ...(leadingComments === "" ? [] : [`  leading ${JSON.stringify(leadingComments)}\n`]),
      ...(trailingComments === "" ? [] : [`  trailing ${JSON.stringify(trailingComments)}\n`]),
    ];
    return `${path.join(".") || "file"} @ ${span.join(":")}\n${comments.join("")}`;
  });
  return lines.join("");
}
