import { expect, test } from "vitest";
import { createObjectStream } from "../../src/source/object-stream.ts";

const id = "0123456789abcdef0123456789abcdef01234567";
const long = id.slice(0, 32).repeat(2);
const output = [
  `${id} blob 5\na\nb\0c\n`,
  "no such name missing\n",
  `${long} commit 0\n\n`,
  "1a2b ambiguous\n",
  `${id} tree 3\n\n\n\n\n`,
  "x missing missing\n",
  "HEAD:module submodule\n",
].join("");

const answers = [
  `blob ${id} a\nb\0c`,
  "missing",
  `commit ${long} `,
  "ambiguous",
  `tree ${id} \n\n\n`,
  "missing",
  "missing",
];

test.each([1, 2, 3, 7, 50, 1000])("answers are complete in pieces of %d bytes", (size) => {
  const stream = createObjectStream();
  const bytes = Buffer.from(output);
  const found: string[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    for (const answer of stream.push(bytes.subarray(start, start + size))) {
      const { kind } = answer;
      if (kind !== "object") found.push(kind);
      else found.push(`${answer.object.type} ${answer.object.id} ${answer.object.content}`);
    }
  }
  expect(found).toEqual(answers);
});

test("anything else is an error", () => {
  const stream = createObjectStream();
  expect(() => stream.push(Buffer.from("hello\n"))).toThrow('git cat-file answered "hello"');
});
