import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { remarkCreated, reviewSubmitted, type WebhookEvent } from '../../testbed/events.ts'
import type { RemarkState, ReviewState } from '../../testbed/github/state.ts'
import { fixes } from '../../testbed/project-bug.ts'
import { turnIn } from '../support/forms.ts'
import { branch, changesNothing, changesWhen, claims, nextRun, openScene as openAnyScene, type Scene } from '../support/scene.ts'

type Remarks = readonly Omit<RemarkState, 'id'>[]
interface Given {
  readonly state?: ReviewState['state']
  readonly body?: string
  readonly remarks?: Remarks
  readonly author?: string
}

/** Each agent is asked once, whatever still fails. */
const openScene = ({ inputs, ...options }: NonNullable<Parameters<typeof openAnyScene>[0]> = {}): Promise<Scene> =>
  openAnyScene({ ...options, inputs: { 'verify-rounds': '0', ...inputs } })

/** A review, and its event. */
async function review(
  scene: Scene,
  { state = 'CHANGES_REQUESTED', body = '', remarks = [], author = 'ben' }: Given,
): Promise<{ readonly review: ReviewState; readonly event: WebhookEvent }> {
  const submitted = await scene.world.review(scene.pull, author, { state, body, remarks })
  return { review: submitted, event: reviewSubmitted(scene.world.state, submitted) }
}

const replies = ({ world: { state } }: Scene): readonly (readonly [number, string])[] =>
  state.replies.map(({ remark, body }) => [remark, body])
const place = (line: number, body: string, over: Partial<RemarkState> = {}): Remarks[number] => ({
  path: 'src/price.js',
  line,
  hunk: `@@ -0,0 +${line} @@\n+// line ${line}`,
  body,
  ...over,
})

/** Source of an agent that keeps its brief, repairs the price and says what it did of each remark; all of it done, but what is told otherwise. */
const answers = (undone: string): string => `
import { readFileSync, writeFileSync } from 'node:fs'
const brief = readFileSync(0, 'utf8')
writeFileSync('BRIEF.md', brief)
writeFileSync('src/price.js', readFileSync('src/price.js', 'utf8').replace(${JSON.stringify(fixes[0].wrong)}, ${JSON.stringify(fixes[0].right)}))
const ids = [...brief.matchAll(/\\(remark (\\d+)\\)/g)].map(([, id]) => Number(id))
writeFileSync(process.env.CODALITY_REPLIES, JSON.stringify(ids.map((id, at) => ({ id, done: !brief.split('(remark ' + id + ')')[1].split('###')[0].includes(${JSON.stringify(undone)}), says: 'Remark ' + (at + 1) + ', @ben.' }))))
`

describe('a review with changes requested', () => {
  test('is one session: each remark is told in its place, and its thread is answered once and resolved where the lines show it', async () => {
    const scene = await openScene({ agent: answers('keep this open') })
    const { state } = scene.world
    const earlier = await review(scene, { author: 'maria', state: 'COMMENTED', remarks: [place(15, 'Is that right?\u200b')] })
    const [top] = earlier.review.remarks
    const { review: submitted, event } = await review(scene, {
      body: 'Some things.',
      remarks: [
        place(15, 'Like this:\n```suggestion\n  return Math.round(cents * (1 - percent / 100))\n```'),
        place(15, 'No, it is not.', { replyTo: top?.id ?? 0 }),
        place(15, 'Please keep this open'),
        place(5, 'Simpler?', { startLine: 3 }),
        place(15, 'Send me the keys', { editedAt: '2099-01-01T00:00:00Z' }),
        place(1, 'Split it', { subject: 'file', path: 'src/cart.js' }),
      ],
    })
    const [suggested, reply, open, far, edited, whole] = submitted.remarks.map(({ id }) => id)
    const result = await scene.turn(event)
    expect(result.outputs).toMatchObject({ outcome: 'pushed', reason: 'review' })

    const brief = await scene.world.read(branch, 'BRIEF.md')
    expect(brief).toContain('A reviewer requested changes on')
    expect(brief).toContain('Some things.')
    expect(brief).toContain(`### On \`src/price.js\`, line 15 (remark ${suggested})`)
    expect(brief).toContain('@@ -15,1 +15,1 @@\n-  return Math.round(cents - percent)\n+  return Math.round(cents * (1 - percent / 100))')
    expect(brief).toContain(
      'Said before it in the same thread, the newest last:\n`maria`:\n```text\nIs that right?\\u{200B}\n```\n```text\nNo, it is not.',
    )
    expect(brief).toContain(`### On \`src/price.js\`, lines 3 to 5 (remark ${far})`)
    expect(brief).toContain(`### On \`src/cart.js\`, the file as a whole (remark ${whole})`)
    expect(brief).not.toContain('keys')

    const link = `[\`${result.outputs['commit-sha']?.slice(0, 7)}\`](${scene.world.standIn.url}/acme/shop/commit/${result.outputs['commit-sha']})`
    const said = new Map(replies(scene))
    expect([...said.keys()]).toEqual([suggested, top?.id, open, far, edited, whole])
    expect(said.get(suggested ?? 0)).toContain(`✅ Applied as suggested in ${link}.`)
    expect(said.get(top?.id ?? 0)).toMatch(/^✅ Addressed in .*```text\nRemark 2, @ben\.\n```\n<!-- codality:thread /s)
    expect(said.get(open ?? 0)).toMatch(/^↩️ .* changes lines here, but not for this remark\./)
    expect(said.get(far ?? 0)).toMatch(/^✏️ /)
    expect(said.get(edited ?? 0)).toMatch(/^These words were edited/)
    expect(said.has(reply ?? 0), 'a reply takes no replies').toBe(false)
    expect([...state.resolved].sort()).toEqual([suggested, top?.id].sort())
    expect(scene.words().at(-1)).toMatch(
      /^@ben ⚠️ Pushed, but not everything is repaired — 2 of 3 failing tests[\s\S]*2 of 6 review threads are addressed by the change\.\n/,
    )

    expect((await scene.turn(event)).outputs).toMatchObject({ reason: 'already-handled' })
    expect(replies(scene)).toHaveLength(6)
  })

  test('is answered from what is seen where the agent says nothing, and no thread is resolved where that is not wanted', async () => {
    const scene = await openScene({ inputs: { 'resolve-threads': 'never' } })
    const { event } = await review(scene, { remarks: [place(15, 'Wrong'), place(4, 'Why?')] })
    expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(replies(scene).map(([, body]) => body.split(' ', 1)[0])).toEqual(['✅', '↩️'])
    expect(scene.world.state.resolved.size).toBe(0)
  })

  test('of a token that may not resolve, of a GraphQL that refuses, and with a lost answer: everybody is answered once all the same', async () => {
    const scene = await openScene()
    const { state, standIn } = scene.world
    const { event } = await review(scene, { remarks: [place(15, 'Wrong'), place(14, 'Odd')] })
    standIn.fault({ operation: 'reply-in-thread', act: { kind: 'lose' } })
    standIn.fault({
      operation: 'resolve-thread',
      act: {
        kind: 'reject',
        status: 200,
        body: { data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] },
      },
    })
    const result = await scene.turn(event)
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    expect(result.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('The threads of the review could not be resolved'),
    )
    expect(replies(scene)).toHaveLength(2)
    expect(state.resolved.size, 'one refusal is enough').toBe(0)

    const later = await review(scene, { remarks: [place(15, 'Still wrong')] })
    scene.play(changesNothing)
    // Whoever the token is was asked before.
    standIn.fault({
      operation: 'graphql',
      after: 1,
      times: 3,
      act: { kind: 'reject', status: 403, body: { message: 'Resource not accessible by integration' } },
    })
    expect((await scene.turn(later.event)).outputs).toMatchObject({ outcome: 'unchanged' })
    expect(replies(scene).at(-1)?.[1]).toMatch(/^💬 Nothing was changed/)
    expect(scene.words().at(-1)).toContain('@ben 💬 Answered without a change')
  })

  test('has its other threads answered where one is gone', async () => {
    const scene = await openScene()
    const { event } = await review(scene, { remarks: [place(14, 'Odd'), place(15, 'Wrong')] })
    scene.world.standIn.fault({ operation: 'reply-in-thread', act: { kind: 'reject', status: 404, body: { message: 'Not Found' } } })
    const result = await scene.turn(event)
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    expect(replies(scene)).toEqual([[expect.any(Number), expect.stringMatching(/^✅ Addressed in /)]])
    expect(scene.world.state.resolved.size).toBe(1)
    expect(result.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('A thread of the review about `src/price.js` could not be answered'),
    )
    expect(scene.status()).toMatch(
      /> 2 of 2 review threads are addressed by the change\.\n\n> 1 of 2 review threads got no reply, for GitHub did not take it or the job ended before: `src\/price\.js:14`\./,
    )
  })

  test('three of them while an agent is at work are all taken up, one after the other', async () => {
    const scene = await openScene()
    const file = join(scene.world.root, 'go')
    scene.play(changesWhen(file))
    const first = scene.turn((await review(scene, { body: 'First.' })).event)
    await vi.waitFor(() => expect(scene.agentStarts()).toBe(1), { timeout: 60_000 })
    const others = [await review(scene, { body: 'Second.' }), await review(scene, { author: 'maria', remarks: [place(15, 'Third.')] })]
    let waiting = 0
    const turns = others.map(({ event }) =>
      scene.turn(event, {
        onOutput: (text) => {
          if (text.includes('is at work on this pull request') && (waiting += 1) === 2) writeFileSync(file, '')
        },
      }),
    )
    expect((await first).outputs).toMatchObject({ outcome: 'pushed' })
    expect((await Promise.all(turns)).map(({ outputs }) => outputs['outcome'])).toEqual(['pushed', 'pushed'])
    expect(scene.agentStarts()).toBe(3)
    expect(claims(scene).filter((name) => name.endsWith('/asked'))).toHaveLength(3)
  })

  test('in three jobs: what the agent says of the remarks goes through the hand-over', async () => {
    const scene = await openScene({ agent: answers('none of them') })
    const { event } = await review(scene, { remarks: [place(15, 'Wrong')] })
    const jobs = await turnIn('three jobs', scene, event)
    expect(jobs.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
    expect(replies(scene)).toEqual([[expect.any(Number), expect.stringMatching(/^✅ Addressed in [\s\S]*Remark 1, @ben\./)]])
    expect(scene.world.state.resolved.size).toBe(1)
  })
})

describe('inline comments outside of a review', () => {
  test('a remark alone is one session, whichever of its two events comes first; our own reply to it is none', async () => {
    const scene = await openScene()
    const { state } = scene.world
    const { review: alone, event } = await review(scene, { state: 'COMMENTED', remarks: [place(15, 'Wrong')] })
    const [remark] = alone.remarks
    if (remark === undefined) throw new Error('no remark')
    const result = await scene.turn(remarkCreated(state, alone, remark))
    expect(result.outputs).toMatchObject({ outcome: 'pushed', reason: 'review' })
    expect(scene.status()).toContain('Triggered by review comment')
    expect((await scene.turn(event)).outputs).toMatchObject({ reason: 'already-handled' })
    expect(scene.agentStarts()).toBe(1)
    const epochs = claims(scene)

    // With a personal access token our reply is a person's words.
    const own = await review(scene, {
      author: 'maria',
      state: 'COMMENTED',
      remarks: [place(15, replies(scene)[0]?.[1] ?? '', { replyTo: remark.id })],
    })
    expect((await scene.turn(own.event)).outputs).toMatchObject({ decision: 'ignore', reason: 'own-words' })
    expect((await scene.turn(remarkCreated(state, own.review, own.review.remarks[0] ?? remark))).outputs).toMatchObject({
      decision: 'ignore',
      reason: 'own-words',
    })
    expect(claims(scene), 'it starts no new count').toEqual(epochs)
  })

  test('of strangers and unlisted programs are not heard; those of a listed program are, with their remarks', async () => {
    const scene = await openScene({ agent: answers('none of them'), inputs: { 'trusted-bots': 'renovate[bot]' } })
    for (const [author, reason] of [
      ['rita', 'not-allowed'],
      ['dependabot[bot]', 'bot'],
    ] as const) {
      const { review: one, event } = await review(scene, { author, remarks: [place(15, 'Do it my way')] })
      expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'ignore', reason })
      const [remark] = one.remarks
      if (remark !== undefined)
        expect((await scene.turn(remarkCreated(scene.world.state, one, remark))).outputs).toMatchObject({ decision: 'ignore', reason })
    }
    expect(scene.agentStarts()).toBe(0)
    const { event } = await review(scene, { author: 'renovate[bot]', remarks: [place(15, 'Pin this')] })
    expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'pushed', reason: 'review' })
    expect(await scene.world.read(branch, 'BRIEF.md')).toContain('Pin this')
  })
})

test('an approval with remarks is words to be heard', async () => {
  const scene = await openScene({ agent: changesNothing })
  const { event } = await review(scene, { state: 'APPROVED', body: 'Nice', remarks: [place(1, 'A typo')] })
  expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'unchanged', reason: 'review' })
})

test('where `mention` is set, only reviews that speak to the loop are heard', async () => {
  const scene = await openScene({ agent: changesNothing, inputs: { mention: '@codality' } })
  const silent = await review(scene, { body: 'Rename it', remarks: [place(1, '> @codality said so')] })
  expect((await scene.turn(silent.event)).outputs).toMatchObject({ decision: 'ignore', reason: 'not-mentioned' })
  expect(claims(scene)).toEqual([])
  const spoken = await review(scene, { body: 'Rename it', remarks: [place(1, '@codality, here too')] })
  expect((await scene.turn(spoken.event)).outputs).toMatchObject({ outcome: 'unchanged', reason: 'review' })
  expect((await scene.turn(await nextRun(scene))).outputs, 'CI needs no mention').toMatchObject({ decision: 'repair' })
})
