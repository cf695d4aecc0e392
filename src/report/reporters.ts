import type { Outcome } from "../check/outcome.ts";
import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import type { Style } from "./style.ts";
import { text } from "./text.ts";

/** Turns the outcome of a check into the text that one kind of reader wants, newline at its end. */
export type Reporter = (outcome: Outcome, style: Style) => string;

export const reporters: { readonly [F in Format]: Reporter } = { text, json, github };
