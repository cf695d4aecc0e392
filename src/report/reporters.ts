import type { Outcome } from "../check/outcome.ts";
import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { rdjson } from "./rdjson.ts";
import { sarif } from "./sarif.ts";
import type { Style } from "./style.ts";
import { text } from "./text.ts";

/** Turns the outcome of a check into the text that one kind of reader wants, newline at its end. */
export type Reporter = (outcome: Outcome, style: Style) => string;

export const reporters: { readonly [F in Format]: Reporter } = {
  text,
  github,
  markdown,
  json,
  sarif,
  junit,
  gitlab,
  rdjson,
};
