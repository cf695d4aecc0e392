const longest = 511;
const mostParts = 101;

/**
 * Why a package cannot have that name; undefined if it can. The limits are those of protoc's
 * descriptor.cc, AddPackage: a name is looked up in every part of its package.
 */
export function packageFault(name: string): string | undefined {
  if (name.length > longest) return `the name of a package has ${longest} characters at most`;
  const parts = name.split(".").length;
  return parts > mostParts ? `a package has ${mostParts} parts at most, not ${parts}` : undefined;
}
