/** How many names at the start of two paths are the same. */
export function sharedStart(one: string, other: string): number {
  const here = one.split("/");
  const there = other.split("/");
  const differs = here.findIndex((name, index) => name !== there[index]);
  return differs === -1 ? here.length : differs;
}
