import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { manyBugs, repairsWhatItIsTold } from '../many-bugs.ts'
import { openWorld } from '../world.ts'
import { publish } from './publish.ts'

const failures = 8
const branch = 'parts'
/** An agent thinks about each failure for so long; real ones mostly take longer. */
const seconds = 30

/** One turn that repairs all failures, from its start to its end. */
async function repair(agents: number): Promise<{ readonly seconds: number; readonly tree: string }> {
  const world = await openWorld()
  try {
    const script = join(world.root, 'agent.mjs')
    writeFileSync(script, repairsWhatItIsTold({ seconds }))
    await world.openPull({ branch, title: 'Add parts', author: 'maria', files: manyBugs(failures) })
    await world.ci.idle()
    const run = world.state.runs.at(-1)
    if (run === undefined) throw new Error('CI did not run')
    const inputs = { 'agent-command': `"${process.execPath}" "${script}"`, 'max-parallel-agents': String(agents) }
    const result = await world.turn(await world.runEvent(run), { inputs }).result
    if (result.outputs['outcome'] !== 'pushed') throw new Error(`The turn of ${agents} ended as ${result.outputs['outcome'] ?? 'nothing'}`)
    await world.ci.idle()
    if (world.state.runs.at(-1)?.conclusion !== 'success') throw new Error(`What ${agents} left does not pass`)
    const tree = execFileSync('git', ['--git-dir', `${world.root}/bare.git`, 'rev-parse', `refs/heads/${branch}^{tree}`], {
      encoding: 'utf8',
    }).trim()
    return { seconds: result.milliseconds / 1_000, tree }
  } finally {
    await world.close()
  }
}

const [alone, four] = [await repair(1), await repair(4)]
publish('side-by-side', 'Agents side by side', [
  ['what', 'figure', 'goal'],
  [`${failures} independent failures, an agent that takes ${seconds} s for each: one agent`, `${alone.seconds.toFixed(1)} s`, '–'],
  ['the same with four agents', `${four.seconds.toFixed(1)} s`, '–'],
  ['how much sooner the whole turn ends, proof and push included', `${(alone.seconds / four.seconds).toFixed(2)}x`, 'at least 3x'],
  ['the same tree in the end', alone.tree === four.tree ? 'yes' : 'no', 'yes'],
])
