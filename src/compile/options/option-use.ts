import type { OptionMessage } from "./option-message.ts";
import type { OptionTypes } from "./option-value.ts";

/** The options that one element sets, before they are written as bytes. */
export interface OptionUse {
  readonly tree: OptionMessage;
  readonly types: OptionTypes;
  /** The path of the options message. */
  readonly pathOf: () => readonly number[];
}
