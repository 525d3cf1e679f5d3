import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Choice } from '../../src/core/setup/choice.ts'
import { chooseWorkflows, loopFile } from '../../src/core/setup/plan.ts'
import { ownAction } from '../../src/core/setup/pins.ts'
import { readRepository } from '../../src/core/setup/repository.ts'
import { writeWorkflow } from '../../src/core/setup/template/workflow.ts'

const fixtures = join(import.meta.dirname, '../fixtures')

/** Texts of workflows by their paths. */
export type Files = Readonly<Record<string, string>>

/** The workflows of a made-up repository that its people might have written. */
export function setUp(name: string, kind: 'workflows' | 'workflows-with-loop' = 'workflows'): Files {
  const folder = join(fixtures, kind, name)
  // Git may change line endings, so those of Windows are made here.
  const ending = name === 'windows' ? '\r\n' : '\n'
  return Object.fromEntries(
    readdirSync(folder).map((file) => [`.github/workflows/${file}`, readFileSync(join(folder, file), 'utf8').replaceAll('\n', ending)]),
  )
}

export const folders: readonly string[] = readdirSync(join(fixtures, 'workflows'))

export const plain: Choice = {
  agent: 'claude',
  agentCommand: null,
  token: 'app',
  form: 'one-job',
  workflows: [],
  feedback: 'complete',
  action: ownAction,
  ref: '0123456789abcdef0123456789abcdef01234567',
  head: [],
}

/** With the loop as `init` adds it. */
export function withLoop(files: Files, choice: Partial<Choice> = {}): Files {
  const heard = chooseWorkflows(null, readRepository(files))
  if (heard.kind === 'refused') throw new Error(heard.what)
  return { ...files, [loopFile]: writeWorkflow({ ...plain, workflows: heard.names, ...choice }) }
}
