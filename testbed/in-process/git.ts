import type { Git } from '../../src/shell/git/git.ts'
import type { GitExit } from '../../src/shell/git/run-git.ts'
import { silenceSeconds } from './time.ts'
import type { Received, Site } from './site.ts'
import type { Step } from './workspace.ts'

export interface MemoryGitOptions {
  readonly site: Site
  /** The turn that works here, by its number. */
  readonly turn: number
  /** The secret that it pushes with. */
  readonly token: string
  readonly step: Step
}

/** The two commands that go to the server when a commit is pushed, in git's own words for what became of them. Throws at any other. */
export function memoryGit({ site, turn, token, step }: MemoryGitOptions): Git {
  const push = async (args: readonly string[]): Promise<GitExit> => {
    const [update = '', removal = null] = args.slice(args.findIndex((arg) => arg.startsWith('--force-with-lease=')) + 2)
    const [after = '', ref = ''] = update.split(':')
    const before =
      args
        .find((arg) => arg.startsWith('--force-with-lease='))
        ?.split(':')
        .at(-1) ?? ''
    const answer = await step('git push', () =>
      site.receive({ branch: ref.replace('refs/heads/', ''), before, after, drops: removal?.slice(1) ?? null }, { token, turn }),
    )
    if (answer === 'hang') await site.time.until(site.time.now() + silenceSeconds * 1_000)
    return exitOf(answer, update, removal)
  }
  const list = (ref: string): GitExit => {
    const sha = site.repository.head(ref)
    return { code: 0, stdout: Buffer.from(sha === null ? '' : `${sha}\t${ref}\n`), stderr: '' }
  }
  return ({ args }) => {
    const [command] = args
    if (command === 'push') return push(args)
    if (command === 'ls-remote') return step('git ls-remote', () => list(args.at(-1) ?? ''))
    throw new Error(`git ${command ?? ''} is not to be had in memory`)
  }
}

function exitOf(answer: Received, update: string, removal: string | null): GitExit {
  const failed = (code: number, stderr: string): GitExit => ({ code, stdout: Buffer.alloc(0), stderr })
  if (typeof answer === 'string') return failed(128, 'fatal: the remote end hung up unexpectedly')
  if ('status' in answer)
    return failed(1, `error: RPC failed; HTTP ${answer.status} curl 22 The requested URL returned error: ${answer.status}`)
  const lines = [
    answer.moved ? ` \t${update}\t[up to date]` : `!\t${update}\t[rejected] (stale info)`,
    ...(answer.dropped ? [`-\t${removal ?? ''}\t[deleted]`] : []),
  ]
  return { code: answer.moved ? 0 : 1, stdout: Buffer.from(lines.map((line) => `${line}\n`).join('')), stderr: '' }
}
