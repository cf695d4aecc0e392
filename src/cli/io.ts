/** What the program may touch of the process it runs in, so that tests can run it as a function. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /**
   * Asks whoever sits at the terminal; the answer is undefined where there will be none any more.
   * Undefined itself, where nobody sits there.
   */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined;
}

export interface Output {
  readonly isTTY: boolean;
  /** In terminal cells; undefined where nobody knows. */
  readonly columns: number | undefined;
  /** Whether it is a terminal in which links can be followed. */
  showsLinks(): Promise<boolean>;
  write(content: string | Uint8Array): void;
}
