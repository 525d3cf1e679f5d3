import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { effectNames, type EffectName } from '../../testbed/effects.ts'
import type { WebhookEvent } from '../../testbed/events.ts'
import { actOf, allFailpoints, type Failpoint, keyOf, retryAfterSeconds, usualFailpoints } from '../../testbed/failpoints.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { nextOf, type Play, plays, quiesce, type Stage, type Stages } from './stage.ts'
import { openStages } from './stages.ts'

/** Brings a pull request to where one more event reaches the effect. */
type Way = (stages: Stages) => Promise<{ readonly stage: Stage; readonly event: WebhookEvent; readonly play?: Play }>

const red: Way = async (stages) => {
  const stage = await stages.open('red')
  return { stage, event: stage.failed }
}

const startsCi: Way = async (stages) => {
  const stage = await stages.open('red', 'job')
  return { stage, event: stage.failed }
}

const said =
  (body: string): Way =>
  async (stages) => {
    const stage = await stages.open('red')
    return { stage, event: stage.comment('ben', body), play: plays.answer }
  }

const flaky: Way = async (stages) => {
  const stage = await stages.open('network')
  stage.mend()
  return { stage, event: stage.failed }
}

const green: Way = async (stages) => {
  const stage = await stages.open('red')
  await stage.turn(stage.failed)
  return { stage, event: await nextOf(stage) }
}

const worse: Way = async (stages) => {
  const stage = await stages.open('red')
  await stage.turn(stage.failed, { play: plays.worsen })
  return { stage, event: await nextOf(stage) }
}

/** The machine was lost between its claim and its first words. */
const unsaid: Way = async (stages) => {
  const stage = await stages.open('red')
  await stage.turn(stage.failed, {
    fault: (turn) => ({ operation: 'create-status', act: { kind: 'kill', when: 'before', kill: () => turn.kill() } }),
  })
  return { stage, event: stage.failed }
}

/** Two turns wrote their first words at the same moment. */
const twice: Way = async (stages) => {
  const { stage, event, play } = await worse(stages)
  const { state } = stage
  const status = state.comments.find(({ pull, body }) => pull === stage.number && body.includes('<!-- codality:loop '))
  if (status === undefined) throw new Error('there is no status comment')
  state.comments.push({ ...status, id: state.nextId() })
  return { stage, event, ...(play === undefined ? {} : { play }) }
}

const reviewed: Way = async (stages) => {
  const stage = await stages.open('red')
  return { stage, event: stage.review('ben', 'Take this away'), play: plays.repair }
}

/** How each effect comes about. */
const ways: Readonly<Record<EffectName, Way>> = {
  'claim-turn': red,
  'claim-verdict': flaky,
  'claim-attempt': red,
  'create-status': red,
  push: red,
  'edit-status': red,
  'delete-status': twice,
  'start-ci': startsCi,
  'begin-check': red,
  'advance-check': red,
  'end-check': red,
  'write-readiness': red,
  'claim-session': said('Please have a look'),
  'claim-command': said('/codality retry'),
  react: said('/codality retry'),
  confirm: said('/codality status'),
  'post-notice': said('/codality status'),
  'reply-in-thread': reviewed,
  'resolve-thread': reviewed,
  'claim-words': unsaid,
  'claim-reply': said('/codality status'),
  'claim-notice': green,
  'claim-restart': flaky,
  'rerun-jobs': flaky,
  'take-back': flaky,
  'claim-roll-back': worse,
  'roll-back': worse,
}

function titleOf(failpoint: Failpoint, form: Form): string {
  const { kind, when } = failpoint
  const row = kind === 'kill' ? 33 : kind === 'cancel' ? 34 : kind.startsWith('4') ? 38 : when === 'after' ? 37 : null
  return `${row === null ? '' : `[row ${row}, ${form}] `}${keyOf(failpoint)}`
}

// What takes longest comes first.
const slow = ({ effect, kind }: Failpoint): number => Number(kind.startsWith('429') && (effect === 'push' || effect === 'roll-back'))

/** What the cases came to. */
interface Met {
  /** What really went wrong, in the order in which it did. */
  readonly faults: readonly Failpoint[]
  /** The effects that the server said yes to, and the answer was sent. */
  readonly applied: ReadonlySet<string>
}

interface Matrix {
  readonly form: Form
  readonly failpoints: readonly Failpoint[]
  readonly open: (form: Form) => Promise<Stages>
  /** Where cases wait for processes. */
  readonly isConcurrent: boolean
}

/** Declares a test for each failpoint in a form. Gives what they came to, for a test after them. */
export function testFailpoints({ form, failpoints, open, isConcurrent }: Matrix): () => Met {
  let stages: Stages
  const faults: Failpoint[] = []
  beforeAll(async () => {
    stages = await open(form)
  })
  afterAll(async () => {
    expect(await stages.close()).toEqual([])
  })
  const cases = failpoints
    .toSorted((one, other) => slow(other) - slow(one))
    .map((failpoint) => [titleOf(failpoint, form), failpoint] as const)
  describe('after a fault and the next event everything still holds', { concurrent: isConcurrent }, () => {
    test.each(cases)('%s', { timeout: 300_000 }, (_, failpoint) => play(stages, failpoint, () => faults.push(failpoint)))
  })
  return () => ({ faults, applied: stages.applied() })
}

/** Declares the usual ones of a form with real processes, or with FAILPOINTS=all every one there is. */
export function testUsualFailpoints(form: Form): void {
  const failpoints = process.env['FAILPOINTS'] === 'all' ? allFailpoints(effectNames) : usualFailpoints(effectNames, form)
  const met = testFailpoints({ form, failpoints, open: openStages, isConcurrent: true })

  test('all of that happened: at each effect a machine died, and each came about', () => {
    const { faults, applied } = met()
    expect(faults.map(keyOf).toSorted()).toEqual(failpoints.map(keyOf).toSorted())
    expect(new Set(faults.flatMap(({ effect, kind }) => (kind === 'kill' ? [effect] : [])))).toEqual(new Set(effectNames))
    expect(applied).toEqual(new Set(effectNames))
  })
}

async function play(stages: Stages, failpoint: Failpoint, met: () => void): Promise<void> {
  const { effect, kind } = failpoint
  const { stage, event, play: what = plays.repair } = await ways[effect](stages)
  const earlier = stage.attemptsAt(effect).length
  let hits = 0
  const jobs = await stage.turn(event, {
    play: what,
    fault: (turn) => ({
      operation: effect,
      act: actOf(failpoint, () => turn.kill()),
      hit: () => {
        hits += 1
        met()
        if (kind === 'cancel') turn.cancel()
      },
    }),
    ...(kind === 'hang' ? { inputs: { 'request-timeout-seconds': '3' } } : {}),
  })
  expect(hits, jobs.map(({ stdout }) => stdout).join('\n')).toBe(1)
  // A cancelled turn on a busy machine may be killed by the runner before it has come to its end.
  if (kind !== 'cancel') expect(jobs.flatMap(({ signal }) => signal ?? [])).toEqual(kind === 'kill' ? ['SIGKILL'] : [])
  const [hit, repeated] = stage.attemptsAt(effect).slice(earlier)
  if (kind.endsWith('retry-after') && hit !== undefined && repeated !== undefined)
    expect(repeated.at - hit.at).toBeGreaterThan(retryAfterSeconds * 950)

  await stage.turn(event, { play: what })
  const events = [event, ...(await quiesce(stage))]
  const before = await stage.standing()
  for (const replayed of [...new Set([event, ...events.slice(-1)])]) await stage.turn(replayed, { play: what })
  expect((await stage.broken({ before, after: await stage.standing() })).join('\n')).toBe('')
}
