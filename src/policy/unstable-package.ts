/**
 * Whether the name of a package says that it may still change: it has several parts, and the last
 * is a version with `alpha`, `beta` or `test`, such as `v1beta1`, `v1p1alpha`, `v2test`. The same as
 * buf's `private/pkg/protoversion`; there as here `v0` says nothing.
 */
export function isUnstablePackage(name: string): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return name.includes(".") && unstable.test(last);
}

/** Numbers are positive, and zeros may stand before them. */
const unstable = /^v0*[1-9]\d*(?:(?:p0*[1-9]\d*)?(?:alpha|beta)(?:0*[1-9]\d*)?|test.*)$/;
