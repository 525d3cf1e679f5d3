import fc from 'fast-check'
import { expect } from 'vitest'
import { standing, type Violation, violations } from '../../testbed/invariants.ts'
import { observe } from '../../testbed/in-process/observe.ts'
import type { Site } from '../../testbed/in-process/site.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { settle } from '../../testbed/in-process/time.ts'
import { brokenOnTheWay } from '../../testbed/in-process/turn-by-turn.ts'
import { allCommands, type Model } from './commands.ts'
import { claimsNow, comeToRest, loginOf, openReal, type Real, type Setting } from './world.ts'

const maxAttempts = fc.constantFrom('1', '3')
const settings = (form: Form, isQueued: boolean): fc.Arbitrary<Setting> =>
  fc.record({
    form: fc.constant(form),
    isQueued: fc.constant(isQueued),
    isThorough: fc.nat({ max: 29 }).map((one) => one === 0),
    token: fc.constantFrom('app-token', 'app-token', 'job-token'),
    inputs: fc.record({
      'poll-seconds': fc.constant('300'),
      'max-attempts': maxAttempts,
      'on-stall': fc.constantFrom('stop', 'continue', 'continue'),
      feedback: fc.constantFrom('complete', 'complete', 'early'),
    }),
  })

function allowed({ setting }: Real): Parameters<typeof observe>[1] {
  return { maxAttempts: Number(setting.inputs['max-attempts']), login: loginOf(setting) }
}

/** Delivers all events once more, and then again: what a lost machine left undone is done by the first time, nothing by the second (I10). */
async function replay(s: fc.Scheduler, real: Real): Promise<NonNullable<Parameters<typeof violations>[0]['replayed']>> {
  const events = [...real.delivered]
  const deliverAll = async (): Promise<readonly string[]> => {
    for (const event of events) {
      real.deliver(event)
      await comeToRest(s, real)
    }
    return standing(observe(real.site, allowed(real)), real.pull.number)
  }
  return { before: await deliverAll(), after: await deliverAll() }
}

/** Nothing is lost: the failure of CI on the head was taken on, or people were told why the loop leaves it. An hour may be longer than a turn waits for another one. */
function unheard(real: Real, { isDisturbed }: Model): readonly string[] {
  const { site, pull, setting } = real
  const runs = site.state.runs.filter(({ headSha, conclusion }) => headSha === real.head() && conclusion !== 'action_required')
  if (
    isDisturbed ||
    real.wasBusy() ||
    pull.state === 'closed' ||
    runs.length === 0 ||
    runs.some(({ conclusion }) => conclusion !== 'failure')
  )
    return []
  if (site.history.some((one) => one.kind === 'pull') || setting.token === 'job-token') return []
  const claims = claimsNow(real)
  const isTaken = [...claims.handled].some((key) => key.startsWith(real.head()))
  return isTaken || claims.stop !== null || claims.used >= Number(setting.inputs['max-attempts'])
    ? []
    : [`Lost: CI failed on ${real.head()}, and no turn took it on`]
}

/** After each step all that follows from it happens. */
async function act(step: () => Promise<void>): Promise<void> {
  await step()
  await settle()
}

interface Explored {
  readonly figures: Figures
  readonly broken: readonly string[]
  story(): string
}

async function explore(s: fc.Scheduler, commands: Iterable<fc.AsyncCommand<Model, Real>>, setting: Setting): Promise<Explored> {
  const real = await openReal(s, setting)
  const model: Model = { isOpen: true, isDisturbed: false, stumbles: 0 }
  await fc.scheduledModelRun(s, () => ({ model, real }), commands)
  await comeToRest(s, real)
  // One more event heals what lost machines left.
  if (real.pull.state === 'closed') {
    real.pull.state = 'open'
    real.site.note({ kind: 'pull', pull: 1, state: 'open' }, null)
  }
  const lost = unheard(real, model)
  real.comment('maria', '/codality status')
  await comeToRest(s, real)
  // A question leaves the status comment as it is; one that somebody deleted comes back with the next turn that writes it.
  if (real.statusComment() === undefined) real.comment('maria', '/codality stop')
  await comeToRest(s, real)
  const replayed = setting.isThorough ? await replay(s, real) : null
  const { site } = real
  const broken = violations({ ...observe(site, allowed(real)), replayed }).filter(
    (one) => (setting.isQueued && setting.form === 'one job') || !isOfNoQueue(one),
  )
  const words = [
    ...lost,
    ...broken.map(({ invariant, sentence }) => `${invariant}: ${sentence}`),
    ...brokenOnTheWay(site),
    ...site.violations,
    ...site.unscripted,
    ...site.nameless,
  ]
  return {
    figures: { runs: 1, turns: real.turns.length, stumbles: model.stumbles, ...tally(site) },
    broken: words,
    story: () => tell(real),
  }
}

const whatCounts = ['runs', 'turns', 'agents', 'pushes', 'kills', 'cancellations', 'stumbles'] as const

/** What came about, so that promises that nothing put to the test are not taken for kept. */
type Figures = Readonly<Record<(typeof whatCounts)[number], number>>

function tally({ history }: Site): Pick<Figures, 'agents' | 'pushes' | 'kills' | 'cancellations'> {
  const count = (isMeant: (one: Site['history'][number]) => boolean): number => history.filter(isMeant).length
  return {
    agents: count((one) => one.kind === 'agent' && one.now === 'started'),
    pushes: count((one) => one.kind === 'push' && one.by !== null),
    kills: count((one) => one.kind === 'gone' && one.how === 'killed'),
    cancellations: count((one) => one.kind === 'gone' && one.how === 'cancelled'),
  }
}

/** Without a queue, which the first of three jobs never has, two turns on one event may each post the word that they owe for it. */
function isOfNoQueue({ invariant, sentence }: Violation): boolean {
  return invariant === 'I6' && sentence.includes('posted twice')
}

/** What happened, a line each. */
function tell({ site }: Real): string {
  return site.history
    .map(
      (one) =>
        `${one.by ?? '-'} ${one.kind === 'began' ? `began on ${one.event.name}` : one.kind === 'request' ? `${one.method} ${one.path} ${one.status} ${one.body.slice(0, 200)}` : JSON.stringify(one)}`,
    )
    .join('\n')
}

/** A quarter of the interleavings that are asked for; `MODEL_RUNS` and `MODEL_SEED` ask for others. */
const runs = Number(process.env['MODEL_RUNS'] ?? 2_500)
const seed = Number(process.env['MODEL_SEED'] ?? 20_260_105)

/** Runs many interleavings, the same ones each time; prints what they were, and gives what they came to in all. */
export async function exploreMany(form: Form, isQueued: boolean): Promise<Figures> {
  const figures = { runs: 0, turns: 0, agents: 0, pushes: 0, kills: 0, cancellations: 0, stumbles: 0 }
  const started = performance.now()
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler({ act }),
      fc.commands(allCommands, { maxCommands: 8 }),
      settings(form, isQueued),
      async (s, commands, setting) => {
        const explored = await explore(s, commands, setting)
        for (const what of whatCounts) figures[what] += explored.figures[what]
        expect(explored.broken, explored.broken.length > 0 ? explored.story() : '').toEqual([])
      },
    ),
    { numRuns: runs, seed, endOnFailure: process.env['MODEL_SHRINK'] === undefined },
  )
  const seconds = (performance.now() - started) / 1_000
  process.stdout.write(
    `${runs} interleavings of turns in ${form} ${isQueued ? 'with' : 'without'} a queue, seed ${seed}: ${figures.turns} turns with ${figures.agents} agents in ${seconds.toFixed(0)} s\n`,
  )
  return figures
}
