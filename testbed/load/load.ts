import { readClaims } from '../../src/core/decision/claims.ts'
import { toSha } from '../../src/core/model/pull.ts'
import { issueCommentCreated, workflowRunCompleted, type WebhookEvent } from '../events.ts'
import { timestamp } from '../github/rest/reply.ts'
import type { CommentState, PullState } from '../github/state.ts'
import { observe } from '../in-process/observe.ts'
import { failingFile, openSite, type Site } from '../in-process/site.ts'
import { openQueue, type Queue } from '../in-process/queue.ts'
import { settle, virtualTime } from '../in-process/time.ts'
import { startTurn } from '../in-process/turn.ts'
import { brokenOnTheWay } from '../in-process/turn-by-turn.ts'
import { violations } from '../invariants.ts'
import type { Form } from '../scoreboard/rows.ts'
import { type Limits, openLimits } from './limits.ts'

/** Many pull requests of one repository, by a clock that jumps from one moment to the next at which anything happens. */
export interface Load {
  readonly site: Site
  readonly limits: Limits
  /** What turns failed with. */
  readonly errors: readonly unknown[]
  open(number: number): PullState
  /** Delivers an event; those of one pull request are queued as by the examples: a job alone whole, of three the two after the gate. */
  deliver(pull: PullState, event: WebhookEvent): void
  ask(pull: PullState, author: string, body: string): void
  /** Ends the run of CI that is at work there with a failure, and says so; false when none is. */
  failCi(pull: PullState): boolean
  /** Lets the clock go on so far, and all happen that does until then. */
  pass(milliseconds: number): Promise<void>
  /** Until nothing happens any more. */
  rest(): Promise<void>
  /** All that does not hold, in sentences. */
  broken(): readonly string[]
}

const login = 'loop-app[bot]'
export const maxAttempts = 3

export async function openLoad(form: Form): Promise<Load> {
  const time = virtualTime()
  const limits = openLimits(time)
  const site = await openSite({
    time,
    files: new Map([[failingFile, 'export const price = 1\n']]),
    answers: 'bare',
    withLogs: true,
    meet: limits.meet,
  })
  const { state, repository, history } = site
  const queues = new Map<string, Queue>()
  const enter = ({ number }: PullState, job: string): Promise<() => void> => {
    const name = `${job} ${number}`
    const queue = queues.get(name) ?? openQueue()
    queues.set(name, queue)
    return queue()
  }
  const errors: unknown[] = []
  // An answer takes 80 to 320 ms; which one depends on what happened so far, so it is the same each time.
  const pace = (): Promise<void> => time.until(time.now() + 80 + ((history.length * 37) % 240))
  const deliver: Load['deliver'] = (pull, event) => {
    const take = (): Promise<void> => {
      const started = startTurn(site, event, {
        pull: pull.number,
        form,
        enter: (job) => enter(pull, job),
        inputs: { 'on-stall': 'continue' },
        pace,
        agent: (files) => (files.set(failingFile, `${files.get(failingFile) ?? ''}// edit\n`), 'Repaired.'),
      })
      started.report.catch((error: unknown) => errors.push(error))
      return started.gone
    }
    if (form === 'three jobs') void take()
    else void enter(pull, 'whole').then((leave) => take().finally(leave))
  }
  const rest = async (): Promise<void> => {
    await settle()
    while (time.next()) await settle()
  }
  return {
    site,
    limits,
    errors,
    deliver,
    open: (number) => {
      const pull: PullState = {
        number,
        title: 'Add discounts',
        state: 'open',
        author: 'maria',
        headBranch: `branch-${number}`,
        baseBranch: 'main',
        headRepository: state.repository,
        labels: [],
      }
      state.pulls.push(pull)
      site.push(
        pull.headBranch,
        null,
        site.commit(repository.head('refs/heads/main'), { [failingFile]: `export const price = ${number}\n` }, 'Change prices', 'maria'),
        { login: 'maria', turn: null },
      )
      return pull
    },
    ask: (pull, author, body) => {
      const now = timestamp(time.now())
      const comment: CommentState = { id: state.nextId(), pull: pull.number, author, body, createdAt: now, updatedAt: now, reactions: [] }
      state.comments.push(comment)
      deliver(pull, issueCommentCreated(state, comment, pull))
    },
    failCi: (pull) => {
      const run = state.runs.findLast(({ headBranch, status }) => headBranch === pull.headBranch && status === 'in_progress')
      if (run === undefined) return false
      site.endRun(run, [1])
      deliver(pull, workflowRunCompleted(state, { ...run }, 'Change prices'))
      return true
    },
    pass: async (milliseconds) => {
      const end = time.now() + milliseconds
      void time.until(end)
      await settle()
      while (time.now() < end && time.next()) await settle()
    },
    rest,
    broken: () => [
      ...violations(observe(site, { maxAttempts, login })).map(({ invariant, sentence }) => `${invariant}: ${sentence}`),
      ...brokenOnTheWay(site),
      ...site.violations,
      ...site.unscripted,
      ...site.nameless,
      ...errors.map(String),
    ],
  }
}

/** What came of a load. */
export interface LoadResult {
  readonly events: number
  /** Requests that GitHub answered, and those that it turned away to be made again. */
  readonly calls: number
  readonly refused: Limits['refused']
  readonly agents: number
  /** By the clock of the model. */
  readonly hours: number
  /** Pull requests whose failure nobody took on, although attempts were left. */
  readonly unheard: readonly number[]
  readonly broken: readonly string[]
}

/** How many events come at the same moment, and how long it is until the next so many. */
const burst = 25
const burstMinutes = 9

/** Ten events on each of many pull requests: CI that fails again and again, questions, strangers, and an event that comes twice. */
export async function runLoad(pulls: number, form: Form): Promise<LoadResult> {
  const load = await openLoad(form)
  const { site } = load
  const { history, repository, state, time } = site
  const began = time.now()
  const all = Array.from({ length: pulls }, (_, index) => load.open(index + 1))
  const first = new Map<number, WebhookEvent>()
  for (let round = 0; round < 10; round += 1) {
    for (const [index, pull] of all.entries()) {
      const known = first.get(pull.number)
      if (round % 3 === 2) load.ask(pull, round === 5 ? 'rita' : 'ben', '/codality status')
      // Once all attempts are used nothing is pushed, so no CI begins: an event that was heard comes again.
      else if (!load.failCi(pull) && known !== undefined) load.deliver(pull, known)
      if (index % burst === burst - 1) await load.pass(burstMinutes * 60_000)
    }
    await load.rest()
    if (round === 0) for (const one of history) if (one.kind === 'began' && !first.has(one.pull)) first.set(one.pull, one.event)
  }
  const red = new Set(state.runs.filter(({ conclusion }) => conclusion === 'failure').map(({ headSha }) => headSha))
  const unheard = all.filter(({ number, headBranch }) => {
    const head = repository.head(`refs/heads/${headBranch}`) ?? ''
    const { handled, used } = readClaims(
      number,
      repository.list(`refs/codality/${number}/`).map(({ name, sha }) => ({ name, sha: toSha(sha) })),
    )
    return red.has(head) && ![...handled].some((key) => key.startsWith(head)) && used < maxAttempts
  })
  return {
    events: history.filter(({ kind }) => kind === 'began').length,
    calls: history.filter((one) => one.kind === 'request' && one.path.startsWith('/api/') && one.status !== 429 && one.status !== 403)
      .length,
    refused: load.limits.refused,
    agents: history.filter((one) => one.kind === 'agent' && one.now === 'started').length,
    hours: (time.now() - began) / 3_600_000,
    unheard: unheard.map(({ number }) => number),
    broken: load.broken(),
  }
}
