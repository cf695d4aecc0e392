import type { SubjectKind } from "../schema/schema.ts";

/** What a finding is about: a part of a schema, or of what generates code from it. */
export type FindingKind = SubjectKind | "pin" | "generated_file";
