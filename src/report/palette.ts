import { Chalk } from "chalk";
import { pathUri } from "./path-uri.ts";
import type { Style } from "./style.ts";

/** Colours by what they mean; each returns its text unchanged where the style has no colour. */
export interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  readonly fine: Paint;
  readonly strong: Paint;
  readonly dim: Paint;
  readonly label: Paint;
  readonly before: Paint;
  readonly after: Paint;
  /** The text as a link to the file of this path, if there is one and links can be followed. */
  readonly link: (text: string, path: string | undefined) => string;
}

type Paint = (text: string) => string;

/** Only the sixteen colours that follow the theme of the terminal. */
export function paletteOf(style: Style): Palette {
  const chalk = new Chalk({ level: style.color ? 1 : 0 });
  return {
    error: (text) => chalk.bold.red(text),
    warning: (text) => chalk.bold.yellow(text),
    fine: (text) => chalk.green(text),
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    label: (text) => chalk.cyan(text),
    before: (text) => chalk.red(text),
    after: (text) => chalk.green(text),
    link: (text, path) => {
      if (path === undefined || style.linkBase === undefined) return text;
      return `${linkTo(style.linkBase + pathUri(path))}${text}${linkTo("")}`;
    },
  };
}

/** "Hyperlinks in terminal emulators": what follows is a link to the address, "" ends it. */
function linkTo(address: string): string {
  return `\u001b]8;;${address}\u001b\\`;
}
