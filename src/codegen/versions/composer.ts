import type { Meaning } from "./meaning.ts";
import { boundsOf } from "./npm.ts";

/** getcomposer.org, "Versions and constraints". */
export function composerMeaning(text: string): Meaning {
  const plain = text.replace(/@\w+$/, "").trim();
  const exact = /^=?v?(\d+(?:\.\d+){2,3}(?:-[\w.]+)?)$/.exec(plain)?.[1];
  if (exact !== undefined) return { state: "exact", version: exact };
  const alternatives = plain.split(/\|\|?/).map((each) => each.trim());
  return { state: "floating", ...boundsOf(alternatives.map(npmRange).join(" || ")) };
}

/** The same as npm writes it; "~4.26" allows what "^4.26" does, unless a third number stands there. */
function npmRange(constraint: string): string {
  return constraint
    .replace(/\s*,\s*/g, " ")
    .split(/\s+/)
    .map((part) => part.replace(/^([<>=!]*)v(?=\d)/, "$1"))
    .map((part) =>
      /^~\d+\.\d+$/.test(part) ? `>=${part.slice(1)} <${nextMajor(part.slice(1))}` : part,
    )
    .join(" ");
}

function nextMajor(version: string): string {
  return `${Number(version.split(".")[0]) + 1}.0.0`;
}
