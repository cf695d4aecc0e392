import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { Socket } from "node:net";
import { ReadError } from "../text/errors.ts";
import type { Git } from "./git.ts";
import { explainFailure } from "./git-failure.ts";
import { createObjectStream, type ObjectAnswer } from "./object-stream.ts";

/** Reads objects of a repository; the process behind it starts with the first question. */
export interface ObjectReader {
  /**
   * One answer per name, in order. A name is an object id or a revision without a line feed. Throws
   * a ReadError when git cannot be started or ends early.
   */
  read(names: readonly string[]): Promise<readonly ObjectAnswer[]>;
  /** Ends the process once it has answered; a later question starts another one. */
  close(): Promise<void>;
}

/** An object reader on one long-lived `git cat-file --batch`. */
export function createObjectReader(git: Git): ObjectReader {
  let session: Session | undefined;
  return {
    async read(names) {
      if (names.length === 0) return [];
      if (session === undefined || session.isEnded()) session = startSession(git);
      return await session.read(names);
    },
    async close() {
      await session?.close();
    },
  };
}

/** One process. */
interface Session {
  isEnded(): boolean;
  read(names: readonly string[]): Promise<readonly ObjectAnswer[]>;
  close(): Promise<void>;
}

function startSession(git: Git): Session {
  const child = spawn("git", ["cat-file", "--batch"], {
    cwd: git.directory,
    env: git.env,
    windowsHide: true,
  });
  const questions = createQuestions(() => letProcessEnd(child));
  let isEnded = false;
  const closed = new Promise<void>((resolve) => {
    onEnd(child, (complaint) => {
      isEnded = true;
      resolve();
      if (questions.areAnswered()) return;
      const failure = { output: complaint, command: "cat-file", git };
      explainFailure(failure).then(questions.fail, questions.fail);
    });
  });
  onAnswer(child, questions);
  letProcessEnd(child);
  return {
    isEnded: () => isEnded,
    async read(names) {
      keepProcess(child);
      child.stdin.write(`${names.join("\n")}\n`);
      return await questions.ask(names.length);
    },
    async close() {
      isEnded = true;
      keepProcess(child);
      child.stdin.end();
      await closed;
    },
  };
}

/** Questions whose answers are still coming, in order. */
interface Questions {
  areAnswered(): boolean;
  ask(count: number): Promise<readonly ObjectAnswer[]>;
  answer(answer: ObjectAnswer): void;
  fail(error: unknown): void;
}

interface Question {
  readonly count: number;
  readonly answers: ObjectAnswer[];
  readonly resolve: (answers: readonly ObjectAnswer[]) => void;
  readonly reject: (error: unknown) => void;
}

function createQuestions(onAllAnswered: () => void): Questions {
  const questions: Question[] = [];
  return {
    areAnswered: () => questions.length === 0,
    ask: (count) =>
      new Promise((resolve, reject) => {
        questions.push({ count, answers: [], resolve, reject });
      }),
    answer(answer) {
      const question = questions[0];
      if (question === undefined) return;
      question.answers.push(answer);
      if (question.answers.length < question.count) return;
      questions.shift();
      if (questions.length === 0) onAllAnswered();
      question.resolve(question.answers);
    },
    fail(error) {
      for (const question of questions.splice(0)) question.reject(error);
    },
  };
}

function onAnswer(child: ChildProcessWithoutNullStreams, questions: Questions): void {
  const stream = createObjectStream();
  child.stdout.on("data", (chunk: Buffer) => {
    try {
      for (const answer of stream.push(chunk)) questions.answer(answer);
    } catch (error) {
      questions.fail(new ReadError(error instanceof Error ? error.message : String(error)));
      child.kill();
    }
  });
}

/** Calls back once, with what the process wrote to standard error or why it did not start. */
function onEnd(child: ChildProcessWithoutNullStreams, callback: (complaint: string) => void): void {
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-longestComplaint);
  });
  child.on("error", (error) => {
    complaint += error.message;
  });
  // A pipe that breaks is not the reason: the process ended, and "close" knows why.
  child.stdin.on("error", () => {});
  child.on("close", () => callback(complaint));
}

/** In characters; git says why in its last lines. */
const longestComplaint = 10_000;

/** Without a question, the child keeps nobody waiting; it ends when its input does. */
function letProcessEnd(child: ChildProcessWithoutNullStreams): void {
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
}

function keepProcess(child: ChildProcessWithoutNullStreams): void {
  child.ref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.ref();
}
