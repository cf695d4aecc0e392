/**
 * A test for paths by a pattern: `*` stands for any characters of a name and `?` for one, `**` as a
 * whole name for any folders or none, `[a-z]` and `[!a-z]` for one character, `{a,b}` for one of
 * them. Undefined for a pattern that is not closed, or that has more alternatives than anybody would
 * write. Its time is bounded by the product of both lengths, whatever a stranger's pattern is.
 */
export function glob(pattern: string): ((path: string) => boolean) | undefined {
  const alternatives = withoutBraces(pattern);
  const compiled = alternatives?.map((each) => each.split("/").map(nameTokens));
  if (compiled === undefined || compiled.some((names) => names.includes(undefined))) {
    return undefined;
  }
  const patterns = compiled.map((names) => names.filter((name) => name !== undefined));
  return (path) => {
    const names = path.split("/").map((name) => Array.from(name));
    return patterns.some((tokens) => isMatch(tokens, names, isFolders, fitsName));
  };
}

const mostAlternatives = 200;

/** Every way to choose one alternative of each pair of braces. */
function withoutBraces(pattern: string): readonly string[] | undefined {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0) {
    if (open.length + done.length > mostAlternatives) return undefined;
    const next: string[] = [];
    for (const each of open) {
      const braces = /\{([^{}]*)\}/.exec(each);
      if (braces === null) done.push(each);
      else {
        const [whole, inner = ""] = braces;
        const before = each.slice(0, braces.index);
        const after = each.slice(braces.index + whole.length);
        for (const choice of inner.split(",")) next.push(before + choice + after);
      }
    }
    open = next;
  }
  return done.some((each) => /[{}]/.test(each)) ? undefined : done;
}

type Token =
  | { readonly kind: "any" }
  | { readonly kind: "one" }
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "set"; readonly ranges: readonly Range[]; readonly negated: boolean };

type Range = readonly [first: string, last: string];

/** The tokens of one name; undefined if a bracket is not closed. */
function nameTokens(name: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (const [text] of name.matchAll(/\[!?\]?[^\]]*\]|./gsu)) {
    if (text === "[") return undefined;
    if (text === "*") tokens.push({ kind: "any" });
    else if (text === "?") tokens.push({ kind: "one" });
    else if (text.startsWith("[")) tokens.push(setOf(text));
    else tokens.push({ kind: "character", character: text });
  }
  return tokens;
}

function setOf(text: string): Token {
  const negated = text.startsWith("[!");
  const inner = text.slice(negated ? 2 : 1, -1);
  const ranges = [...inner.matchAll(/(.)-(.)|./gsu)].map(
    ([all, first, last]): Range => [first ?? all, last ?? all],
  );
  return { kind: "set", ranges, negated };
}

function isFolders(name: readonly Token[]): boolean {
  return name.length === 2 && name.every((token) => token.kind === "any");
}

function fitsName(name: readonly Token[], characters: readonly string[]): boolean {
  return isMatch(name, characters, (token) => token.kind === "any", fitsCharacter);
}

function fitsCharacter(token: Token, character: string): boolean {
  switch (token.kind) {
    case "any":
    case "one":
      return true;
    case "character":
      return token.character === character;
    case "set":
      return (
        token.ranges.some(([first, last]) => first <= character && character <= last) !==
        token.negated
      );
  }
}

/** Goes back to the last star only: what stood before it has matched as early as it can. */
function isMatch<P, T>(
  pattern: readonly P[],
  items: readonly T[],
  isStar: (part: P) => boolean,
  fits: (part: P, item: T) => boolean,
): boolean {
  let at = 0;
  let star: { readonly pattern: number; readonly item: number } | undefined;
  for (let item = 0; item < items.length; ) {
    const part = pattern[at];
    const current = items[item];
    if (part !== undefined && isStar(part)) {
      star = { pattern: at, item };
      at += 1;
    } else if (part !== undefined && current !== undefined && fits(part, current)) {
      at += 1;
      item += 1;
    } else if (star !== undefined) {
      star = { pattern: star.pattern, item: star.item + 1 };
      at = star.pattern + 1;
      item = star.item;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}
