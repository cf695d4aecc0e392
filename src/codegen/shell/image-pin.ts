import type { Span } from "../../text/span.ts";
import { draft } from "../draft.ts";
import type { DraftPin } from "../reading.ts";

/** The pin of a container image: `NAME[:TAG][@DIGEST]`. */
export function imagePin(text: string, at: Span): readonly DraftPin[] {
  const end = /[:@]/.exec(text.slice(text.lastIndexOf("/") + 1))?.index;
  const split = end === undefined ? text.length : text.lastIndexOf("/") + 1 + end;
  const name = text.slice(0, split).replace(/^(docker\.io\/|index\.docker\.io\/)/, "");
  const written = text.slice(split);
  return draft("image", name, written === "" ? undefined : written, at, { variables: "shell" });
}
