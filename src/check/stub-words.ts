import type { StubDifference } from "./stub.ts";

/** How generated code differs from its schema: the first difference whole, others in short. */
export function stubWords(differences: readonly StubDifference[], place: string): string {
  const [first, ...others] = differences;
  if (first === undefined) return `nothing differs in ${place}`;
  if (others.length === 0) return wordsOf(first, place);
  const named = others.slice(0, mostNamed).map(briefly);
  const left = others.length - named.length;
  const rest = left === 0 ? named : [...named, `${left} more`];
  return `${wordsOf(first, place)}; also: ${rest.join(", ")}`;
}

const mostNamed = 3;

function wordsOf(difference: StubDifference, place: string): string {
  const { kind, part, name, aspect, schema, generated } = difference;
  const subject = part === "file" ? "the file" : `${part} ${name}`;
  switch (kind) {
    case "missing":
      return `${subject} is missing in ${place}`;
    case "extra":
      return `${subject} is gone, but still in ${place}`;
    case "changed": {
      const what = `${aspect ?? "something"} of ${subject}`;
      const [here, there] = [shown(schema), shown(generated)];
      if (here === undefined || there === undefined || here === there) {
        return `${what} is not the same in ${place}`;
      }
      return `${what} is ${here}, but ${there} in ${place}`;
    }
  }
}

function briefly({ kind, part, name, aspect }: StubDifference): string {
  const subject = part === "file" ? "the file" : `${part} ${name}`;
  switch (kind) {
    case "missing":
      return `${subject} is missing`;
    case "extra":
      return `${subject} is gone`;
    case "changed":
      return `${aspect ?? "something"} of ${subject}`;
  }
}

/** Undefined for what is too long for a sentence. */
function shown(value: string | undefined): string | undefined {
  if (value === undefined || value.length > 60) return undefined;
  return value === "" ? "not set" : value;
}
