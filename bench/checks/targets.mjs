/**
 * What is to be reached, with what was.
 * @typedef {object} Target
 * @property {string} name
 * @property {string} wanted
 * @property {string} reached by wall time
 * @property {string} reachedByCpu
 * @property {boolean} holds by wall time, or memory
 */
/** @typedef {import("./run.mjs").Row} Row */
/** @typedef {{ readonly name: string, readonly files: number, readonly made: boolean, readonly rows: readonly { readonly id: string, readonly name: string, readonly columns: Row, readonly skipped: readonly string[] }[] }} Measurements */

/**
 * The targets that these measurements can tell something of.
 * @param {readonly Measurements[]} subjects
 * @returns {readonly Target[]}
 */
export function targetsOf(subjects) {
  const real = subjects.filter(({ made }) => !made).toSorted((a, b) => b.files - a.files);
  const made = subjects.filter((one) => one.made).toSorted((a, b) => b.files - a.files);
  const [large] = real;
  const small = real.length > 1 ? real.at(-1) : undefined;
  return [
    ...(large === undefined ? [] : largeTargets(large)),
    ...(small === undefined ? [] : smallTargets(small)),
    ...(made.length > 1 ? growthTargets(made[0], made.at(-1)) : []),
  ];
}

/** @param {Measurements} subject */
function largeTargets(subject) {
  const ones = rowsOf(subject, ["one", "one-message"]).flatMap(({ name, columns, skipped }) => {
    const said = `${subject.name}, ${name}`;
    const plain = `${said}: faster than the plain peer`;
    return [
      ...(skipped.includes("plain")
        ? []
        : [atLeast(150, plain, (by) => by(columns.plain, columns.ours))]),
      atLeast(5, `${said}: faster than the peer at its best`, (by) => best(columns, by)),
      atMost(5, `${said}: times a bare start of Node`, (by) => by(columns.ours, columns.node)),
      below(120e6, `${said}: peak memory`, columns.ours),
    ];
  });
  const all = rowsOf(subject, ["everything"]).flatMap(({ name, columns }) => {
    const said = `${subject.name}, ${name}`;
    return [
      atLeast(3, `${said}: faster than the plain peer`, (by) => by(columns.plain, columns.ours)),
      below(2e9, `${said}: peak memory`, columns.ours),
    ];
  });
  return [...ones, ...all];
}

/** @param {Measurements} subject */
function smallTargets(subject) {
  return rowsOf(subject, ["one", "one-message"]).map(({ name, columns }) => {
    const text = `${subject.name} (${subject.files} files), ${name}: times the plain peer`;
    return atMost(1.2, text, (by) => by(columns.ours, columns.plain));
  });
}

/**
 * @param {Measurements} large
 * @param {Measurements} small
 */
function growthTargets(large, small) {
  const ids = ["one", "one-message", "staged", "worktree"];
  return rowsOf(large, ids).map(({ id, name, columns: most }) => {
    const least = rowsOf(small, [id])[0]?.columns ?? {};
    const sizes = `${large.files.toLocaleString("en")} files to ${small.files.toLocaleString("en")}`;
    if (id !== "worktree") {
      return atMost(2, `${name}: ${sizes}`, (by) => by(most.ours, least.ours));
    }
    return atMost(
      2,
      `${name}: ${sizes}, without a bare git status`,
      (by) => by(most.ours, least.ours) - by(most.git, least.ours),
    );
  });
}

/**
 * How many times the fastest way of the peer takes what we take.
 * @param {Row} row
 * @param {By} by
 */
function best({ ours, path, folders, image }, by) {
  const ways = [path, folders, image].map((way) => by(way, ours));
  const measured = ways.filter((ratio) => !Number.isNaN(ratio));
  return measured.length === 0 ? Number.NaN : Math.min(...measured);
}

/** @typedef {import("./run.mjs").Result | undefined} MaybeResult */
/** @typedef {(one: MaybeResult, other: MaybeResult) => number} By a ratio; NaN where one is missing */

/** @type {By} */
function byWall(one, other) {
  return figure(one, "wall") / figure(other, "wall");
}

/** @type {By} */
function byCpu(one, other) {
  return figure(one, "cpu") / figure(other, "cpu");
}

/**
 * @param {MaybeResult} result
 * @param {"wall" | "cpu" | "peak"} key
 */
function figure(result, key) {
  return result === undefined || result.failed !== undefined ? Number.NaN : result[key];
}

/**
 * @param {number} limit
 * @param {string} name
 * @param {(by: By) => number} ratio
 * @returns {Target}
 */
function atLeast(limit, name, ratio) {
  const target = `at least ${limit}`;
  return { ...compared(name, target, ratio), holds: ratio(byWall) >= limit };
}

/**
 * @param {number} limit
 * @param {string} name
 * @param {(by: By) => number} ratio
 * @returns {Target}
 */
function atMost(limit, name, ratio) {
  return { ...compared(name, `at most ${limit}`, ratio), holds: ratio(byWall) <= limit };
}

/**
 * @param {string} name
 * @param {string} wanted
 * @param {(by: By) => number} ratio
 */
function compared(name, wanted, ratio) {
  return { name, wanted, reached: told(ratio(byWall)), reachedByCpu: told(ratio(byCpu)) };
}

/**
 * @param {number} limit in bytes
 * @param {string} name
 * @param {MaybeResult} result
 * @returns {Target}
 */
function below(limit, name, result) {
  const peak = figure(result, "peak");
  const megabytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1e6)} MB`;
  const wanted = `below ${megabytes(limit)}`;
  const reached = Number.isNaN(peak) ? "not measured" : megabytes(peak);
  return { name, wanted, reached, reachedByCpu: "", holds: peak < limit };
}

/** @param {number} ratio */
function told(ratio) {
  return Number.isFinite(ratio) ? ratio.toFixed(ratio < 10 ? 2 : 0) : "not measured";
}

/**
 * The rows of those scenarios that were measured.
 * @param {Measurements | undefined} subject
 * @param {readonly string[]} ids
 */
function rowsOf(subject, ids) {
  return subject?.rows.filter(({ id }) => ids.includes(id)) ?? [];
}
