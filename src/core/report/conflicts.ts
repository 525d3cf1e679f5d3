import { codeSpan, fence } from '../common/fence.ts'
import type { Unfit } from '../model/conflict.ts'
import type { HaltReason } from '../model/decision.ts'
import { listLines } from '../model/listing.ts'
import type { TurnContext } from '../model/turn.ts'

const listed = 20

/** What stands in the way of a merge, and the commands that mend it. Markdown; names of files and branches are inert. */
export function tellConflict(
  { conflict, unfit }: Extract<HaltReason, { code: 'conflict' }>,
  { pull }: Pick<TurnContext, 'pull'>,
): Readonly<Record<'emoji' | 'headline' | 'story' | 'next', string>> {
  const { branch } = conflict
  const files =
    conflict.files.length === 0 ? '' : `\n\nIn conflict:\n${listLines(conflict.files, listed, (path) => codeSpan(path, 200)).join('\n')}`
  return {
    emoji: '⚔️',
    headline: 'This pull request conflicts with its base branch',
    story: `GitHub runs no checks on it until it can be merged into ${codeSpan(branch)} again, so nothing more happens by itself.${unfit === null ? '' : ` With \`on-conflict: rebase\` its commits are put anew on that branch only where that takes nobody's work out of their hands: ${unfits[unfit]}.`}${files}\n\nIn a checkout of this repository:\n\n${fence(commands(pull.headBranch, branch), 1_000, 'sh')}`,
    next: 'someone resolves the conflict with these commands and pushes. `on-conflict: merge` lets the agent do it, with a commit on top.',
  }
}

const unfits: Readonly<Record<Unfit, string>> = {
  authors: 'here several people have made commits',
  merges: 'here there are merges among them',
  'too-many': 'here there are more than 100 of them',
}

function commands(head: string, base: string): string {
  return [
    `git fetch origin`,
    `git switch ${quoted(head)}`,
    `git merge ${quoted(`origin/${base}`)}`,
    '# resolve what is marked in the files, then',
    'git commit --all --no-edit',
    'git push',
  ].join('\n')
}

/** As a shell takes it. */
function quoted(name: string): string {
  return /^[\w./+@=-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`
}
