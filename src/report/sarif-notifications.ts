import type { Outcome } from "../check/outcome.ts";
import type { Note, Problem } from "../text/problem.ts";
import { sarifLocation } from "./sarif-location.ts";
import { sarifMessage } from "./sarif-message.ts";
import { sideOf } from "./side-of.ts";

/** What a run says of itself. */
export interface Notification {
  readonly level: "error" | "warning" | "note";
  readonly descriptor: { readonly id: string };
  readonly message: { readonly text: string };
  readonly locations?: readonly ReturnType<typeof sarifLocation>[];
}

export function notificationOf({ kind, message, path, start }: Note): Notification {
  return {
    level: "note",
    descriptor: { id: kind },
    message: sarifMessage(message),
    ...(path === undefined ? {} : { locations: [sarifLocation({ path, start })] }),
  };
}

/** A place in the old side is told in words: the location would show what stands there now. */
export function notificationOfProblem(problem: Problem, outcome: Outcome): Notification {
  const { message, path, start, side, hint } = problem;
  const isNew = path !== undefined && side !== "before";
  const words = [
    ...(path === undefined || isNew ? [] : [`${path}:`]),
    message,
    outcome.kind === "failed" ? sideOf(problem, outcome) : "",
  ];
  const said = words.filter((word) => word !== "").join(" ");
  return {
    level: "error",
    descriptor: { id: "not-compared" },
    message: sarifMessage(said, ...(hint === undefined ? [] : [`help: ${hint}`])),
    ...(isNew ? { locations: [sarifLocation({ path, start })] } : {}),
  };
}
