import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RunningAction, RunResult } from '../../testbed/runner.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import type { LoopRun, TurnExtra } from '../../testbed/world.ts'
import type { Scene } from './scene.ts'

/** The results of the jobs that ran, in their order. */
export type JobResults = readonly [RunResult, ...RunResult[]]

type Job = 'gate' | 'agent' | 'join' | 'apply'

interface Extra extends TurnExtra {
  /** Variables of the program in one of three jobs, over all others. */
  readonly mainEnvOf?: (job: Job) => NonNullable<TurnExtra['mainEnv']>
  /** Told of each of three jobs that begins. */
  readonly begun?: (running: RunningAction, job: Job) => void
  /** What the folders that three jobs hand over in are called by, where several turns are at work at once. */
  readonly handover?: string
}

/** A turn in one of the forms that the loop runs in. */
export async function turnIn(
  form: Form,
  scene: Scene,
  event: Scene['failed'],
  { handover = 'handover', ...extra }: Extra = {},
): Promise<JobResults> {
  if (form === 'one job') return [await scene.turn(event, extra)]
  const run = scene.world.begin(event, extra.runId)
  return threeJobs({
    run,
    folder: (job) => join(scene.world.root, `${handover}-${job}`),
    extra: { ...extra, inputs: { ...scene.inputs, ...extra.inputs } },
  })
}

interface Jobs {
  readonly run: LoopRun
  /** Where a job finds what others left and leaves its own. */
  readonly folder: (job: Job) => string
  readonly extra: Extra
  /** No job begins any more but the one that always does. */
  readonly cancelled?: () => boolean
}

/** What `.github/workflows/feedback-loop.yml` does with one run: which jobs begin after which, with what token, and what they hand over. */
export async function threeJobs({ run, folder, extra: { begun, mainEnvOf, ...extra }, cancelled }: Jobs): Promise<JobResults> {
  const take = (phase: string, job: Job, { inputs, ...more }: TurnExtra = {}): Promise<RunResult> => {
    // The keys of agents are in the job with the agent alone.
    const running = run.job({
      ...extra,
      environment: {},
      mainEnv: { ...extra.mainEnv, ...mainEnvOf?.(job) },
      ...more,
      inputs: { ...extra.inputs, phase, handover: folder(job), ...inputs },
    })
    begun?.(running, job)
    return running.result
  }
  const give = (file: string, from: RunResult, [source, target]: readonly [Exclude<Job, 'apply'>, Exclude<Job, 'gate'>]): void => {
    copy(join(folder(source), file), join(folder(target), file), from)
  }
  try {
    const gate = await take('triage', 'gate')
    const isAsked = gate.outputs['decision'] === 'repair' && gate.outputs['outcome'] === ''
    if (!isAsked) return [gate]
    give('triage.json', gate, ['gate', 'agent'])
    const results: [RunResult, ...RunResult[]] = [gate]
    if (gate.exitCode === 0 && cancelled?.() !== true) {
      const parts = readParts(gate.outputs['parts'])
      // Their token can only read.
      const reads = { token: 'read-token', inputs: { token: 'read-token' } }
      // The folders of jobs that run on machines of their own.
      const at = (part: number): string => (parts.length === 1 ? folder('agent') : `${folder('agent')}-${part}`)
      for (const part of parts.length === 1 ? [] : parts) cpSync(folder('agent'), at(part), { recursive: true })
      const agents = await Promise.all(
        parts.map((part) =>
          take('fix', 'agent', {
            ...reads,
            environment: extra.environment ?? {},
            inputs: { ...reads.inputs, part: String(part), handover: at(part) },
          }),
        ),
      )
      results.push(...agents)
      if (parts.length > 1) {
        give('triage.json', gate, ['gate', 'join'])
        for (const [part, agent] of agents.entries())
          copy(join(at(part), 'fix.json'), join(folder('join'), `fix-${part}`, 'fix.json'), agent)
        const joined = await take('join', 'join', reads)
        results.push(joined)
        give('fix.json', joined, ['join', 'apply'])
      } else for (const agent of agents) give('fix.json', agent, ['agent', 'apply'])
    }
    give('triage.json', gate, ['gate', 'apply'])
    // Without what the gate left its download fails, and the action does not run.
    if (gate.exitCode === 0) results.push(await take('publish', 'apply'))
    return results
  } finally {
    run.end()
  }
}

/** The upload is a step after the action: a job that failed or died hands nothing over. */
function copy(source: string, target: string, { exitCode }: RunResult): void {
  mkdirSync(dirname(target), { recursive: true })
  if (exitCode === 0) cpSync(source, target)
}

function readParts(output: string | undefined): readonly number[] {
  const parts: unknown = JSON.parse(output ?? '')
  if (!Array.isArray(parts) || !parts.every((part) => Number.isInteger(part)))
    throw new Error(`The output \`parts\` is ${output ?? 'missing'}.`)
  return parts.map(Number)
}
