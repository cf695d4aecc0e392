import type { Finding } from "../check/finding.ts";
import type { Checked, Failed, FailOn, Outcome } from "../check/outcome.ts";
import type { Problem } from "../text/problem.ts";
import { byPath } from "./by-path.ts";
import { conclusion } from "./conclusion.ts";
import { noteLines } from "./note-lines.ts";
import { pathOf, placeOf, placeOfProblem } from "./place.ts";
import { sideOf } from "./side-of.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";
import { type XmlElement, xmlDocument } from "./xml.ts";

/**
 * JUnit XML: a suite for each file with a test case for each finding, and one for the comparison
 * itself, so that a run without findings is not a run without tests. What does not fail the check
 * does not fail here either: such a case passes, with the finding as its output.
 */
export function junit(outcome: Outcome, style: Style): string {
  const suites = [
    comparisonSuite(outcome, style),
    ...(outcome.kind === "checked" ? findingSuites(outcome) : []),
  ];
  const root = { "@name": tool, ...totalsOf(suites), testsuite: suites.map(suiteElement) };
  return xmlDocument({ testsuites: root });
}

const tool = "proto-compat";

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly className: string;
  readonly name: string;
  readonly result: Result;
}

type Result =
  | { readonly kind: "passed"; readonly output: string }
  | {
      readonly kind: "failure" | "error";
      readonly type: string;
      readonly message: string;
      readonly details: string;
    };

function comparisonSuite(outcome: Outcome, style: Style): Suite {
  const result: Result =
    outcome.kind === "checked"
      ? {
          kind: "passed",
          output: [...noteLines(outcome, style), conclusion(outcome, style)].join("\n"),
        }
      : errorOf(outcome, style);
  return { name: tool, cases: [{ className: tool, name: "comparison", result }] };
}

function errorOf(outcome: Failed, style: Style): Result {
  const details = outcome.errors.flatMap((problem) => problemLines(problem, outcome));
  const message = conclusion(outcome, style);
  return { kind: "error", type: "not-compared", message, details: details.join("\n") };
}

function problemLines(problem: Problem, outcome: Failed): readonly string[] {
  const place = placeOfProblem(problem);
  const words = [
    place === "" ? "" : `${place}:`,
    visible(problem.message),
    sideOf(problem, outcome),
  ];
  const help = problem.hint === undefined ? [] : [`help: ${visible(problem.hint)}`];
  return [words.filter((word) => word !== "").join(" "), ...help];
}

function findingSuites({ verdict, failOn }: Checked): readonly Suite[] {
  return [...byPath(verdict.findings, pathOf)].map(([path = nowhere, findings]) => {
    const numbers = new Map<string, number>();
    const cases = findings.map((finding) => caseOf(finding, path, numbers, failOn));
    return { name: visible(path), cases };
  });
}

/** A suite needs a name, also that of findings without a place. */
const nowhere = "elsewhere";

/** Readers take the name for the identity of a test, and drop all but the first of one name. */
function caseOf(
  finding: Finding,
  path: string,
  numbers: Map<string, number>,
  failOn: FailOn,
): Case {
  const { rule, subject, message } = finding;
  const title = `${visible(rule)} ${visible(subject)}`;
  const number = (numbers.get(title) ?? 0) + 1;
  numbers.set(title, number);
  const details = detailsOf(finding).join("\n");
  const result: Result = fails(finding, failOn)
    ? { kind: "failure", type: visible(rule), message: visible(message), details }
    : { kind: "passed", output: details };
  // Jenkins takes what follows the last dot for the class, and the rest for its package.
  const className = visible(path).replace(/\.proto$/, "");
  return { className, name: number === 1 ? title : `${title} (${number})`, result };
}

function fails({ severity }: Finding, failOn: FailOn): boolean {
  return failOn === "warning" || (failOn === "error" && severity === "error");
}

function detailsOf(finding: Finding): readonly string[] {
  const { severity, message, rule, instead, suggestion } = finding;
  const place = placeOf(finding);
  const heading = `${severity}: ${visible(message)} [${visible(rule)}]`;
  return [
    place === "" ? heading : `${place}: ${heading}`,
    `instead: ${visible(instead)}`,
    ...(suggestion?.split("\n") ?? []).map((line) => `add: ${visible(line)}`),
  ];
}

function suiteElement(suite: Suite): XmlElement {
  return { "@name": suite.name, ...totalsOf([suite]), testcase: suite.cases.map(caseElement) };
}

function totalsOf(suites: readonly Suite[]) {
  const kinds = suites.flatMap(({ cases }) => cases.map(({ result }) => result.kind));
  const number = (kind: Result["kind"]) => kinds.filter((one) => one === kind).length;
  return {
    "@tests": String(kinds.length),
    "@failures": String(number("failure")),
    "@errors": String(number("error")),
  };
}

function caseElement({ className, name, result }: Case): XmlElement {
  const attributes = { "@classname": className, "@name": name };
  if (result.kind === "passed") return { ...attributes, "system-out": result.output };
  const { kind, type, message, details } = result;
  return { ...attributes, [kind]: { "@type": type, "@message": message, "#text": details } };
}
