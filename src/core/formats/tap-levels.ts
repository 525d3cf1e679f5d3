import type { Finding } from '../model/evidence.ts'
import { pointFinding, type Point } from './tap-point.ts'

const depthLimit = 64
const failuresLimit = 500
const linesLimit = 400

interface Tally {
  tests: number
  failed: number
  skipped: number
}

interface Level {
  planned: number | null
  count: number
  last: Point | null
  /** Are lines below the last point still its own? */
  takesNotes: boolean
  /** What a `{` behind the last point has opened. */
  block: Point | null
  readonly tally: Tally
  /** Failed points of this level and of those below, whose parents failed for them. */
  readonly failed: Point[]
  /** Name of the subtest that is announced, and of the group of tests that is at work. */
  announced: string
  group: string
}

/** Follows points into subtests: a parent's result comes after those of its children. */
export interface Levels {
  add(depth: number, point: Point): void
  plan(depth: number, tests: number): void
  announce(depth: number, name: string): void
  group(depth: number, name: string): void
  openBlock(depth: number): void
  closeBlock(depth: number): void
  /** Is there a point at this depth that a block may belong to? */
  isOpen(depth: number): boolean
  yaml(line: string): void
  /** True when the comment tells of the failure right above it. */
  comment(words: string): boolean
  /** A line that is no TAP: some producers print the error so. */
  note(line: string): void
  end(): Tally & {
    readonly errored: number
    readonly flaky: number
    readonly findings: readonly Finding[]
    readonly warnings: string[]
    readonly planned: number | null
    readonly count: number
  }
}

interface State {
  readonly levels: Level[]
  newest: Point | null
  dropped: boolean
}

export function openLevels(): Levels {
  const state: State = { levels: [openLevel()], newest: null, dropped: false }
  return {
    add: (depth, point) => add(state, depth, point),
    plan(depth, tests) {
      const level = enter(state, depth)
      level.planned = tests
      level.takesNotes = false
    },
    announce: (depth, name) => announce(state, depth, name),
    group(depth, name) {
      const level = state.levels[depth]
      if (level !== undefined) level.group = name
    },
    openBlock(depth) {
      const level = state.levels[depth]
      if (level !== undefined) level.block = level.last
    },
    closeBlock(depth) {
      const level = state.levels[depth]
      if (level?.block !== null && level !== undefined) adopt(state, level, level.block, depth)
    },
    isOpen: (depth) => (state.levels[depth]?.last ?? null) !== null,
    yaml: (line) => collect(state.newest?.yaml, line),
    comment(words) {
      const { newest } = state
      if (
        newest === null ||
        newest.ok ||
        newest.yaml.length > 0 ||
        !state.levels.some((level) => level.last === newest && level.takesNotes)
      )
        return false
      collect(newest.comments, words)
      return true
    },
    note(line) {
      const { newest } = state
      if (newest !== null && !newest.ok && newest.yaml.length === 0 && /^\s/.test(line)) collect(newest.comments, line)
    },
    end: () => finish(state),
  }
}

function openLevel(): Level {
  return {
    planned: null,
    count: 0,
    last: null,
    takesNotes: false,
    block: null,
    tally: { tests: 0, failed: 0, skipped: 0 },
    failed: [],
    announced: '',
    group: '',
  }
}

function collect(lines: string[] | undefined, line: string): void {
  if (lines === undefined) return
  lines.push(line)
  if (lines.length > linesLimit) lines.splice(linesLimit / 2, 1)
}

/** The level of this depth; what is missing above it was cut off. */
function enter({ levels }: State, depth: number): Level {
  const most = Math.min(depth, depthLimit)
  while (levels.length <= most) levels.push(openLevel())
  return levels[most] ?? openLevel()
}

function announce(state: State, depth: number, name: string): void {
  const level = enter(state, depth)
  level.announced = name
  level.takesNotes = false
}

function add(state: State, depth: number, point: Point): void {
  const level = enter(state, depth)
  if (level.block === null) adopt(state, level, point, depth)
  settle(state, level)
  point.suites.push(...(level.group === '' ? [] : [level.group]))
  level.last = point
  level.count += 1
  level.takesNotes = true
  state.newest = point
  if (point.opensBlock) level.block = point
}

/** Gives a point the results of the level below it, which it stands for. */
function adopt(state: State, level: Level, point: Point, depth: number): void {
  level.block = null
  // Levels that never got a parent hand their results on upwards.
  for (let below = state.levels.length - 1; below > depth + 1; below -= 1) handOver(state, below)
  const child = state.levels[depth + 1]
  state.levels.length = Math.min(state.levels.length, depth + 1)
  if (child === undefined || child.count === 0) return
  settle(state, child)
  point.hasChildren = true
  const forgiven = point.ok || point.directive !== null ? child.tally.failed : 0
  level.tally.tests += child.tally.tests
  level.tally.skipped += child.tally.skipped + forgiven
  level.tally.failed += child.tally.failed - forgiven
  if (point.ok || point.directive !== null) return
  for (const failure of child.failed) failure.suites.unshift(point.name)
  point.explained = child.failed.length > 0
  keep(state, level, child.failed)
}

function handOver(state: State, depth: number): void {
  const [level, parent] = [state.levels[depth], state.levels[depth - 1]]
  if (level === undefined || parent === undefined) return
  settle(state, level)
  for (const key of ['tests', 'failed', 'skipped'] as const) parent.tally[key] += level.tally[key]
  for (const failure of level.failed) failure.suites.unshift(parent.announced)
  keep(state, parent, level.failed)
  parent.count += level.count
}

function keep(state: State, level: Level, failures: readonly Point[]): void {
  const room = Math.max(0, failuresLimit - level.failed.length)
  level.failed.push(...failures.slice(0, room))
  state.dropped ||= failures.length > room
}

/** Counts the last point of a level, now that nothing more can be said of it. */
function settle(state: State, level: Level): void {
  const point = level.last
  level.last = null
  if (point === null) return
  const hasFailed = !point.ok && point.directive === null
  if (!point.hasChildren || (hasFailed && !point.explained)) {
    level.tally.tests += 1
    if (hasFailed) level.tally.failed += 1
    else if (point.directive === 'skip' || !point.ok) level.tally.skipped += 1
  }
  if (hasFailed && !point.explained) keep(state, level, [point])
}

function finish(state: State): ReturnType<Levels['end']> {
  for (let depth = state.levels.length - 1; depth > 0; depth -= 1) {
    const above = state.levels[depth - 1]
    // A block that was never closed still has its parent.
    if (above?.block !== null && above !== undefined) adopt(state, above, above.block, depth - 1)
    else handOver(state, depth)
  }
  const top = state.levels[0] ?? openLevel()
  const isCut = state.levels.slice(1).some(({ count }) => count > 0)
  settle(state, top)
  const warnings = [
    ...(state.dropped ? [`More than ${failuresLimit} failures: the rest is counted only.`] : []),
    ...(isCut ? ['A subtest has no end: the file was cut off.'] : []),
  ]
  return {
    ...top.tally,
    errored: 0,
    flaky: 0,
    findings: top.failed.map(pointFinding),
    warnings,
    planned: isCut ? null : top.planned,
    count: top.count,
  }
}
