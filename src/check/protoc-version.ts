/**
 * A version of protoc in its own numbers, whatever language it is counted in: "v4.25.1", "3.25.1" and
 * "25.1" are one. Since 22.0 each language has a major version of its own, and plugins are told that
 * of C++: protobuf.dev/support/version-support. Undefined for what is no version.
 */
export function protocVersion(written: string): string | undefined {
  const text = written.replace(/^(libprotoc )?v?/, "").replace(/-rc-?(?=\d)/, "-rc");
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?((?:-rc|rc)\d+|-dev)?$/.exec(text);
  if (match === null) return undefined;
  const [, major = "", minor = "", patch, suffix = ""] = match;
  if (patch === undefined) {
    if (Number(major) < 20) return undefined;
    return major === "20" ? `3.20.${minor}${suffix}` : `${major}.${minor}${suffix}`;
  }
  const isCountedByLanguage = Number(major) > 3 || (major === "3" && Number(minor) > 20);
  return isCountedByLanguage ? `${minor}.${patch}${suffix}` : `${major}.${minor}.${patch}${suffix}`;
}
