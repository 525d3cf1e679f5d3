import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RunResult } from '../../testbed/runner.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import type { Scene } from './scene.ts'

type Extra = NonNullable<Parameters<Scene['turn']>[1]>

/** A turn in one of the forms that the loop runs in; the runs of its jobs, in their order. */
export async function turnIn(form: Form, scene: Scene, event: Scene['failed'], extra: Extra = {}): Promise<readonly [RunResult, ...RunResult[]]> {
  if (form === 'one job') return [await scene.turn(event, extra)]
  const folder = (name: string): string => join(scene.world.root, `handover-${name}`)
  const give = (file: string, from: string, to: string): void => {
    mkdirSync(folder(to), { recursive: true })
    // A job that dies hands nothing over.
    if (existsSync(join(folder(from), file))) cpSync(join(folder(from), file), join(folder(to), file))
  }
  const { environment = {}, mainEnv = {}, inputs = {} } = extra
  const phase = (name: string, job: string, more: Extra): Promise<RunResult> => scene.turn(event, { ...more, mainEnv, inputs: { ...inputs, phase: name, handover: folder(job), ...more.inputs } })
  const gate = await phase('triage', 'gate', {})
  give('triage.json', 'gate', 'agent')
  // The keys of agents are in this job alone, and its token can only read.
  const agent = await phase('fix', 'agent', { environment, token: 'read-token', inputs: { token: 'read-token' } })
  give('fix.json', 'agent', 'apply')
  give('triage.json', 'gate', 'apply')
  return [gate, agent, await phase('publish', 'apply', {})]
}
