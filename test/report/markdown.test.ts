import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { githubLimits } from "../../src/report/github-limits.ts";
import { markdown } from "../../src/report/markdown.ts";
import { codeText, fencedText, plainText } from "../../src/report/markdown-text.ts";
import { checked, finding, span } from "../support/outcome.ts";

const plain = { color: false, columns: undefined, verbose: false };
const links = { serverUrl: "https://github.example", repository: "acme/schemas" };
const commit = "2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d1a";
const head = { label: "HEAD", commit };

test("places are links to the lines of both sides", () => {
  const text = markdown(checked([finding()], { head }), plain, { links, limit: 100_000 });
  const blob = "https://github.example/acme/schemas/blob";
  expect(text).toContain(
    `[\`proto/acme/v1/user.proto:12\`](${blob}/${commit}/proto/acme/v1/user.proto#L12)`,
  );
  expect(text).toContain(
    `[\`proto/acme/v1/user.proto:11\`](${blob}/1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d/proto/acme/v1/user.proto#L11)`,
  );
});

test.each([
  ["a b(c)[d]#e?f%.proto", "a%20b%28c%29%5Bd%5D%23e%3Ff%25.proto"],
  ["../\u540d'!*\".proto", "../%E5%90%8D%27%21%2A%22.proto"],
  ["x\ud800.proto", "x%EF%BF%BD.proto"],
])("the path %j is encoded in a link", (path, encoded) => {
  const one = finding({ location: span(path, 3, 1, 2) });
  const text = markdown(checked([one], { head }), plain, { links, limit: 100_000 });
  expect(text).toContain(`/blob/${commit}/${encoded}#L3)`);
});

describe("a page that is too long", () => {
  const many = Array.from({ length: 3000 }, (_, index) =>
    finding({
      severity: index < 2990 ? "warning" : "error",
      message: `field ${index} \u540d\u524d changed`,
      fingerprint: `${index}`.padStart(12, "0"),
    }),
  );

  test.each([githubLimits.commentCharacters, githubLimits.summaryBytes, 2000, 500])(
    "keeps to %d bytes, has the errors, and says how many do not fit",
    (limit) => {
      const text = markdown(checked(many, { head }), plain, { links, limit });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
      expect(text).toMatch(/^### proto-compat: 10 errors, 2990 warnings in 1 file$/m);
      if (limit < 1000) return;
      expect(text).toMatch(/^\d+ more did not fit here: /m);
      expect(/^\| (error|warning) \|/m.exec(text)?.[1]).toBe("error");
    },
  );
});

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."`|\\<>@#*_[]()~$&:\n\r\u202e-+=1.w!".split(""), "www.", "http://", "GH-"),
    fc.string({ unit: "binary", maxLength: 1 }),
  ),
  maxLength: 30,
});

describe("whatever a pull request contains", () => {
  test("plain text has nothing that Markdown or GitHub would act on", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = plainText(text);
        expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*[`*_[\]|~^]|[\n\r]/);
        expect(shown.replaceAll("&#8203;", "").replaceAll("<span>$</span>", "")).not.toMatch(
          /(?<!\\)(?:\\\\)*[<>]/,
        );
        expect(shown).not.toMatch(/[@#]\w(?<!&#8)|www\.|:\/\/|\bGH-\d/i);
      }),
      { numRuns: 5000 },
    );
  });

  test("code is one span that ends where it must, in a table too", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = codeText(text, "cell");
        const [, fence = "", inner = ""] = /^(`+)([\s\S]*?)\1$/.exec(shown) ?? [];
        expect(fence).not.toBe("");
        expect(inner.match(/`+/g) ?? []).not.toContain(fence);
        expect(shown).not.toMatch(/(?<!\\)\||\n/);
      }),
      { numRuns: 5000 },
    );
  });

  test("no line ends a fence", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[`~ a]*$/), { minLength: 1 }), (lines) => {
        const [first = "", ...rest] = fencedText(lines, "diff").split("\n");
        const fence = first.replace("diff", "");
        const ends = rest.filter((line) => line.trim().startsWith(fence));
        expect(ends).toEqual([fence]);
      }),
    );
  });
});
