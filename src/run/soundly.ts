import type { OpenedSource } from "../source/open.ts";
import { ReadError, SourceError, UsageError } from "../text/errors.ts";

/**
 * What `work` returns. Descriptors that another program wrote may be wrong in ways that no text can
 * be: if working on those of an image fails, the image is to blame, and a ReadError says so.
 */
export function soundly<T>(source: OpenedSource, work: () => T): T {
  if (source.kind !== "image") return work();
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError || error instanceof ReadError || error instanceof SourceError) {
      throw error;
    }
    const said = error instanceof Error ? error.message : String(error);
    throw new ReadError(`its descriptors do not fit together: ${said}`, {
      path: source.label,
      hint: "write the image anew, with proto-compat build, buf build or protoc --include_imports -o",
    });
  }
}
