#!/usr/bin/env node
import { main } from "./cli/main.ts";

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
});

function output(stream: NodeJS.WriteStream) {
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    write: (text: string) => void stream.write(text),
  };
}
