interface PairedMembers<Container, Member> {
  readonly kept: readonly { readonly before: Member; readonly after: Member }[];
  readonly added: readonly { readonly after: Member; readonly container: Container }[];
  readonly removed: readonly { readonly before: Member; readonly container: Container }[];
}

/** Pairs the members of containers that both sides have, by a key that is unique in a container. */
export function pairMembers<Container, Member>(
  containers: { readonly kept: readonly { before: Container; after: Container }[] },
  membersOf: (container: Container) => readonly Member[],
  key: (member: Member) => string | number,
): PairedMembers<Container, Member> {
  const kept: { before: Member; after: Member }[] = [];
  const added: { after: Member; container: Container }[] = [];
  const removed: { before: Member; container: Container }[] = [];
  for (const { before, after: container } of containers.kept) {
    const left = new Map(membersOf(container).map((member) => [key(member), member]));
    for (const was of membersOf(before)) {
      const is = left.get(key(was));
      if (is === undefined) removed.push({ before: was, container });
      else kept.push({ before: was, after: is });
      left.delete(key(was));
    }
    for (const is of left.values()) added.push({ after: is, container });
  }
  return { kept, added, removed };
}
