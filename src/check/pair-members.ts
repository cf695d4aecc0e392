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
    const was = membersOf(before);
    const is = membersOf(container);
    const alike = alikeAtStart(was, is, key);
    for (let index = 0; index < alike; index++) {
      const [one, other] = [was[index], is[index]];
      if (one !== undefined && other !== undefined) kept.push({ before: one, after: other });
    }
    if (alike === was.length && alike === is.length) continue;
    const left = new Map(is.slice(alike).map((member) => [key(member), member]));
    for (const one of was.slice(alike)) {
      const other = left.get(key(one));
      if (other === undefined) removed.push({ before: one, container });
      else kept.push({ before: one, after: other });
      left.delete(key(one));
    }
    for (const other of left.values()) added.push({ after: other, container });
  }
  return { kept, added, removed };
}

/** How many members are paired in order: in most containers that is all of them. */
function alikeAtStart<Member>(
  before: readonly Member[],
  after: readonly Member[],
  key: (member: Member) => string | number,
): number {
  const most = Math.min(before.length, after.length);
  for (let index = 0; index < most; index++) {
    const [was, is] = [before[index], after[index]];
    if (was === undefined || is === undefined || key(was) !== key(is)) return index;
  }
  return most;
}
