import { expect, test } from 'vitest'
import { issueCommentCreated, workflowRunCompleted, type WebhookEvent } from '../../testbed/events.ts'
import { timestamp } from '../../testbed/github/rest/reply.ts'
import type { CommentState, PullState } from '../../testbed/github/state.ts'
import { observe } from '../../testbed/in-process/observe.ts'
import { brokenOnTheWay } from '../../testbed/in-process/turn-by-turn.ts'
import { violations } from '../../testbed/invariants.ts'
import { failingFile, openSite, type Site } from '../../testbed/in-process/site.ts'
import { settle, virtualTime } from '../../testbed/in-process/time.ts'
import { startTurn } from '../../testbed/in-process/turn.ts'

interface Load {
  readonly site: Site
  /** Delivers an event; those of one pull request are queued, as by the project's own workflow. */
  deliver(pull: PullState, event: WebhookEvent): void
  readonly errors: () => readonly unknown[]
  open(number: number): PullState
  ask(pull: PullState, author: string, body: string): void
  failCi(pull: PullState): void
  rest(): Promise<void>
}

async function openLoad(): Promise<Load> {
  const time = virtualTime()
  const site = await openSite({ time, files: new Map([[failingFile, 'export const price = 1\n']]), answers: 'bare', withLogs: true })
  const queues = new Map<number, Promise<void>>()
  const errors: unknown[] = []
  const pace = (): Promise<void> => time.until(time.now() + 80 + ((site.history.length * 37) % 240))
  const deliver: Load['deliver'] = (pull, event) => {
    const turn = async (): Promise<void> => {
      const started = startTurn(site, event, { pull: pull.number, inputs: { 'on-stall': 'continue' }, pace, agent: (files) => (files.set(failingFile, `${files.get(failingFile) ?? ''}// edit\n`), 'Repaired.') })
      started.report.catch((error: unknown) => errors.push(error))
      return started.gone
    }
    queues.set(pull.number, (queues.get(pull.number) ?? Promise.resolve()).then(turn))
  }
  return {
    site,
    deliver,
    errors: () => errors,
    open: (number) => {
      const pull: PullState = { number, title: 'Add discounts', state: 'open', author: 'maria', headBranch: `branch-${number}`, baseBranch: 'main', headRepository: site.state.repository, labels: [] }
      site.state.pulls.push(pull)
      site.push(pull.headBranch, null, site.commit(site.repository.head('refs/heads/main'), { [failingFile]: `export const price = ${number}\n` }, 'Change prices', 'maria'), { login: 'maria', turn: null })
      return pull
    },
    ask: (pull, author, body) => {
      const now = timestamp(time.now())
      const comment: CommentState = { id: site.state.nextId(), pull: pull.number, author, body, createdAt: now, updatedAt: now, reactions: [] }
      site.state.comments.push(comment)
      deliver(pull, issueCommentCreated(site.state, comment, pull))
    },
    failCi: (pull) => {
      const run = site.state.runs.findLast(({ headBranch, status }) => headBranch === pull.headBranch && status === 'in_progress')
      if (run === undefined) return
      site.endRun(run, [1])
      deliver(pull, workflowRunCompleted(site.state, { ...run }, 'Change prices'))
    },
    rest: async () => {
      await settle()
      while (time.next()) await settle()
    },
  }
}

function expectWhole({ site, errors }: Load): void {
  expect(errors()).toEqual([])
  expect(violations(observe(site, { maxAttempts: 3, login: 'loop-app[bot]' }))).toEqual([])
  expect([...brokenOnTheWay(site), ...site.violations, ...site.unscripted, ...site.nameless]).toEqual([])
}

test('[row 24, one job] 50 events within a minute on one pull request: one agent at a time, one status comment, no more runs than attempts', async () => {
  const load = await openLoad()
  const pull = load.open(1)
  load.failCi(pull)
  for (let count = 0; count < 49; count += 1) {
    const first = load.site.history.find((one) => one.kind === 'began')
    if (count % 2 === 0) load.ask(pull, 'renovate[bot]', 'Rebased.')
    else if (count % 3 === 0) load.ask(pull, 'rita', '/codality retry')
    else if (first?.kind === 'began') load.deliver(pull, first.event)
    load.site.time.pass(1_200)
    await settle()
    load.failCi(pull)
  }
  await load.rest()
  expectWhole(load)
  const { history } = load.site
  const starts = history.filter((one) => one.kind === 'agent' && one.now === 'started').length
  expect(starts).toBeGreaterThan(0)
  expect(starts).toBeLessThanOrEqual(3)
}, 120_000)

const pulls = Number(process.env['LOAD_PULLS'] ?? 100)

test(`${pulls} pull requests with ten events each: nothing lost, no pull request above its attempts`, async () => {
  const load = await openLoad()
  const all = Array.from({ length: pulls }, (_, index) => load.open(index + 1))
  for (let round = 0; round < 10; round += 1) {
    for (const pull of all) {
      if (round % 3 === 2) load.ask(pull, round === 5 ? 'rita' : 'ben', '/codality status')
      else load.failCi(pull)
      // Once an attempt has used the head up, the same event comes again.
      const known = load.site.history.findLast((one) => one.kind === 'began' && one.pull === pull.number)
      if (round === 9 && known?.kind === 'began') load.deliver(pull, known.event)
    }
    await load.rest()
  }
  expectWhole(load)
  const { history, repository, state } = load.site
  const unheard = all.filter(({ number, headBranch }) => {
    const head = repository.head(`refs/heads/${headBranch}`) ?? ''
    const isRed = state.runs.some(({ headSha, conclusion }) => headSha === head && conclusion === 'failure')
    const names = repository.list(`refs/codality/${number}/`).map(({ name }) => name)
    return isRed && !names.some((name) => name.includes(`/seen/${head}`)) && !names.includes(`refs/codality/${number}/0/3`)
  })
  expect(unheard.map(({ number }) => number)).toEqual([])
  const turns = history.filter(({ kind }) => kind === 'began').length
  const calls = history.filter((one) => one.kind === 'request' && one.path.startsWith('/api/')).length
  process.stdout.write(`${pulls} pull requests, ${turns} events: ${(calls / turns).toFixed(1)} API calls for each event\n`)
}, 600_000)
