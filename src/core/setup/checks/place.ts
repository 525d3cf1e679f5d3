import type { Place } from '../finding.ts'
import type { Loop } from '../repository.ts'
import type { Workflow } from '../workflow.ts'
import type { YamlPath } from '../yaml-file.ts'

export function placeIn(workflow: Workflow, path: YamlPath = []): Place {
  return { file: workflow.file, line: workflow.lineOf(path) }
}

/** A place in the job of a loop, or in its step. */
export function placeOf({ workflow, job, step }: Loop, path: YamlPath = [], of: 'job' | 'step' = 'job'): Place {
  return placeIn(workflow, [...(of === 'step' && step !== null ? step.path : job.path), ...path])
}

/** Names in backticks, with commas between them and a word before the last. */
export function listed(names: readonly string[], word = 'and'): string {
  const quoted = names.map((name) => `\`${name}\``)
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1) ?? ''}`
}
