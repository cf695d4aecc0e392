import { commandBracket, deceptive } from "./visible.ts";

/** A JSON text in which characters that could act on a terminal or a CI log are escaped. */
export function jsonText(document: unknown): string {
  return `${harmless(JSON.stringify(document, undefined, 2))}\n`;
}

function harmless(document: string): string {
  return document
    .replace(deceptive, (character) => (character === "\n" ? character : escaped(character)))
    .replace(commandBracket, escaped);
}

function escaped(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
