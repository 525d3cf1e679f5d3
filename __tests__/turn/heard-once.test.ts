import { describe, expect, test } from 'vitest'
import { issueCommentCreated, workflowRunCompleted } from '../../testbed/events.ts'
import { timestamp } from '../../testbed/github/rest/reply.ts'
import type { CommentState, PullState } from '../../testbed/github/state.ts'
import { failingFile, openSite, type Site } from '../../testbed/in-process/site.ts'
import { settle, virtualTime } from '../../testbed/in-process/time.ts'
import { startTurn, type Turn } from '../../testbed/in-process/turn.ts'
import type { WebhookEvent } from '../../testbed/events.ts'
import { forms } from '../../testbed/scoreboard/rows.ts'

const pull: PullState = {
  number: 1,
  title: 'Add discounts',
  state: 'open',
  author: 'maria',
  headBranch: 'discounts',
  baseBranch: 'main',
  headRepository: 'acme/shop',
  labels: [],
}

/** A pull request whose CI has failed, as an event. */
async function openFailed(): Promise<{ readonly site: Site; readonly failed: WebhookEvent }> {
  const site = await openSite({ time: virtualTime(), files: new Map([[failingFile, 'export const price = 1\n']]), answers: 'whole' })
  site.state.pulls.push({ ...pull })
  site.push(
    'discounts',
    null,
    site.commit(site.repository.head('refs/heads/main'), { [failingFile]: 'export const price = 2\n' }, 'Change prices', 'maria'),
    { login: 'maria', turn: null },
  )
  const run = site.state.runs.at(-1)
  if (run === undefined) throw new Error('CI did not begin')
  site.endRun(run, [1])
  return { site, failed: workflowRunCompleted(site.state, run, 'Change prices') }
}

function start(site: Site, event: WebhookEvent, options: Partial<Parameters<typeof startTurn>[2]> = {}): Turn {
  return startTurn(site, event, { pull: 1, pace: () => site.time.until(site.time.now() + 100), agent: () => 'Done.', ...options })
}

async function untilGone(site: Site, turn: Turn): Promise<void> {
  let left = 1
  void turn.gone.then(() => (left = 0))
  for (let steps = 0; steps < 1_000 && left > 0; steps += 1) {
    await settle()
    site.time.next()
  }
  expect(left).toBe(0)
  expect([...site.violations, ...site.unscripted]).toEqual([])
}

function ask(site: Site, body: string): WebhookEvent {
  const now = timestamp(site.time.now())
  const comment: CommentState = { id: site.state.nextId(), pull: 1, author: 'maria', body, createdAt: now, updatedAt: now, reactions: [] }
  site.state.comments.push(comment)
  return issueCommentCreated(site.state, comment, pull)
}

const words = ({ state }: Site): readonly string[] =>
  state.comments.filter(({ author }) => author === 'loop-app[bot]').map(({ body }) => body)

const questions = ['/codality status', '/codality help', '/codality nonsense']

test.each(questions)('[row 35, one job] `%s` is answered once, however often its event is delivered', async (body) => {
  const { site } = await openFailed()
  const event = ask(site, body)
  for (let times = 0; times < 3; times += 1) await untilGone(site, start(site, event))
  expect(words(site)).toHaveLength(1)
  await untilGone(site, start(site, ask(site, body)))
  expect(words(site)).toHaveLength(2)
  expect(site.repository.list('refs/codality/').map(({ name }) => name)).toEqual(
    site.state.comments
      .filter(({ author }) => author === 'maria')
      .map(({ id }) => `refs/codality/1/told/${body.includes('nonsense') ? 'refused' : 'reply'}.${id}`),
  )
})

describe.each(forms)(
  '[row 35, %s] when two turns work on the very same event at the same moment, and no queue keeps them apart',
  (form) => {
    test.each(questions)('`%s` is answered once', async (body) => {
      const { site } = await openFailed()
      const event = ask(site, body)
      const both = [start(site, event, { form }), start(site, event, { form })]
      for (const turn of both) await untilGone(site, turn)
      expect(words(site)).toHaveLength(1)
      expect((await Promise.all(both.map(({ report }) => report))).map(({ outcome }) => outcome?.kind).toSorted()).toEqual([
        'answered',
        'ignored',
      ])
      // Whoever claimed the answer would post it: a later delivery adds none.
      await untilGone(site, start(site, event, { form }))
      expect(words(site)).toHaveLength(1)
    })

    test('a comment that finds an agent at work, and may not wait for it, is told so once', async () => {
      const { site, failed } = await openFailed()
      const inputs = { 'settle-timeout-minutes': '0' }
      const pace = (label: string): Promise<void> => site.time.until(site.time.now() + (label === 'the agent works' ? 3_600_000 : 100))
      const first = start(site, failed, { pace })
      for (let steps = 0; steps < 1_000 && !site.history.some(({ kind }) => kind === 'agent'); steps += 1) {
        await settle()
        site.time.next()
      }
      const event = ask(site, 'Please use cents')
      const both = [start(site, event, { form, inputs }), start(site, event, { form, inputs })]
      for (const turn of both) await untilGone(site, turn)
      expect(words(site).filter((text) => text.includes('still at work'))).toHaveLength(1)
      await untilGone(site, first)
      // It was answered, not heard: asked again, it starts a session.
      const again = start(site, event, { form })
      await untilGone(site, again)
      expect((await again.report).decision).toBe('repair')
    })

    test('where no refs may be created the answer comes all the same', async () => {
      const { site } = await openFailed()
      site.fault({
        operation: 'git/create-ref',
        times: 10,
        act: { kind: 'reject', status: 403, body: { message: 'Resource not accessible by integration' } },
      })
      const event = ask(site, '/codality status')
      for (let times = 0; times < 2; times += 1) await untilGone(site, start(site, event, { form }))
      expect(words(site)).toHaveLength(1)
    })

    test('an answer that could not be posted is given up, so that a re-run of the job posts it', async () => {
      const { site } = await openFailed()
      site.fault({ operation: 'issues/create-comment', times: 3, act: { kind: 'reject', status: 500 } })
      const event = ask(site, '/codality status')
      await untilGone(site, start(site, event, { form }))
      expect([words(site), site.repository.list('refs/codality/')]).toEqual([[], []])
      await untilGone(site, start(site, event, { form }))
      expect(words(site)).toHaveLength(1)
    })
  },
)

test('[row 36, one job] of turns that begin at the same moment without a queue one starts its agent, and the others go on after it', async () => {
  const { site, failed } = await openFailed()
  let [live, most, starts] = [0, 0, 0]
  const events = [failed, ask(site, 'Please use cents'), ask(site, 'Please use euros'), failed]
  const turns = events.map((event) =>
    startTurn(site, event, {
      pull: 1,
      inputs: { 'poll-seconds': '1' },
      pace: async (label) => {
        const isAgent = label === 'the agent works'
        if (isAgent) [live, starts, most] = [live + 1, starts + 1, Math.max(most, live + 1)]
        await site.time.until(site.time.now() + (isAgent ? 60_000 : 100))
        if (isAgent) live -= 1
      },
      agent: () => 'There was nothing to change.',
    }),
  )
  for (const turn of turns) await untilGone(site, turn)
  expect({ most, starts }).toEqual({ most: 1, starts: 3 })
  expect(site.repository.list('refs/codality/1/turn/')).toEqual([])
})

test('[row 34, one job] a lost machine is told of by the next turn even when somebody took its work out of the marker', async () => {
  const { site, failed } = await openFailed()
  const lost = start(site, failed, {
    agent: () => {
      lost.kill(false)
      return ''
    },
  })
  await untilGone(site, lost)
  const [comment] = site.state.comments
  if (comment === undefined) throw new Error('no status comment')
  expect(comment.body).toContain('Working on this')
  comment.body = comment.body
    .replace(/"working":\{[^}]*\}/, '"working":null')
    .replace(/"attempts":\[.*\],"handled"/, '"attempts":[],"handled"')
  await untilGone(site, start(site, ask(site, '/codality status')))
  expect(comment.body).not.toContain('Working on this')
  expect(comment.body).toContain('nterrupted')
})
