import { visible } from "../report/visible.ts";
import type { Progress } from "../run/progress.ts";
import type { Io } from "./io.ts";

export interface ProgressLine {
  readonly tell: Progress;
  /** Takes the line away, before anything else is written. */
  end(): void;
}

/**
 * One line on standard error that says what a long run is doing, on a terminal alone: never in a log
 * or a pipe, and not before the run has become a long one. `now` is in milliseconds.
 */
export function progressLine({ stderr, env }: Io, now = () => performance.now()): ProgressLine {
  if (!stderr.isTTY || env.TERM === "dumb" || env.CI) return { tell: () => {}, end: () => {} };
  const width = (stderr.columns ?? 80) - 1;
  const start = now();
  let isShown = false;
  return {
    tell(step) {
      if (now() - start < quietFor) return;
      isShown = true;
      stderr.write(`${clear}${visible(step).slice(0, width)}`);
    },
    end() {
      if (isShown) stderr.write(clear);
      isShown = false;
    },
  };
}

/** In milliseconds. */
const quietFor = 500;

/** To the start of the line, and nothing behind it. */
const clear = "\r\u001b[K";
