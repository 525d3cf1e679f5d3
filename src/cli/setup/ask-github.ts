import type { GitHubFacts } from '../../core/model/setup-facts.ts'
import { realClock } from '../../shell/clock.ts'
import { ownGit } from '../../shell/git/own-git.ts'
import { connect } from '../../shell/github/client.ts'
import { readSetupFacts } from '../../shell/github/setup-facts.ts'
import { findRepository } from '../remote/find-target.ts'
import { inOwnWords } from '../remote/own-words.ts'
import { logTo, type Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import type { DoctorCommand } from './arguments.ts'

/** What GitHub tells with the token in that variable. */
export async function askGitHub(
  { root, repository }: DoctorCommand,
  variable: string,
  { environment, cancelled, tell }: Terminal,
): Promise<GitHubFacts> {
  const token = environment[variable]?.trim() ?? ''
  if (token === '')
    throw new UsageError(
      `There is no token for GitHub: \`${variable}\` is not set.`,
      'Set it, for example with `export GITHUB_TOKEN="$(gh auth token)"`.',
    )
  const { name } = await findRepository({ root, repository }, ownGit(environment), environment)
  try {
    return await readSetupFacts(connect({ token, repository: name, clock: realClock(cancelled), log: logTo(tell) }))
  } catch (error) {
    throw inOwnWords(error, variable)
  }
}
