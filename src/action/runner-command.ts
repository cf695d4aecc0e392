import { githubCommand } from "../report/github-command.ts";

/** A line that shows on the run's page and does not fail it. */
export function notice(message: string): string {
  return annotation("notice", message);
}

export function warning(message: string): string {
  return annotation("warning", message);
}

/** Keeps a text out of the log of this job from here on. */
export function mask(secret: string): string {
  return `::add-mask::${secret}\n`;
}

function annotation(name: "notice" | "warning", message: string): string {
  return `${githubCommand({ name, properties: [["title", "proto-compat"]], message })}\n`;
}
