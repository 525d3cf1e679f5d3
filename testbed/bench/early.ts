import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feedback } from '../../src/core/model/config.ts'
import { bug } from '../project-bug.ts'
import { openWorld } from '../world.ts'
import { publish } from './publish.ts'

/** One minute of the pipeline, in seconds of the bench. */
const minute = 6
const pipelineMinutes = 10
/** The default of `poll-seconds`, in the bench's time. */
const pollSeconds = (15 / 60) * minute

/** A pipeline whose first job fails after one minute and whose last one takes ten: minutes from its start to the agent's. */
async function minutesToAgent(feedback: Feedback): Promise<number> {
  const world = await openWorld()
  try {
    for (const workflow of world.state.workflows)
      Object.assign(workflow, {
        jobs: [
          { name: 'unit', command: `sleep ${minute}; node --test` },
          { name: 'end-to-end', command: `sleep ${minute * pipelineMinutes}` },
        ],
      })
    const started = join(world.root, 'agent-started')
    const script = join(world.root, 'agent.mjs')
    writeFileSync(
      script,
      `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(started)}, String(Date.now()))\nwriteFileSync('notes.txt', 'done')\n`,
    )
    const begin = Date.now()
    await world.openPull({ branch: 'discounts', title: 'Add discounts', author: 'maria', files: bug })
    const ci = world.state.runs.at(-1)
    if (ci === undefined) throw new Error('CI did not run')
    if (feedback === 'complete') await world.ci.idle()
    const result = await world.turn(await world.runEvent(ci), {
      inputs: { feedback, 'agent-command': `"${process.execPath}" "${script}"`, 'poll-seconds': String(pollSeconds), 'verify-rounds': '0' },
    }).result
    if (result.outputs['outcome'] !== 'pushed') throw new Error(`The turn ended as ${result.outputs['outcome'] ?? 'nothing'}`)
    return (Number(readFileSync(started, 'utf8')) - begin) / 1_000 / minute
  } finally {
    await world.close()
  }
}

const complete = await minutesToAgent('complete')
const early = await minutesToAgent('early')
publish('early', 'Early feedback', [
  [`a pipeline of ${pipelineMinutes} minutes whose first job fails after one, ${60 / minute} times as fast`, 'figure', 'goal'],
  ['minutes until the agent starts: `feedback: complete` against `early`', `${(complete / early).toFixed(1)}x`, 'at least 5x'],
  ['with `complete`, in minutes of the pipeline', complete.toFixed(1), ''],
  ['with `early`, in minutes of the pipeline', early.toFixed(1), ''],
])
