import { expect, test } from 'vitest'
import { issueCommentCreated, workflowRunCompleted } from '../../testbed/events.ts'
import { timestamp } from '../../testbed/github/rest/reply.ts'
import type { CommentState, PullState } from '../../testbed/github/state.ts'
import { failingFile, openSite, type Site } from '../../testbed/in-process/site.ts'
import { settle, virtualTime } from '../../testbed/in-process/time.ts'
import { startTurn, type Turn } from '../../testbed/in-process/turn.ts'
import type { WebhookEvent } from '../../testbed/events.ts'

const pull: PullState = { number: 1, title: 'Add discounts', state: 'open', author: 'maria', headBranch: 'discounts', baseBranch: 'main', headRepository: 'acme/shop', labels: [] }

/** A pull request whose CI has failed, as an event. */
async function openFailed(): Promise<{ readonly site: Site; readonly failed: WebhookEvent }> {
  const site = await openSite({ time: virtualTime(), files: new Map([[failingFile, 'export const price = 1\n']]), answers: 'whole' })
  site.state.pulls.push({ ...pull })
  site.push('discounts', null, site.commit(site.repository.head('refs/heads/main'), { [failingFile]: 'export const price = 2\n' }, 'Change prices', 'maria'), { login: 'maria', turn: null })
  const run = site.state.runs.at(-1)
  if (run === undefined) throw new Error('CI did not begin')
  site.endRun(run, [1])
  return { site, failed: workflowRunCompleted(site.state, run, 'Change prices') }
}

function start(site: Site, event: WebhookEvent, agent: () => string = () => 'Done.'): Turn {
  return startTurn(site, event, { pull: 1, pace: () => site.time.until(site.time.now() + 100), agent })
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

const words = ({ state }: Site): readonly string[] => state.comments.filter(({ author }) => author === 'loop-app[bot]').map(({ body }) => body)

const questions = ['/codality status', '/codality help', '/codality nonsense']

test.each(questions)('[row 35, one job] `%s` is answered once, however often its event is delivered', async (body) => {
  const { site } = await openFailed()
  const event = ask(site, body)
  for (let times = 0; times < 3; times += 1) await untilGone(site, start(site, event))
  expect(words(site)).toHaveLength(1)
  await untilGone(site, start(site, ask(site, body)))
  expect(words(site)).toHaveLength(2)
  expect(site.repository.list('refs/codality/')).toEqual([])
})

test.each(questions)('`%s` is answered twice at most, when two turns work on the very same event at the same moment and no queue keeps them apart', async (body) => {
  const { site } = await openFailed()
  const event = ask(site, body)
  const both = [start(site, event), start(site, event)]
  for (const turn of both) await untilGone(site, turn)
  expect(words(site).length).toBeGreaterThanOrEqual(1)
  const said = words(site).length
  await untilGone(site, start(site, event))
  expect(words(site)).toHaveLength(said)
})

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
  const lost = start(site, failed, () => {
    lost.kill(false)
    return ''
  })
  await untilGone(site, lost)
  const [comment] = site.state.comments
  if (comment === undefined) throw new Error('no status comment')
  expect(comment.body).toContain('Working on this')
  comment.body = comment.body.replace(/"working":\{[^}]*\}/, '"working":null').replace(/"attempts":\[.*\],"handled"/, '"attempts":[],"handled"')
  await untilGone(site, start(site, ask(site, '/codality status')))
  expect(comment.body).not.toContain('Working on this')
  expect(comment.body).toContain('nterrupted')
})
