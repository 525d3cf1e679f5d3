import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../core/model/config.ts'
import type { Sha } from '../core/model/pull.ts'
import type { Secrets } from '../core/model/secrets.ts'
import { warnings } from '../core/report/warnings.ts'
import type { FileList } from '../ports/github.ts'
import type { Workspace } from '../ports/workspace.ts'
import type { Log, World } from '../ports/world.ts'
import { realClock } from './clock.ts'
import { internet } from './egress/host-proxy.ts'
import { findGit } from './git/git.ts'
import { workspace } from './git/workspace.ts'
import { connect } from './github/client.ts'
import { jobIdentity } from './github/comments.ts'
import { gitHub } from './github/github.ts'
import { unlisted } from './github/pulls.ts'
import { processes } from './processes.ts'
import { programs } from './programs.ts'
import { redacting } from './redacting.ts'
import { notifier } from './webhook.ts'

export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal
  readonly log: Log
  /** Nothing that is put together here lets them out. */
  readonly secrets: Secrets
  /** Takes what an untrusted process prints. */
  readonly foreign: (text: string) => void
}

/** Puts the real outside together. */
export function openWorld(config: Config, { environment, cancelled, log: shownLog, secrets, foreign }: Surroundings): World {
  const { runner, token } = config
  const guarded = redacting(secrets)
  const log = guarded.log(shownLog)
  const clock = realClock(cancelled)
  const client = connect({ token, repository: runner.repository, clock, log, timeoutSeconds: config.requestTimeoutSeconds })
  const { github, identity } = gitHub(client, runner)
  mkdirSync(runner.temp, { recursive: true })
  const author = async (): Promise<{ name: string; email: string }> => {
    // Who signs decides nothing, so no finished change is lost for it.
    const { login, id } = await identity().catch(() => jobIdentity)
    // GitHub knows a commit's author by this address; without an id the job's own account signs.
    const known = id > 0 ? { login, id } : jobIdentity
    return { name: known.login, email: `${known.id}+${known.login}@${noreplyHost(runner.serverUrl)}` }
  }
  const git = findGit(environment['PATH'] ?? '', runner.serverUrl.startsWith('http://') ? 'http' : 'https', config.requestTimeoutSeconds)
  // Outside of a real runner, a person's own programs may be among what appears meanwhile.
  const endsStrays = environment['RUNNER_ENVIRONMENT'] !== undefined
  const network = config.allowedHosts.length === 0 ? {} : { network: { hosts: config.allowedHosts, outside: internet } }
  const own = processes({ environment, cancelled, log: foreign, warn: (warning) => log.warn(warning), endsStrays, ...network })
  // A machine that cannot do this costs no attempt.
  if (config.allowedHosts.length > 0 && (config.phase === 'all' || config.phase === 'fix')) own.prepare()
  const running = guarded.processes(own)
  const mcp = { program: process.execPath, script: join(dirname(resolve(process.argv[1] ?? '')), 'mcp.js') }
  const commits = workspace({
    git,
    temp: runner.temp,
    url: `${runner.serverUrl}/${runner.repository}.git`,
    token,
    author,
    wait: (seconds) => clock.wait(seconds),
  })
  return {
    // Where the commit is going to be fetched anyhow, its list of files costs no request and is never cut off.
    github: guarded.github(config.phase === 'all' ? { ...github, trackedFiles: (sha) => listFiles(commits, sha, log) } : github),
    workspace: guarded.workspace(commits),
    programs: programs({ environment, consent: new Set(config.agent.environment), temp: runner.temp, processes: running, mcp, log }),
    processes: running,
    mcp,
    notifier: notifier(config.notify.webhook, { secrets, clock, log }),
    secrets,
    clock,
    log,
  }
}

/** Where the addresses lie by which a server knows its own accounts: https://docs.github.com/account-and-profile/reference/email-addresses-reference */
export function noreplyHost(serverUrl: string): string {
  return `users.noreply.${new URL(serverUrl).hostname}`
}

async function listFiles(commits: Workspace, sha: Sha, log: Log): Promise<FileList> {
  try {
    return { paths: [...(await commits.modes(sha)).keys()], gap: null }
  } catch (error) {
    log.warn(warnings.filesUnlisted(error))
    return { paths: [], gap: unlisted }
  }
}
