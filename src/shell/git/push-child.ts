import type { PushResult } from '../../core/model/change.ts'
import { isSha, type Sha } from '../../core/model/pull.ts'
import type { Dropped } from '../../ports/workspace.ts'
import type { GitExit } from './run-git.ts'
import { credentials, must, type Source } from './trusted-folders.ts'

/** A commit that stands on the head of a branch, but for one that a maintainer lets take its place. */
interface Child {
  readonly commit: Sha
  /** Where the branch has to stand. */
  readonly parent: Sha
  readonly branch: string
  readonly message: string
  /** A ref that is taken down in the same push; null for none. */
  readonly drops: string | null
}

interface Pushing extends Source {
  /** Pauses for so many seconds. Without it a push that failed on its way is not made again. */
  readonly wait?: (seconds: number) => Promise<void>
}

const mostTries = 3
/** Git does not tell for how long a server asks to wait; GitHub says at least a minute then. */
const limitedSeconds = 60

/** Puts a commit on top of a branch that still is where it started from. Whatever git says, it is the branch itself that tells what came of it. */
export async function pushChild(options: Pushing, trusted: string, child: Child): Promise<PushResult & Dropped> {
  const pushed = await pushAll(options, trusted, child)
  // A server may decline all of a push for one ref of it.
  const isForRef = pushed.kind === 'rejected' && child.drops !== null && !pushed.dropped && pushed.detail.includes('[remote rejected]')
  return isForRef ? pushAll(options, trusted, { ...child, drops: null }) : pushed
}

async function pushAll(
  options: Pushing,
  trusted: string,
  { commit, parent, branch, message, drops }: Child,
): Promise<PushResult & Dropped> {
  const ref = `refs/heads/${branch}`
  let dropped = false
  for (let tried = 1; ; tried += 1) {
    // The lease names the one value that the branch may have, so a branch that was rewound or deleted is not brought back;
    // as the commit is a child of that value, or holds its changes anew, nothing can ever be thrown away.
    const exit = await options.git({
      folder: trusted,
      args: [
        'push',
        '--porcelain',
        '--no-verify',
        `--force-with-lease=${ref}:${parent}`,
        options.url,
        `${commit}:${ref}`,
        ...(drops === null ? [] : [`:${drops}`]),
      ],
      environment: credentials(options),
    })
    dropped ||= drops !== null && exit.stdout.toString().includes(`-\t:${drops}\t[deleted]`)
    const head = exit.code === 0 ? commit : await headOf(options, trusted, ref)
    if (head === commit) return { kind: 'pushed', commit, subject: message.split('\n', 1)[0] ?? '', dropped }
    if (head !== parent) return { kind: 'superseded', head, dropped }
    if (isRefused(exit) || tried >= mostTries || options.wait === undefined)
      return { kind: 'rejected', detail: `${exit.stdout.toString()}\n${exit.stderr}`.trim(), dropped }
    await options.wait(/\b429\b/.test(exit.stderr) ? limitedSeconds : tried)
  }
}

/** Did the server say no? All else failed on its way, and nothing was applied. */
function isRefused({ stdout, stderr }: GitExit): boolean {
  return /\[(?:remote )?rejected\]/.test(stdout.toString()) || /\b(?:error: |HTTP )40[134]\b/.test(stderr)
}

/** What the branch really is now; null when it is gone. A push whose answer was lost is found out here. */
async function headOf(options: Source, folder: string, ref: string): Promise<Sha | null> {
  const listed = await must(options.git, folder, ['ls-remote', options.url, ref], credentials(options))
  const sha = listed.toString().split('\t', 1)[0]?.trim() ?? ''
  return isSha(sha) ? sha : null
}
