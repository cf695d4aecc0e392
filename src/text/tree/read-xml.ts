import { parseXml, XmlElement, XmlError, XmlText } from "@rgrove/parse-xml";
import { UsageError } from "../errors.ts";
import { type LineIndex, lineIndexOf } from "../line-index.ts";
import type { Span } from "../span.ts";

/** An element of an XML document, with its place in the file. */
export interface XmlTree {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlTree[];
  /** The text directly in it, without white space around it. */
  readonly text: string;
  readonly at: Span;
}

/** The root element. Throws a UsageError with the place of what is not XML. */
export function readXml(path: string, text: string): XmlTree {
  const lines = lineIndexOf(text);
  const root = parsed(path, text, lines);
  if (root !== undefined) return read(path, lines, root);
  const at = { path, start: lines.positionOf(0), end: lines.positionOf(0) };
  throw new UsageError("not valid XML: it has no element", undefined, at);
}

function parsed(path: string, text: string, lines: LineIndex): XmlElement | undefined {
  try {
    return (
      parseXml(text, { includeOffsets: true, ignoreUndefinedEntities: true }).root ?? undefined
    );
  } catch (error) {
    const isFault = error instanceof XmlError;
    if (!isFault && !(error instanceof RangeError)) throw error;
    const start = lines.positionOf(isFault ? error.pos : 0);
    const reason = isFault ? reasonOf(error.message) : "it is nested too deeply";
    throw new UsageError(`not valid XML: ${reason}`, undefined, { path, start, end: start });
  }
}

/** The parser's message goes on with the place and an excerpt. */
function reasonOf(message: string): string {
  const [first = ""] = message.split("\n");
  return first
    .replace(/ \(line \d+, column \d+\)/, "")
    .replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}

/** As deep as the parser's own recursion, which did not fail. */
function read(path: string, lines: LineIndex, element: XmlElement): XmlTree {
  const children: XmlTree[] = [];
  let text = "";
  for (const child of element.children) {
    if (child instanceof XmlElement) children.push(read(path, lines, child));
    else if (child instanceof XmlText) text += child.text;
  }
  const { start, end } = element;
  return {
    name: element.name.replace(/^.*:/, ""),
    attributes: element.attributes,
    children,
    text: text.trim(),
    at: { path, start: lines.positionOf(start), end: lines.positionOf(end) },
  };
}
