import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bug, fixes } from '../../testbed/project-bug.ts'
import { openWorld } from '../../testbed/world.ts'
import { changesSomething } from './scene.ts'

const systemPath = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':')

/** Source of a program that tells of its work as `codex exec --json` does, and repairs both bugs. */
const repairs = `
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
const say = (event) => console.log(JSON.stringify(event))
const item = (item) => say({ type: 'item.completed', item })
const shell = (command) => {
  let [aggregated_output, exit_code] = ['', 0]
  try { aggregated_output = execFileSync('sh', ['-c', command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) } catch (error) { aggregated_output = error.stdout + error.stderr; exit_code = error.status }
  item({ type: 'command_execution', command, aggregated_output, exit_code, status: 'completed' })
}
if (process.argv.includes('--version')) { console.log('codex-cli 0.169.0'); process.exit(0) }
say({ type: 'thread.started', thread_id: '01a1fed1-d787-7ab3-ad36-b5b14182cd92' })
item({ type: 'agent_message', text: 'Three tests fail, all of them about prices. I read the two files that they come from first.' })
shell('cat src/price.js')
shell("grep -n 'lines' src/cart.js")
item({ type: 'reasoning', text: 'A discount of ten percent takes ten cents off: the percentage is subtracted from the price. Items are counted by their lines, not by how many there are of each.' })
for (const [path, wrong, right] of ${JSON.stringify(fixes.map(({ path, wrong, right }) => [path, wrong, right]))}) {
  writeFileSync(path, readFileSync(path, 'utf8').replace(wrong, right))
  item({ type: 'file_change', changes: [{ path, kind: 'update' }], status: 'completed' })
}
shell('node --test --test-reporter=dot')
item({ type: 'agent_message', text: 'Both bugs are repaired: a discount is a share of the price, and items are counted by their number. All tests pass.' })
say({ type: 'turn.completed', usage: { input_tokens: 18240, cached_input_tokens: 0, output_tokens: 1180 } })
`

/** Plays an attempt that misses, and one that repairs; leaves what the second turn left in a folder. */
export async function leaveRealReport(folder: string): Promise<void> {
  const world = await openWorld()
  try {
    await world.openPull({ branch: 'discounts', title: 'Add discounts', author: 'maria', files: bug })
    await world.ci.idle()
    const newest = async (): ReturnType<typeof world.runEvent> => {
      const run = world.state.runs.at(-1)
      if (run === undefined) throw new Error('CI did not run')
      return world.runEvent(run)
    }
    const miss = join(world.root, 'miss.mjs')
    writeFileSync(miss, changesSomething)
    await world.turn(await newest(), {
      inputs: { 'agent-command': `"${process.execPath}" "${miss}"`, 'verify-rounds': '0', 'poll-seconds': '0.05' },
    }).result
    await world.ci.idle()
    const bin = join(world.root, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'codex.mjs'), repairs)
    writeFileSync(join(bin, 'codex'), `#!/bin/sh\nexec "${process.execPath}" "${join(bin, 'codex.mjs')}" "$@"\n`)
    chmodSync(join(bin, 'codex'), 0o755)
    const { outputs } = await world.turn(await newest(), {
      inputs: { agent: 'codex', 'poll-seconds': '0.05' },
      environment: { OPENAI_API_KEY: 'sk-test-0123456789', PATH: `${bin}:${systemPath}` },
    }).result
    if (outputs['outcome'] !== 'pushed') throw new Error(`The turn ended as ${outputs['outcome'] ?? 'nothing'}`)
    mkdirSync(folder, { recursive: true })
    for (const name of ['report.json', 'report.html', 'transcript.txt'])
      copyFileSync(join(dirname(outputs['report-path'] ?? ''), name), join(folder, name))
  } finally {
    await world.close()
  }
}
