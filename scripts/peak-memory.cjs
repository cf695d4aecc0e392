// Required by a process to be measured: writes its peak memory in bytes to file descriptor 3.
const { readFileSync, writeSync } = require("node:fs");

process.on("exit", () => writeSync(3, String(peak())));

function peak() {
  try {
    // Of this program alone; resourceUsage counts what the process was before it became Node too.
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
