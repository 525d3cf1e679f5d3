import { describe, expect, test } from 'vitest'
import { aider } from '../../../src/core/agents/aider.ts'
import { exit, invocationContext } from '../../support/builders.ts'

// Words as its documentation and litellm's show them; none of this is a recording.
test('its account and what it took are read from its own lines', () => {
  const stdout =
    'Aider v0.86.1\nMain model: sonnet with diff edit format\n\nThe discount was subtracted, not applied.\n\nApplied edit to src/price.js\nTokens: 5.1k sent, 320 received. Cost: $0.02 message, $0.02 session.\nDone.\nTokens: 6k sent, 1.2k cache hit, 1,080 received. Cost: $0.03 message, $0.05 session.\n'
  expect(aider.interpret(exit({ stdout }))).toEqual({
    kind: 'finished',
    summary: 'The discount was subtracted, not applied.\n\nDone.',
    usage: { turns: 2, inputTokens: 11_100, outputTokens: 1_400, costUsd: 0.05, session: null, denials: [] },
  })
})

describe('errors that it tells with exit code 0', () => {
  test.each([
    ['litellm.AuthenticationError: AnthropicException - invalid x-api-key', 'wrong-key'],
    ['litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached', 'rate-limited'],
    ['litellm.InternalServerError: AnthropicException - Overloaded', 'overloaded'],
    ['litellm.ContextWindowExceededError: prompt is too long', 'too-long'],
    ['litellm.APIConnectionError: Connection refused', 'unreachable'],
    ['litellm.ContentPolicyViolationError: flagged', 'refused'],
    ['litellm.BadRequestError: no such model', 'crashed'],
    ['No LLM model was specified and no API keys were provided.', 'no-key'],
  ])('%s', (stdout, why) => {
    expect(aider.interpret(exit({ stdout }))).toMatchObject({ kind: 'failed', why })
  })

  test('one that passed is no failure', () => {
    expect(
      aider.interpret(
        exit({ stdout: 'litellm.RateLimitError: slow down\nRetrying in 0.2 seconds...\nDone.\nTokens: 1k sent, 20 received.\n' }),
      ),
    ).toMatchObject({ kind: 'finished' })
    expect(
      aider.interpret(
        exit({ stdout: 'Tokens: 1k sent, 20 received.\nTokens: 1k sent, 20 received.\nlitellm.RateLimitError: slow down\n' }),
      ),
    ).toMatchObject({ why: 'rate-limited' })
  })
})

test('the edits and its own questions are no part of its account', () => {
  const stdout =
    'Repo-map: disabled\n\na.js\nAdd file to the chat? (Y)es/(N)o [Yes]: y\n\nThe sum was wrong:\n\na.js\n```javascript\n<<<<<<< SEARCH\nconst sum = 1\n=======\nconst sum = 2\n>>>>>>> REPLACE\n```\n\nThat is all.\n'
  expect(aider.interpret(exit({ stdout }))).toMatchObject({ summary: 'The sum was wrong:\n\nThat is all.' })
})

test('what the checkout would have it obey is out of its way', () => {
  expect(aider.hides).toEqual(expect.arrayContaining(['.env', '.aider.conf.yml']))
})

test('it does nothing in the checkout but edit', () => {
  const { args } = aider.invoke(invocationContext({ briefFile: '/s/brief.md', home: '/s/home' }))
  for (const arg of [
    '--no-auto-commits',
    '--no-dirty-commits',
    '--no-gitignore',
    '--no-auto-test',
    '--no-auto-lint',
    '--no-detect-urls',
    '--analytics-disable',
    '--no-check-update',
  ])
    expect(args).toContain(arg)
  for (const option of ['--config', '--env-file', '--aiderignore', '--chat-history-file'])
    expect(args[args.indexOf(option) + 1]).toMatch(/^\/s\/home\//)
})
