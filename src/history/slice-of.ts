/**
 * What of a schema can declare a type of one of these names at its top: their declarations, what
 * extends something, and all statements. Versions of a file seldom differ in it, and a slice is a
 * valid schema that is parsed in far less time than the whole.
 */
export function sliceOf(text: string, names: ReadonlySet<string>): string {
  const kept: string[] = [];
  let depth = 0;
  let start = 0;
  let isWanted = false;
  for (let at = 0; at < text.length; ) {
    const mark = depth === 0 ? atTop : inside;
    mark.lastIndex = at;
    const found = mark.exec(text);
    if (found === null) break;
    at = mark.lastIndex;
    if (found[0] === "{") {
      if (depth === 0) isWanted = declares(text.slice(start, found.index), names);
      depth += 1;
    } else if (found[0] === "}" || found[0] === ";") {
      if (found[0] === "}" && depth > 0) depth -= 1;
      if (depth > 0) continue;
      if (found[0] === ";" || isWanted) kept.push(text.slice(start, at));
      start = at;
      isWanted = false;
    }
  }
  if (isWanted) kept.push(text.slice(start));
  return kept.join("");
}

/** Comments and strings are matched to be passed over. */
const passed = String.raw`\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`;
const atTop = new RegExp(`${passed}|[{};]`, "g");
const inside = new RegExp(`${passed}|[{}]`, "g");

const allPassed = new RegExp(passed, "g");

/**
 * Whether the words before a "{" may declare one of them; a group of an extension is a type too. The
 * comment in front of a declaration speaks of many types that it does not declare.
 */
function declares(head: string, names: ReadonlySet<string>): boolean {
  const words = head.replaceAll(allPassed, " ").match(/[A-Za-z_]\w*/g) ?? [];
  return words.some((word) => word === "extend" || names.has(word));
}
