import { expect, test } from "vitest";
import { isCi } from "../../src/source/is-ci.ts";

test.each([
  [{}, false],
  [{ CI: "true" }, true],
  [{ CI: "1" }, true],
  [{ CI: "" }, false],
  [{ CI: "false" }, false],
  [{ CI: "False" }, false],
  [{ CI: "0" }, false],
  [{ TF_BUILD: "True" }, true],
  [{ JENKINS_URL: "https://ci.example.com/" }, true],
  [{ TEAMCITY_VERSION: "2024.03" }, true],
])("%j: %s", (env, expected) => {
  expect(isCi(env)).toBe(expected);
});
