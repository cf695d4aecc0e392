import type { Argument, Call } from "./calls-in.ts";
import type { Token } from "./tokens-in.ts";

/**
 * The text that an expression comes to, with `${NAME}` for a variable: "a" + X, "a-%s" % X,
 * "a-{}".format(X), f"a-{X}". Undefined for what is no text.
 */
export function textOf(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex(({ text, kind }) => isFiller(kind, text));
  const head = at === -1 ? tokens : tokens.slice(0, at);
  const rest = at === -1 ? [] : tokens.slice(at + 1);
  const pieces = head.flatMap((token, index) => {
    const before = head[index - 1]?.text;
    if (token.kind === "text") return before === "f" ? inFormat(token.text) : token.text;
    const isOperand = index === 0 || before === "+" || before === "(";
    return isVariable(token) && isOperand && !isPrefix(head, index) ? `\${${token.text}}` : [];
  });
  if (pieces.length === 0) return undefined;
  const values = rest
    .filter((token, index) => isVariable(token) && rest[index + 1]?.text !== "=")
    .map(({ text }) => `\${${text}}`)
    .values();
  const text = pieces.join("");
  return rest.length === 0
    ? text
    : text.replace(/%s|\{\w*\}/g, (mark) => values.next().value ?? mark);
}

/** The argument with this key. */
function argumentAt(call: Call, key: string): Argument | undefined {
  return call.arguments.find((each) => each.key === key);
}

/** The text of the argument with this key; undefined where there is none. */
export function argumentText(call: Call, key: string): string | undefined {
  return textOf(argumentAt(call, key)?.tokens ?? []);
}

/** The texts of a list, or of a single text, in order. */
export function argumentTexts(call: Call, key: string): readonly string[] {
  const items: Token[][] = [[]];
  for (const token of argumentAt(call, key)?.tokens ?? []) {
    if (token.kind === "mark" && token.text === ",") items.push([]);
    else if (token.kind !== "mark" || !/[[\]]/.test(token.text)) items.at(-1)?.push(token);
  }
  return items.flatMap((item) => textOf(item) ?? []);
}

function isFiller(kind: Token["kind"], text: string): boolean {
  return kind === "mark" ? text === "%" : kind === "name" && text === ".format";
}

function isVariable({ kind, text }: Token): boolean {
  return kind === "name" && /^[A-Za-z_]\w*$/.test(text);
}

/** The letter of `f"..."` and `r"..."`, and the name of a function. */
function isPrefix(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next?.kind === "text" || next?.text === "(";
}

function inFormat(text: string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => `\${${name}}`);
}
