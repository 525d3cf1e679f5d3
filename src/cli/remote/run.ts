import { judgeCi } from '../../core/decision/judge-ci.ts'
import type { Runner } from '../../core/model/config.ts'
import type { Sha } from '../../core/model/pull.ts'
import { realClock } from '../../shell/clock.ts'
import { ownGit } from '../../shell/git/own-git.ts'
import { connect } from '../../shell/github/client.ts'
import { gitHub } from '../../shell/github/github.ts'
import { watchCi, type Watched } from '../../turn/ci/watch.ts'
import { shownDiagnostic } from '../../core/report/shown-report.ts'
import { logTo, type Terminal } from '../terminal.ts'
import { needToken, tokenIn } from '../token.ts'
import { UsageError } from '../usage-error.ts'
import type { Looks, PushCommand, RerunCommand, Target, WatchCommand } from './arguments.ts'
import { baseOf, findCommit, findRepository } from './find-target.ts'
import { inOwnWords } from './own-words.ts'
import { push } from './push.ts'
import type { Remote } from './remote.ts'

/** `ci-feedback-loop watch`, `push` and `rerun`: give the exit code. */
export async function runRemote(command: WatchCommand | PushCommand | RerunCommand, terminal: Terminal): Promise<number> {
  const { target } = command
  try {
    const remote = await open(target, terminal)
    switch (command.kind) {
      case 'watch':
        return await watch(await findCommit(target, remote.repository, remote.git, remote.github), command.looks, target, remote)
      case 'rerun':
        return await rerun(await findCommit(target, remote.repository, remote.git, remote.github), remote)
      case 'push': {
        const pushed = await push(command, remote)
        return command.looks === null ? pushed.exitCode : await watch(pushed.commit, command.looks, target, remote)
      }
    }
  } catch (error) {
    if (terminal.cancelled.aborted) return 130
    throw inOwnWords(error, tokenIn(terminal.environment, target.tokenVariable)?.name ?? 'GITHUB_TOKEN')
  }
}

async function open(target: Target, { environment, cancelled, print, tell }: Terminal): Promise<Remote> {
  const git = ownGit(environment)
  const repository = await findRepository(target, git, environment)
  const token = needToken(environment, target.tokenVariable, 'read Actions and checks')
  const [clock, log] = [realClock(cancelled), logTo(tell)]
  const runner: Runner = {
    repository: repository.name,
    serverUrl: repository.serverUrl,
    runId: 0,
    runAttempt: 0,
    workflowPath: null,
    workflowName: '',
    temp: '',
  }
  const client = connect({ token, repository: repository.name, clock, log })
  return {
    github: gitHub(client, runner).github,
    clock,
    log,
    git,
    repository,
    runner,
    line: (value) => print(`${JSON.stringify(value)}\n`),
  }
}

async function watch(
  commit: Sha,
  { policy, patienceSeconds }: Looks,
  target: Target,
  { github, clock, git, line, repository, runner }: Remote,
): Promise<number> {
  const stop = new AbortController()
  const tell = async (value: unknown): Promise<void> => {
    if (!(await line(value))) stop.abort()
  }
  await tell({ type: 'watch', repository: repository.name, commit })
  const watched = await watchCi(
    { commit, baseBranch: await baseOf(target, git), patienceSeconds, config: { policy, runner }, stop: stop.signal },
    { github, clock },
    (news) =>
      tell(
        news.kind === 'job'
          ? { type: 'job', name: news.name, state: news.state }
          : { type: 'failure', diagnostic: shownDiagnostic(news.diagnostic) },
      ),
  )
  await tell({ type: 'end', ...watched })
  return exitCodes[watched.verdict]
}

const exitCodes: Readonly<Record<Watched['verdict'], number>> = {
  green: 0,
  red: 1,
  none: 2,
  gated: 2,
  running: 2,
  'out-of-time': 2,
  interrupted: 130,
}

async function rerun(commit: Sha, { github, line, repository }: Remote): Promise<number> {
  const runs = await github.ciRuns(commit)
  const verdict = judgeCi(
    { sha: commit, runs: runs.filter(({ status }) => status === 'completed'), checks: [] },
    { ignoreChecks: [], own: { runId: 0, workflowPath: null }, impatient: true },
  )
  const failed = verdict.kind === 'red' ? verdict.failedRuns : []
  if (failed.length === 0)
    throw new UsageError(
      runs.length === 0 ? `No workflow has run on ${commit.slice(0, 10)}.` : `No run of ${commit.slice(0, 10)} that has ended has failed.`,
      'There is nothing to run again; `watch` tells how its CI stands.',
    )
  const result = await github.rerunFailed(failed)
  if (result.kind === 'refused')
    throw new UsageError(`The failed jobs could not be started: ${result.why}`, 'The token needs `actions: write`.')
  await line({ type: 'rerun', repository: repository.name, commit, runs: failed.map(({ id, name, url }) => ({ id, name, url })) })
  return 0
}
