import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import schemaAjv from "ajv-draft-04";
import formats from "ajv-formats";

const root = join(import.meta.dirname, "../..");

/** What is wrong with a document of `--format json` by the schema that we publish. */
export function jsonFaults(document: unknown): readonly unknown[] {
  ownSchema(document);
  return ownSchema.errors ?? [];
}

/** What is wrong with a SARIF log by its official schema. */
export function sarifFaults(log: unknown): readonly unknown[] {
  sarifSchema(log);
  return sarifSchema.errors ?? [];
}

const ownSchema = new Ajv2020({ allErrors: true, strict: true }).compile(
  schemaIn("src/report/json.schema.json"),
);

// Strictness is about how a schema is written, and this one is not ours.
const sarifAjv = new schemaAjv.default({ allErrors: true, strict: false, unicodeRegExp: false });
formats.default(sarifAjv);
const sarifSchema = sarifAjv.compile(schemaIn("fixtures/schemas/sarif-2.1.0.json"));

function schemaIn(path: string) {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}
