import type { Note } from "../text/problem.ts";
import type { Tracker } from "./tracker.ts";

/** One note for each way in which the past of open questions ended too early. */
export function cutNotes(trackers: readonly Tracker[], limit: number): readonly Note[] {
  const open = trackers.filter((tracker) => tracker.open().length > 0);
  const shallow = open.filter((tracker) => tracker.cut()?.kind === "shallow");
  const limited = open.filter((tracker) => tracker.cut()?.kind === "limit");
  return [
    ...noteOf(
      shallow,
      "the history of this shallow clone",
      "to see it: git fetch --unshallow (on GitHub: actions/checkout with fetch-depth: 0)",
    ),
    ...noteOf(limited, "the history", `no more than ${limit / 1024 / 1024} MiB of it are read`),
  ];
}

function noteOf(trackers: readonly Tracker[], what: string, why: string): readonly Note[] {
  const events = trackers.flatMap((tracker) => tracker.cut()?.event ?? []);
  const [newest] = events.toSorted((one, other) => (one.date > other.date ? -1 : 1));
  if (newest === undefined) return [];
  const paths = [...new Set(trackers.map((tracker) => tracker.path()))].toSorted();
  const names = paths.length > 3 ? [...paths.slice(0, 3), `${paths.length - 3} more`] : paths;
  const ends = `${what} ends at ${newest.commit.slice(0, 7)} (${newest.date})`;
  const unseen = `whether what is new in ${names.join(", ")} was used before that is not known`;
  return [{ kind: "history-cut", message: `${ends}: ${unseen}; ${why}`, path: undefined }];
}
