import { RequestError } from '@octokit/request-error'
import { ConfigError } from '../../core/model/config.ts'
import { UsageError } from '../usage-error.ts'

/** What is said to a workflow's author is said to the person who typed a command. */
export function inOwnWords(error: unknown, variable: string): unknown {
  if (error instanceof ConfigError && error.message.startsWith('GitHub does not accept the token'))
    return new UsageError(error.message, `Check the value of ${variable}.`)
  if (error instanceof ConfigError && error.message.startsWith('The token lacks the permission'))
    return new UsageError(error.message, `Give it to the token in ${variable}.`)
  if (error instanceof RequestError)
    return new UsageError(
      `${error.message.split('\n', 1)[0]?.replace(/\.$/, '') ?? ''}.`,
      'Check the network and GITHUB_API_URL, and try again.',
    )
  return error
}
