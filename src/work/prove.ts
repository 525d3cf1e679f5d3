import type { Change } from '../core/model/change.ts'
import type { Diagnostic } from '../core/model/diagnostic.ts'
import type { Proof, Unproven } from '../core/model/work.ts'
import { compareRuns, readRun, type Shown, type Verdict } from '../core/proof/proof.ts'
import { type Reproduction, reproduce } from '../core/reproduce/index.ts'
import { type Project, shown } from '../core/reproduce/reproducer.ts'
import type { Workload } from '../core/decision/repairable.ts'
import { verifyCommand } from '../core/proof/verify-command.ts'
import { readProject } from './read-project.ts'
import { runCommand } from './run-shell.ts'
import { bentBy, canBePutBack, withOriginals } from './originals.ts'
import type { Place } from './place.ts'

/** What can show the failures, chosen from the commit's own content before anything of it has run. */
export interface Plan {
  readonly reproductions: readonly Reproduction[]
  readonly failures: readonly Diagnostic[]
  /** Failures that nobody knows more of than that they are there. */
  readonly omitted: number
  readonly files: readonly string[]
  /** The commands for failures that come later; nothing is read for them any more. */
  readonly reproduce: (failures: readonly Diagnostic[]) => readonly Reproduction[]
}

/** How many failures were seen to fail here, and what they are. */
export interface Aim {
  readonly of: number
  readonly what: 'tests' | 'failures'
}

/** The failing tests of one attempt, and what running them showed before anything was changed. */
export interface Proving {
  /**
   * Runs them with a change in the tree, and again with the test files as they were when it touches any. `until`: when all of it
   * has to have ended, in milliseconds since 1970, should that come before the time for each run is over.
   */
  prove(change: Change, until?: number): Promise<Proof>
  /** What can be seen to be repaired here; null when nothing can. */
  aim(): Aim | null
  /** Takes in failures that came later: what shows them is run without the change that is in the tree, which is then put back. */
  widen(failures: readonly Diagnostic[], change: Change): Promise<void>
  /** Everything that shows the failures again. */
  reproductions(): readonly Reproduction[]
}

export async function planProof(
  { failures, omitted }: Pick<Workload, 'failures' | 'omitted'>,
  mayGrow: boolean,
  { checkout, choices }: Place,
): Promise<Plan> {
  const project = await readProject(failures, mayGrow, checkout)
  const choose = (wanted: readonly Diagnostic[]): readonly Reproduction[] => chooseCommands(wanted, choices.proof.verify, project)
  return { reproductions: choose(failures), failures, omitted, files: [...project.files], reproduce: choose }
}

function chooseCommands(failures: readonly Diagnostic[], verify: string | null, project: Project): readonly Reproduction[] {
  return verify !== null && failures.length > 0 ? verifyCommand(verify, failures) : reproduce(failures, project)
}

/** A command, and what it showed before anything was changed. */
interface Witness extends Reproduction {
  readonly before: Shown
}

/** Everything that was seen to fail, and what showed it. */
interface Seen {
  readonly failures: Map<string, Diagnostic>
  readonly omitted: number
  readonly witnesses: Witness[]
}

/** Runs what shows the failures once, before anything is changed: only what fails here can be seen to be repaired here. */
export async function openProof(plan: Plan, place: Place): Promise<Proving> {
  const seen: Seen = { failures: new Map(), omitted: plan.omitted, witnesses: [] }
  const run = (reproductions: readonly Reproduction[], until = Infinity): Promise<readonly Shown[]> =>
    runAll(reproductions, until, seen.failures, plan.files, place)
  const take = async (failures: readonly Diagnostic[], reproductions: readonly Reproduction[]): Promise<void> => {
    for (const one of failures) seen.failures.set(one.id, one)
    const before = await run(reproductions)
    for (const [index, one] of reproductions.entries()) addWitness(seen.witnesses, { ...one, before: before[index] ?? notReached })
  }
  await take(plan.failures, plan.reproductions)
  return {
    reproductions: () => seen.witnesses,
    prove: (change, until) => prove(change, seen, (reproductions) => run(reproductions, until), place),
    aim: () => aimOf(seen),
    widen: async (failures, change) => {
      if (failures.length === 0) return
      const { checkout } = place
      // What cannot be put back as it was is left in its place: these failures then count as not proven.
      const isBare =
        change.oversize === null && change.files.every(canBePutBack) && (await checkout.reset(change.files.map(({ path }) => path)))
      if (!isBare) return take(failures, [])
      try {
        await take(failures, plan.reproduce(failures))
      } finally {
        await checkout.put(change.files)
      }
    },
  }
}

/** A `verify-command` may show what comes later by the very line that showed the failures before it. */
function addWitness(witnesses: Witness[], { command, diagnostics, before }: Witness): void {
  const index = witnesses.findIndex((one) => shown(one.command) === shown(command))
  const known = witnesses[index]
  if (known === undefined) return void witnesses.push({ command, diagnostics, before })
  const both = {
    ...before,
    failing: new Set([...known.before.failing, ...before.failing]),
    seen: new Set([...known.before.seen, ...before.seen]),
  }
  witnesses[index] = { command, diagnostics: [...new Set([...known.diagnostics, ...diagnostics])], before: both }
}

const notReached: Shown = { kind: 'late', failing: new Set(), seen: new Set(), output: 'The time was over before this was begun.' }

type RunAll = (reproductions: readonly Reproduction[]) => Promise<readonly Shown[]>

/** Runs commands one after the other; `verify-timeout-minutes` are for all of them together. */
async function runAll(
  reproductions: readonly Reproduction[],
  until: number,
  failures: ReadonlyMap<string, Diagnostic>,
  files: readonly string[],
  place: Place,
): Promise<readonly Shown[]> {
  const { clock } = place.shop
  const deadline = Math.min(until, clock.now() + place.choices.proof.minutes * 60_000)
  const all: Shown[] = []
  for (const { command, diagnostics } of reproductions) {
    const minutes = (deadline - clock.now()) / 60_000
    all.push(
      minutes <= 0
        ? notReached
        : readRun(
            await runCommand(command, command.folder, place, minutes),
            diagnostics.flatMap((id) => failures.get(id) ?? []),
            files,
          ),
    )
  }
  return all
}

async function prove(change: Change, seen: Seen, run: RunAll, place: Place): Promise<Proof> {
  const red = redOf(seen)
  if (change.files.length === 0) return { kind: 'not-run', because: 'no-change', detail: '' }
  if (red.length === 0) return { kind: 'not-run', ...unseenBecause(seen, place) }
  const before = red.map((one) => one.before)
  const covered = coveredBy(red)
  const unproven = [...seen.failures.values()].filter(({ id }) => !covered.has(id)).reduce((sum, one) => sum + weightOf(one), seen.omitted)
  const what = kindOf(covered, seen)
  const judge = async (): Promise<Verdict> => compareRuns(red, before, await run(red), (id) => weightOf(seen.failures.get(id)))
  const verdict = await judge()
  const bent = await bentBy(change, place)
  const proof = { kind: 'run', ...verdict, what, unproven } as const
  if (bent === null || verdict.passing < verdict.of) return { ...proof, originals: bent === null ? 'untouched' : 'not-run' }
  const originals = await withOriginals(bent, place, judge)
  if (originals === null) return { ...proof, originals: 'not-run' }
  const isRed = originals.passing < originals.of
  return {
    ...proof,
    originals: !isRed ? 'pass' : originals.timedOut ? 'not-run' : 'fail',
    timedOut: originals.timedOut,
    output: originals.output,
  }
}

function aimOf(seen: Seen): Aim | null {
  const covered = coveredBy(redOf(seen))
  return covered.size === 0
    ? null
    : { of: [...covered].reduce((sum, id) => sum + weightOf(seen.failures.get(id)), 0), what: kindOf(covered, seen) }
}

function redOf({ witnesses }: Seen): readonly Witness[] {
  return witnesses.filter(({ before }) => before.failing.size > 0)
}

function coveredBy(red: readonly Witness[]): ReadonlySet<string> {
  return new Set(red.flatMap(({ before }) => [...before.failing]))
}

function kindOf(covered: ReadonlySet<string>, { failures }: Seen): Aim['what'] {
  return [...failures.values()].every(({ id, test }) => test !== null || !covered.has(id)) ? 'tests' : 'failures'
}

/** A cause that 20 tests share weighs as much as 20 tests. */
function weightOf(failure: Diagnostic | undefined): number {
  return failure === undefined ? 0 : 1 + (failure.test === null ? 0 : failure.also.length)
}

function unseenBecause(
  { failures, omitted, witnesses }: Seen,
  { choices: { proof } }: Place,
): { readonly because: Unproven; readonly detail: string } {
  if (failures.size + omitted === 0) return { because: 'no-failures', detail: '' }
  if (witnesses.length === 0) return { because: 'no-command', detail: '' }
  const reasons: readonly (readonly [Shown['kind'], Unproven])[] = [
    ['absent', proof.verify === null ? 'not-startable' : 'verify-not-started'],
    ['late', 'timed-out'],
    ['broken', 'not-runnable-here'],
  ]
  for (const [kind, because] of reasons) {
    const witness = witnesses.find(({ before }) => before.kind === kind)
    if (witness !== undefined) return { because, detail: detailOf(witness, proof.verify !== null) }
  }
  return { because: 'not-failing-here', detail: '' }
}

/** The command as people know it, and the end of what it printed. */
function detailOf({ command, before }: Witness, isVerify: boolean): string {
  const line = `$ ${(isVerify ? (command.args[1] ?? '') : shown(command)).slice(0, 400)}`
  return `${line}\n${before.output.trim().slice(-1_000 + line.length + 1)}`.trim()
}
