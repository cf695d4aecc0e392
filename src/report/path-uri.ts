import { wellFormed } from "./well-formed.ts";

/** A path as a relative reference of RFC 3986: "proto/a%20b.proto". */
export function pathUri(path: string): string {
  const uri = wellFormed(path).split("/").map(encodeURIComponent).join("/");
  // What begins with two slashes would name a host.
  return uri.startsWith("/") ? `.${uri}` : uri;
}
