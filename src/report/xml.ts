import Builder from "fast-xml-builder";

/** An element: `@name` is an attribute, `#text` its text, everything else an element inside. */
export interface XmlElement {
  readonly [name: string]: string | XmlElement | readonly XmlElement[];
}

/** The document, escaped, newline at its end. A character that XML cannot carry is written out. */
export function xmlDocument(root: XmlElement): string {
  const builder = new Builder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    // Else an attribute of the value "true" loses it.
    suppressBooleanAttributes: false,
    format: true,
    attributeValueProcessor: (_, value) => carried(String(value)),
    tagValueProcessor: (_, value) => carried(String(value)),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;
}

/** XML 1.0, section 2.2: `Char`. */
function carried(text: string): string {
  return text.replace(unfit, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const unfit = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;
