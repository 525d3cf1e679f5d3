import { expect, test } from 'vitest'
import { buildEnvironment, isForbidden } from '../../src/shell/agent-environment.ts'

const secrets = [
  'GITHUB_TOKEN',
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_WORKSPACE',
  'GH_TOKEN',
  'GH_ENTERPRISE_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_CACHE_URL',
  'INPUT_TOKEN',
  'RUNNER_TEMP',
  'RUNNER_TOOL_CACHE',
  'STATE_x',
  'NODE_OPTIONS',
  'LD_PRELOAD',
  'LD_LIBRARY_PATH',
  'DYLD_INSERT_LIBRARIES',
  'GIT_SSH_COMMAND',
  'GIT_CONFIG_COUNT',
  'GIT_DIR',
  'SSH_AUTH_SOCK',
]
const own = {
  PATH: '/usr/bin',
  LANG: 'C.UTF-8',
  MY_API_KEY: 'key',
  OTHER_SECRET: 'secret',
  HOME: '/home/runner',
  ...Object.fromEntries(secrets.map((name) => [name, 'secret'])),
}

test('only what every program needs is there by itself', () => {
  expect(buildEnvironment(own, [])).toEqual({ PATH: '/usr/bin', LANG: 'C.UTF-8' })
})

test('what the maintainer lists is there, too', () => {
  expect(buildEnvironment(own, ['MY_API_KEY'])).toEqual({ PATH: '/usr/bin', LANG: 'C.UTF-8', MY_API_KEY: 'key' })
})

test('a listed variable that is not set is not there, an empty one is', () => {
  expect(buildEnvironment({ EMPTY: '' }, ['EMPTY', 'ABSENT'])).toEqual({ EMPTY: '' })
})

test.each(secrets)('%s never passes, even when it is listed', (name) => {
  expect(isForbidden(name)).toBe(true)
  expect(buildEnvironment(own, [name])).not.toHaveProperty(name)
})

test.each(['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'MY_GITHUB_NAME', 'DIGIT_X', 'LEGIT_KEY', 'NODE_OPTIONS_X', 'HTTPS_PROXY'])(
  '%s may be listed',
  (name) => {
    expect(isForbidden(name)).toBe(false)
  },
)
