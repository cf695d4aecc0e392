/** Files by path, before and after a change; `before` is left out by a rule that needs no change. */
export interface CodegenExample {
  readonly kind: "files";
  readonly before?: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}
