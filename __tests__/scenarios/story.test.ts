import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reviewSubmitted, scheduled } from '../../testbed/events.ts'
import type { JobRecipe } from '../../testbed/github/state.ts'
import { bug, fixes, type Fix } from '../../testbed/project-bug.ts'
import { branch, commentEvent, nextRun, openScene } from '../support/scene.ts'
import { openTranscript } from '../support/transcript.ts'

/** CI that ends only between the turns, so that each turn sees the same of it, however fast the machine is. */
function betweenTurns(file: string, jobs: readonly JobRecipe[]): readonly JobRecipe[] {
  return jobs.map((job) => ({ ...job, command: `while [ -e "${file}" ]; do sleep 0.02; done\n${job.command}` }))
}

/** Source of an agent that puts something else in the place of a text, and says so. */
function replaces({ path, wrong, right }: Fix, says: string): string {
  return `
import { readFileSync, writeFileSync } from 'node:fs'
writeFileSync('${path}', readFileSync('${path}', 'utf8').replace(${JSON.stringify(wrong)}, ${JSON.stringify(right)}))
console.log(${JSON.stringify(says)})
`
}

const [price, cart] = fixes
const neverEnds = 'console.log("The agent has begun.")\nsetInterval(() => {}, 1000)'
const suggestion = { path: 'src/price.js', wrong: 'cents * (1 - percent / 100)', right: '(cents * (100 - percent)) / 100' }
const opening = `# The life of a pull request

What people see of one pull request that the loop looks after, from its first red check to its last green one. A test plays it through the packaged action, against a stand-in for GitHub with real git and real CI, and writes down what it sees.`

test(
  'a pull request lives through failure, review, human pushes, a flaky run, a conflict, exhaustion, a retry and green',
  { timeout: 600_000 },
  async () => {
    const scene = await openScene({ inputs: { 'verify-rounds': '0', 'on-stall': 'continue', 'on-conflict': 'merge' } })
    const { world } = scene
    const { state } = world
    const file = join(world.root, 'turn')
    const story = openTranscript(scene, file, opening)
    const [workflow] = state.workflows
    if (workflow === undefined) throw new Error('no workflow')
    const jobs = betweenTurns(file, workflow.jobs)
    Object.assign(workflow, { jobs })

    story.chapter('A failure, repaired at the second attempt')
    story.happens('maria opens a pull request with two bugs; three tests fail.')
    scene.play(replaces(price, 'The discount was taken as cents, not as a share.'))
    expect((await story.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    story.happens('CI runs on the new commit: one test still fails.')
    scene.play(replaces(cart, 'Free items were counted by lines, not by pieces.'))
    expect((await story.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
    story.happens('CI passes.')
    expect((await story.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'settled' })

    story.chapter('A review')
    story.happens('ben requests changes, with a remark on a line.')
    const remark = {
      path: 'src/price.js',
      line: 15,
      hunk: '@@ -0,0 +15 @@\n+  return Math.round(cents * (1 - percent / 100))',
      body: 'Please multiply before you divide.',
    }
    scene.play(`${replaces(suggestion, 'It multiplies first now.')}
const [, id] = /\\(remark (\\d+)\\)/.exec(readFileSync(0, 'utf8'))
writeFileSync(process.env.CODALITY_REPLIES, JSON.stringify([{ id: Number(id), done: true, says: 'It multiplies first now.' }]))`)
    const review = await world.review(scene.pull, 'ben', { state: 'CHANGES_REQUESTED', body: 'Nearly there.', remarks: [remark] })
    expect((await story.turn(reviewSubmitted(state, review))).outputs).toMatchObject({ outcome: 'pushed', reason: 'review' })
    expect(state.resolved.size).toBe(1)
    story.happens('CI passes.')
    await story.turn(await nextRun(scene))

    story.chapter('A push by a person while an agent works')
    story.happens('maria pushes a commit that breaks a test, and mends it herself while the agent is at work.')
    await world.pushAs('maria', branch, { 'src/cart.js': bug['src/cart.js'] ?? '' }, 'Count again')
    scene.play(neverEnds)
    let mended: Promise<string> | null = null
    const overtaken = await story.turn(await nextRun(scene), {
      onOutput: (text) => {
        if (text.includes('The agent has begun.'))
          mended ??= world.pushAs(
            'maria',
            branch,
            { 'src/cart.js': (bug['src/cart.js'] ?? '').replace(cart.wrong, cart.right) },
            'Count pieces',
          )
      },
    })
    await Promise.resolve(mended)
    expect(overtaken.outputs).toMatchObject({ outcome: 'superseded', reason: 'moved' })
    story.happens("CI passes. The workflow starts no runner for a green commit of somebody else's, so the schedule finds it.")
    story.passesBy(await nextRun(scene))
    await story.turn(scheduled(state))

    story.chapter('A run that fails by bad luck')
    story.happens('maria writes notes; the network fails under CI.')
    Object.assign(workflow, {
      jobs: betweenTurns(file, [
        {
          name: 'test',
          command: `if [ ! -e "${world.root}/mended" ]; then echo "curl: (6) Could not resolve host: registry.example"; exit 6; fi`,
        },
      ]),
    })
    await world.pushAs('maria', branch, { 'NOTES.md': 'Discounts are shares.\n' }, 'Write notes')
    const unlucky = await nextRun(scene)
    writeFileSync(join(world.root, 'mended'), '')
    expect((await story.turn(unlucky)).outputs).toMatchObject({ outcome: 'restarted', reason: 'flaky' })
    story.happens('The failed job runs again and passes.')
    expect((await story.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'settled' })
    Object.assign(workflow, { jobs })

    story.chapter('A conflict with the base branch')
    story.happens('main gets another discount; no event tells the loop, but its schedule does.')
    const kept = state.protectedBranches
    state.protectedBranches = []
    await world.pushAs('maria', 'main', { 'NOTES.md': 'Prices are cents.\n' }, 'Say what prices are')
    state.protectedBranches = kept
    scene.play(
      "import { writeFileSync } from 'node:fs'\nwriteFileSync('NOTES.md', 'Prices are cents.\\nDiscounts are shares.\\n')\nconsole.log('Both notes are kept.')",
    )
    await story.turn(scheduled(state))
    expect(await world.read(branch, 'NOTES.md')).toBe('Prices are cents.\nDiscounts are shares.\n')
    story.happens('CI passes.')
    await story.turn(await nextRun(scene))

    story.chapter('Out of attempts')
    story.happens('maria pushes a bug that is too hard for the agent.')
    await world.pushAs('maria', branch, { 'src/cart.js': bug['src/cart.js'] ?? '' }, 'Count by lines')
    scene.play(
      "import { appendFileSync } from 'node:fs'\nappendFileSync('src/cart.js', '// Is it this?\\n')\nconsole.log('It may be this.')",
    )
    story.happens('Since the review, which was the last that a person asked for, two attempts have been used.')
    expect((await story.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '3' })
    story.happens('CI fails as before.')
    expect((await story.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'halted', reason: 'exhausted' })

    story.chapter('A retry, and green')
    story.happens('ben comments: /codality retry')
    scene.play(replaces(cart, 'Free items are counted by pieces again.'))
    expect((await story.turn(commentEvent(scene, 'ben', '/codality retry'))).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    story.happens('CI passes.')
    expect((await story.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'settled' })

    await expect(story.text()).toMatchFileSnapshot('../../docs/life-of-a-pull-request.md')
  },
)
