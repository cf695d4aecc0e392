import type { Position, Span } from "../text/span.ts";
import { pathUri } from "./path-uri.ts";

/** A place as SARIF has it: lines and columns from 1, the end exclusive, as in a span. */
export function sarifLocation({ path, start, end }: Place) {
  return {
    physicalLocation: {
      artifactLocation: { uri: pathUri(path), uriBaseId: "%SRCROOT%" },
      ...(start === undefined ? {} : { region: { ...regionOf(start, end ?? start) } }),
    },
  };
}

interface Place {
  readonly path: string;
  readonly start?: Position | undefined;
  readonly end?: Span["end"];
}

function regionOf(start: Position, end: Position) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
