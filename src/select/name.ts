/** A name in a scope; "" is the scope around everything. */
export function joinName(scope: string, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}

/** "User" of ".acme.v1.User". */
export function lastPartOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
