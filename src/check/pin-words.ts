import type { Span } from "../text/span.ts";
import type { Pin } from "./pin.ts";
import { tools } from "./tool.ts";

/** "go.mod:12" */
export function placeWords({ path, start }: Span): string {
  return `${path}:${start.line}`;
}

/** "protoc-gen-go 1.36.6", "protobuf-compiler" */
export function pinWords(pin: Pin): string {
  const version = pin.version ?? (pin.written === undefined ? "" : `"${pin.written}"`);
  return version === "" ? pin.package : `${pin.package} ${version}`;
}

/** The name of a tool where a package is one of several that hold it. */
export function toolWords(pin: Pin): string {
  const { title } = tools[pin.tool];
  return pin.tool === "other-plugin" ? pin.package : title;
}
