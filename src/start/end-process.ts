/**
 * Ends the process without taking everything down first, which takes as long as small checks. What is
 * not written yet, and what went wrong with it, is waited for.
 */
export function endProcess(): void {
  setImmediate(() => {
    if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
  });
}
