/** How a report may look: decided by the caller, who knows the terminal. */
export interface Style {
  readonly color: boolean;
  /** The width of the terminal in cells; undefined where the text goes to no terminal. */
  readonly columns: number | undefined;
  /** Whether to list what is otherwise folded: cascades, notes, rules that say the same. */
  readonly verbose: boolean;
  /** Whether to leave out all that does not fail the check: warnings, notes, the last line. */
  readonly quiet?: boolean;
  /**
   * The URL, with a slash at its end, of the folder that paths start from; undefined where nobody
   * can follow links.
   */
  readonly linkBase?: string | undefined;
}
