import type { GeneratedFile } from "../../check/generated-file.ts";
import { familyOf } from "./families.ts";
import { openText } from "./opened-text.ts";
import { readForm } from "./read-form.ts";
import type { Reading } from "./reading.ts";
import { spanOfLine } from "./span-of-line.ts";

/**
 * What wrote a file, as its own text tells; undefined for a file that no generator wrote, or none
 * that is known here. The content decides, the end of the path only says which generators it may be.
 * Headers are looked for before the first code, and not further than 6 KiB.
 */
export function generatedFile(path: string, content: Uint8Array): GeneratedFile | undefined {
  const family = familyOf(path);
  if (family === undefined) return undefined;
  const text = openText(path, content, family.comments);
  for (const form of family.forms) {
    const reading = form.kind === "header" ? readForm(form, text) : form.read(text);
    if (reading !== undefined) return generated(path, reading);
  }
  return undefined;
}

function generated(path: string, reading: Reading): GeneratedFile {
  const isProtoc = reading.generator === "protoc";
  const version = isProtoc ? reading.protoc : reading.version;
  const spanOf = (line: Reading["at"] | undefined) =>
    line === undefined ? undefined : spanOfLine(path, line);
  return {
    kind: "generated_file",
    path,
    generator: reading.generator,
    generatorName: reading.name,
    language: reading.language,
    version,
    protoc: reading.protoc,
    needs: (reading.needs ?? []).map(({ at, ...need }) => ({ ...need, at: spanOfLine(path, at) })),
    parameter: reading.parameter,
    sources: reading.sources ?? [],
    at: spanOfLine(path, reading.at),
    versionAt: spanOf(isProtoc ? reading.protocAt : reading.versionAt),
    protocAt: spanOf(reading.protocAt),
    evidence: evidenceOf(reading),
  };
}

function evidenceOf({ version, protoc }: Reading): GeneratedFile["evidence"] {
  if (version?.kind === "exact" || protoc?.kind === "exact") return "header";
  return version === undefined && protoc === undefined ? "none" : "features";
}
