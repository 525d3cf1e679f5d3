import { steeringPart } from '../change/agent-configuration.ts'
import { codeSpan } from '../common/fence.ts'
import type { Change, Objection } from '../model/change.ts'
import type { Replaced } from '../model/replaced.ts'
import { foldNames } from '../common/fold-path.ts'

/**
 * Objects to a change unless that was done already. Agents saw the base branch's configuration in the place of the pull request's: what they made of it would undo the pull request's,
 * whatever `protected-paths` says.
 */
export function judgeReplaced({ files }: Change, replaced: Replaced | null, known: readonly Objection[]): readonly Objection[] {
  if (replaced === null) return []
  const paths = new Set(replaced.paths.map(foldNames))
  const isReplaced = (path: string): boolean => paths.has(foldNames(path)) || (replaced.more > 0 && steeringPart(path, 'link') !== null)
  return files
    .filter(({ path }) => isReplaced(path) && !known.some((one) => one.path === path && one.weight === 'block'))
    .map(({ path }) => ({
      guard: 'replaced-configuration',
      weight: 'block',
      message: `${codeSpan(path)} steers agents and differs from ${codeSpan(replaced.branch)}; the agent was given that branch's, so its change does not fit this pull request's.`,
      remedy: 'Make this change by hand.',
      path,
    }))
}
