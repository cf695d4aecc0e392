// Writes src/compile/built-in-files.ts from what @bufbuild/protobuf carries: npm run built-in
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { toBinary } from "@bufbuild/protobuf";
import { base64Encode } from "@bufbuild/protobuf/wire";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { bundledFiles } from "./bundled-files.mjs";

const texts = bundledFiles.map(({ proto }) => {
  const text = base64Encode(toBinary(FileDescriptorProtoSchema, proto), "std_raw");
  return `  ${JSON.stringify(proto.name)}:\n    ${JSON.stringify(text)},\n`;
});

writeFileSync(
  join(import.meta.dirname, "../src/compile/built-in-files.ts"),
  `// Written by npm run built-in.

/**
 * The files of Google's that every compiler carries, but descriptor.proto, by import name: encoded
 * FileDescriptorProtos in base64, as @bufbuild/protobuf has them, which decodes all when it is loaded.
 */
export const builtInFiles: Readonly<Record<string, string>> = {
${texts.join("")}};
`,
);
