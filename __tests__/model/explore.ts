import fc from 'fast-check'
import { expect } from 'vitest'
import { brokenPromises, tooManyAgents } from '../../testbed/in-process/invariants.ts'
import { settle } from '../../testbed/in-process/time.ts'
import { allCommands, type Model } from './commands.ts'
import { claimsNow, comeToRest, loginOf, openReal, type Real, type Setting } from './world.ts'

const maxAttempts = fc.constantFrom('1', '3')
const settings = (isQueued: boolean): fc.Arbitrary<Setting> =>
  fc.record({
    isQueued: fc.constant(isQueued),
    isThorough: fc.nat({ max: 19 }).map((one) => one === 0),
    token: fc.constantFrom('app-token', 'app-token', 'job-token'),
    inputs: fc.record({ 'poll-seconds': fc.constant('300'), 'max-attempts': maxAttempts, 'on-stall': fc.constantFrom('stop', 'continue', 'continue'), feedback: fc.constantFrom('complete', 'complete', 'early') }),
  })

/** What stands on the pull request, as far as a repeated event must not change it. */
function standing({ site, pull }: Real): unknown {
  const { repository, state, history } = site
  return {
    refs: repository.list('refs/').map(({ name, sha }) => `${name} ${sha}`),
    comments: state.comments.filter((comment) => comment.pull === pull.number).map(({ id }) => id),
    starts: history.filter((one) => one.kind === 'agent' && one.now === 'started').length,
  }
}

/** I10: once all events were heard to their end, none of them does anything a second time. */
async function replayed(s: fc.Scheduler, real: Real): Promise<readonly string[]> {
  const events = [...real.delivered]
  const replay = async (): Promise<void> => {
    for (const event of events) {
      real.deliver(event)
      await comeToRest(s, real)
    }
  }
  // What a lost machine left undone is done by the first.
  await replay()
  const before = standing(real)
  await replay()
  return JSON.stringify(before) === JSON.stringify(standing(real)) ? [] : [`I10: events that were heard before did something again: ${JSON.stringify(before)} became ${JSON.stringify(standing(real))}`]
}

/** Nothing is lost: the failure of CI on the head was taken on, or people were told why the loop leaves it. */
function unheard(real: Real, { isDisturbed }: Model): readonly string[] {
  const { site, pull, setting } = real
  const runs = site.state.runs.filter(({ headSha, conclusion }) => headSha === real.head() && conclusion !== 'action_required')
  if (isDisturbed || pull.state === 'closed' || runs.length === 0 || runs.some(({ conclusion }) => conclusion !== 'failure')) return []
  if (site.history.some((one) => one.kind === 'pull') || setting.token === 'job-token') return []
  const claims = claimsNow(real)
  const isTaken = [...claims.handled].some((key) => key.startsWith(real.head()))
  return isTaken || claims.stop !== null || claims.used >= Number(setting.inputs['max-attempts']) ? [] : [`Lost: CI failed on ${real.head()}, and no turn took it on`]
}

let watched: Real | null = null
let seen = 0
const found = new Set<string>()

/** After each step: what must hold at any moment. */
async function act(step: () => Promise<void>): Promise<void> {
  await step()
  await settle()
  if (watched?.setting.isQueued !== true) return
  const { history } = watched.site
  const news = history.slice(seen)
  seen = history.length
  if (news.some(({ kind }) => kind === 'agent')) for (const sentence of tooManyAgents(watched.site)) found.add(sentence)
}

interface Explored {
  readonly turns: number
  readonly broken: readonly string[]
  story(): string
}

async function explore(s: fc.Scheduler, commands: Iterable<fc.AsyncCommand<Model, Real>>, setting: Setting): Promise<Explored> {
  found.clear()
  const real = await openReal(s, setting)
  watched = real
  seen = 0
  const model: Model = { isOpen: true, isDisturbed: false }
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
  const broken = [...found, ...lost, ...brokenPromises(real.site, { maxAttempts: Number(setting.inputs['max-attempts']), login: loginOf(setting), isQueued: setting.isQueued }), ...(setting.isThorough ? await replayed(s, real) : [])]
  return { turns: real.turns.length, broken: [...broken, ...real.site.violations, ...real.site.unscripted], story: () => tell(real) }
}

/** What happened, a line each. */
function tell({ site }: Real): string {
  return site.history.map((one) => `${one.by ?? '-'} ${one.kind === 'began' ? `began on ${one.event.name}` : one.kind === 'request' ? `${one.method} ${one.path} ${one.status} ${one.body.slice(0, 200)}` : JSON.stringify(one)}`).join('\n')
}

/** Half of the interleavings that are asked for; `MODEL_RUNS` and `MODEL_SEED` ask for others. */
const runs = Number(process.env['MODEL_RUNS'] ?? 5_000)
const seed = Number(process.env['MODEL_SEED'] ?? 20_260_105)

/** Runs many interleavings, the same ones each time; prints what they were. */
export async function exploreMany(isQueued: boolean): Promise<void> {
  let turns = 0
  const started = performance.now()
  await fc.assert(
    fc.asyncProperty(fc.scheduler({ act }), fc.commands(allCommands, { maxCommands: 10 }), settings(isQueued), async (s, commands, setting) => {
      const explored = await explore(s, commands, setting)
      turns += explored.turns
      expect(explored.broken, explored.broken.length > 0 ? explored.story() : '').toEqual([])
    }),
    { numRuns: runs, seed, endOnFailure: process.env['MODEL_SHRINK'] === undefined },
  )
  const seconds = (performance.now() - started) / 1_000
  process.stdout.write(`${runs} interleavings ${isQueued ? 'with' : 'without'} a queue, seed ${seed}: ${turns} turns in ${seconds.toFixed(0)} s\n`)
}
