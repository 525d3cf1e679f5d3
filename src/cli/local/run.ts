import { realpathSync } from 'node:fs'
import { mkdtemp, realpath, stat, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { agentVariables, findAgent } from '../../core/agents/index.ts'
import type { Sha } from '../../core/model/pull.ts'
import { makeVisible } from '../../core/common/visible.ts'
import { warnings } from '../../core/report/warnings.ts'
import { repairLocally } from '../../local/repair.ts'
import type { Lab } from '../../local/lab.ts'
import { realClock } from '../../shell/clock.ts'
import { findGit } from '../../shell/git/git.ts'
import { localBranch } from '../../shell/git/local-branch.ts'
import { type OwnGit, ownGit } from '../../shell/git/own-git.ts'
import {
  countUncommitted,
  newBranch,
  openOwnRepository,
  ownIdentity,
  type OwnRepository,
  snapshot,
} from '../../shell/git/own-repository.ts'
import { workspace } from '../../shell/git/workspace.ts'
import { openKnownSecrets } from '../../shell/known-secrets.ts'
import { processes } from '../../shell/processes.ts'
import { lacksKey, programs } from '../../shell/programs.ts'
import { redacting } from '../../shell/redacting.ts'
import { removeTree } from '../../shell/remove-tree.ts'
import { openWritten } from '../inputs.ts'
import { logTo, type Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import type { LocalCommand } from './arguments.ts'
import { exitCodeOf, summarise } from './summary.ts'

/** `ci-feedback-loop local`: gives the exit code. */
export async function runLocal(command: LocalCommand, terminal: Terminal): Promise<number> {
  refuseWithoutKey(command, terminal.environment)
  const git = ownGit(terminal.environment)
  const repository = await openOwnRepository(resolve(command.root), git)
  await refuseForeign(repository)
  const temp = await mkdtemp(join(await realpath(tmpdir()), 'codality-local-'))
  try {
    const commit = await startOf(command, git, repository, temp)
    const branch = await newBranch(git, repository, command.branch, commit)
    const lab = openLab({ command, repository, temp, branch, author: await ownIdentity(git, repository) }, terminal)
    const tests = { command: command.test, choices: { agent: command.agent, proof: command.proof } }
    const result = await repairLocally({ commit, tests, policy: command.policy }, lab)
    await terminal.print(summarise(result, { command, branch, start: commit, screen: terminal.screen }))
    return exitCodeOf(result.ending)
  } finally {
    if (!(await removeTree(temp))) logTo(terminal.tell).warn(warnings.folderNotRemoved(temp))
  }
}

/** An agent without a key could never work; better said before the tests have run than after. */
function refuseWithoutKey({ agent: { chain } }: LocalCommand, environment: NodeJS.ProcessEnv): void {
  const agents = chain.flatMap(({ name }) => findAgent(name) ?? [])
  const [first] = agents
  if (first === undefined || !agents.every((agent) => lacksKey(agent, environment))) return
  const [key = '', ...more] = first.keys
  throw new UsageError(
    `The agent \`${first.name}\` has no key: \`${key}\` is not set.`,
    `Set it${more.length === 0 ? '' : `, or one of ${more.join(', ')},`} in the environment of this command.`,
  )
}

/** Git itself reads nothing from what somebody else owns, and what a person allowed their own git holds for that one alone. */
async function refuseForeign({ folder, gitFolder }: OwnRepository): Promise<void> {
  const { uid } = await stat(gitFolder)
  const own = process.getuid?.()
  if (own !== undefined && uid !== own)
    throw new UsageError(
      `The repository in \`${folder}\` belongs to another user.`,
      'Run this as that user, or clone the repository and work in the clone.',
    )
}

async function startOf({ includesUncommitted }: LocalCommand, git: OwnGit, repository: OwnRepository, temp: string): Promise<Sha> {
  const { head, folder } = repository
  if (head === null) throw new UsageError(`Nothing has been committed yet in \`${folder}\`.`, 'Make the first commit.')
  const count = await countUncommitted(git, repository)
  if (count === 0) return head
  if (!includesUncommitted)
    throw new UsageError(
      `${count} ${count === 1 ? 'file is' : 'files are'} not committed, and the loop works on commits.`,
      'Commit or stash them, or take them in with `--include-uncommitted`.',
    )
  return snapshot(git, repository, temp)
}

interface LabOptions {
  readonly command: LocalCommand
  readonly repository: OwnRepository
  readonly temp: string
  readonly branch: string
  readonly author: { readonly name: string; readonly email: string }
}

function openLab({ command, repository, temp, branch, author }: LabOptions, { environment, cancelled, tell }: Terminal): Lab {
  const log = logTo(tell)
  const { gitFolder } = repository
  const source = { git: findGit(environment['PATH'] ?? '', 'file'), temp, url: gitFolder, token: null }
  const show = command.isVerbose ? (text: string) => tell(makeVisible(text)) : () => undefined
  const secrets = openKnownSecrets(environment, agentVariables(command.agent))
  const running = (hear: (text: string) => void): Lab['processes'] =>
    redacting(secrets).processes(processes({ environment, cancelled, warn: (warning) => log.warn(warning), log: hear, keepsUser: true }))
  const cache = environment['XDG_CACHE_HOME'] ?? ''
  const shelf = join(isAbsolute(cache) ? cache : join(homedir(), '.cache'), 'ci-feedback-loop')
  const mcp = { program: process.execPath, script: join(dirname(realpathSync(process.argv[1] ?? '.')), 'mcp.js') }
  return {
    workspace: workspace({ ...source, author: () => Promise.resolve(author) }),
    processes: running(show),
    listen: (hear) =>
      running((text) => {
        hear(text)
        show(text)
      }),
    programs: programs({ environment, consent: 'all', temp: shelf, keeps: true, processes: running(show), mcp, log }),
    mcp,
    secrets,
    clock: realClock(cancelled),
    log,
    branch: localBranch({ ...source, gitFolder, branch, author }),
    mark: async (scratch) => {
      const file = join(scratch, 'mark')
      await writeFile(file, '')
      // The clock of the file system, which may be coarser than that of the machine.
      const { mtimeMs } = await stat(file)
      return (folder) =>
        openWritten(folder, mtimeMs, {
          warn: (name, warning) => log.warn(warnings.reportDoubtful(name, warning)),
          progress: () => undefined,
          stdin: emptyInput(),
        })
    },
  }
}

async function* emptyInput(): AsyncGenerator<Uint8Array> {
  // Nothing that is found below a folder is read from standard input.
}
