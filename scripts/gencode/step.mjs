/**
 * One generator in one version.
 *
 * @typedef {object} Step
 * @property {string} name the folder of what it writes: generator-version
 * @property {(make: Make) => void} write
 */

/**
 * What a step works with.
 *
 * @typedef {object} Make
 * @property {import("./workbench.mjs").Workbench} tools
 * @property {string} schema the folder of the schemas
 * @property {string} out an empty folder; what `keep` does not name is thrown away
 * @property {(version: string, args: readonly string[], files: readonly string[], options?: ProtocOptions) => void} protoc
 * @property {(...names: readonly string[]) => void} keep the ends of paths that stay
 */

/**
 * @typedef {object} ProtocOptions
 * @property {readonly string[]} [path] folders of programs
 * @property {Readonly<Record<string, string>>} [env]
 */

/** Understood by every release. */
export const rich = [
  "acme/shop/v1/options.proto",
  "acme/shop/v1/shop.proto",
  "acme/shop/v1/legacy.proto",
];

/** Without proto2. */
export const proto3 = ["acme/shop/v1/options.proto", "acme/shop/v1/shop.proto"];

/** Since protoc 3.15. */
export const presence = "acme/shop/v1/presence.proto";

/** Since protoc 27. */
export const edition = "acme/shop/v1/edition.proto";

/** One message, for headers. */
export const tiny = "acme/tiny/v1/tiny.proto";

/** One service, for headers. */
export const watch = "acme/tiny/v1/watch.proto";

/** The compiler where its version does not matter. */
export const newest = "4.35.1";
