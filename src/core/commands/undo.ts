import { deedKey } from '../decision/claims.ts'
import { codeSpan, fence } from '../common/fence.ts'
import { type Sha, short } from '../model/pull.ts'
import type { TurnContext } from '../model/turn.ts'
import { newestStanding, undoable } from '../decision/undoable.ts'
import { defineCommand } from './command.ts'

/** Takes back by a commit on top, so that nothing is lost; a new count, as for all that people ask for. */
export const undo = defineCommand({
  name: 'undo',
  argument: '',
  help: () => "takes back the loop's last commit by another one, as long as nobody has pushed on top of it",
  waits: true,
  slot: 'heard',
  decide: ({ state: { record, pull, claims } }) => {
    const found = undoable(record.attempts, pull.headSha)
    if (found.kind === 'none') return { kind: 'answer', code: 'undo-nothing' }
    if (claims.handled.has(deedKey('reverted', found.attempt.commit))) return { kind: 'answer', code: 'undo-begun' }
    return found.kind === 'moved' ? { kind: 'answer', code: 'undo-moved' } : { kind: 'undo', attempt: found.attempt }
  },
  answers: {
    'undo-nothing': {
      tell: () => 'There is nothing to take back: no commit of mine that I know of stands on this branch.',
      view: null,
      refuses: true,
    },
    'undo-moved': {
      tell: ({ context }) =>
        `${named(context)} is not the newest commit any more: somebody pushed on top of it, or rewrote the branch. So nothing was changed. To take it back all the same:\n\n${byHand(context)}`,
      view: null,
      refuses: true,
    },
    'undo-begun': {
      tell: ({ context }) =>
        `${named(context)} was about to be taken back before, and that is done only once, so nothing was changed. If the branch still has it:\n\n${byHand(context)}`,
      view: null,
      refuses: true,
    },
    'undo-refused': {
      tell: ({ context, facts: { detail = '', before } }) =>
        `${named(context)} could not be taken back: ${codeSpan(detail, 300)} To take it back by hand:\n\n${before === undefined ? byHand(context) : backTo(before, context)}`,
      view: null,
      refuses: true,
    },
  },
})

function named({ record, links }: TurnContext): string {
  const commit = newestStanding(record.attempts)?.commit
  return commit === undefined ? 'My last commit' : `My last commit, [\`${short(commit)}\`](${links.repository}/commit/${commit}),`
}

/** The whole id, so that nothing else can be meant. Only branches with plain names are served. `-m 1` is for a merge, and changes nothing for all else. */
function byHand({ record, pull }: TurnContext): string {
  const commit = newestStanding(record.attempts)?.commit ?? 'HEAD'
  return fence(
    `git fetch origin ${pull.headBranch}\ngit switch ${pull.headBranch}\ngit pull --ff-only\ngit revert --no-edit -m 1 ${commit}\ngit push origin ${pull.headBranch}`,
    2_000,
    'sh',
  )
}

/** Commits that were put anew are taken back by what was there before, on the lease of what took its place. */
function backTo(before: Sha, { record, pull }: TurnContext): string {
  const commit = newestStanding(record.attempts)?.commit ?? pull.headSha
  return fence(
    `git fetch origin ${before}\ngit push --force-with-lease=refs/heads/${pull.headBranch}:${commit} origin ${before}:refs/heads/${pull.headBranch}`,
    2_000,
    'sh',
  )
}
