import { expect, test } from 'vitest'
import { openKnownSecrets } from '../../src/shell/known-secrets.ts'

test.each(['INPUT_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ANTHROPIC_API_KEY', 'MODEL_KEY', 'DB_PASSWORD', 'SECRET', 'awsSecretAccessKey', 'SLACK_WEBHOOK_SECRET', 'MY_PAT', 'GOOGLE_CREDENTIALS'])('the value of %s is a secret', (name) => {
  expect(openKnownSecrets({ [name]: 'a-value-of-it' }, []).redact('a-value-of-it')).toBe('[secret]')
})

test.each(['SSH_AUTH_SOCK', 'GIT_AUTHOR_NAME', 'XAUTHORITY', 'INPUT_CONTEXT-TOKENS', 'KEYBOARD', 'INPUT_PROTECTED-PATHS', 'GOOGLE_CREDENTIALS_FILE', 'MONKEY', 'PATH', 'GITHUB_REPOSITORY'])('the value of %s is none', (name) => {
  expect(openKnownSecrets({ [name]: 'a-value-of-it' }, []).redact('a-value-of-it')).toBe('a-value-of-it')
})

test('what agents are given under a name that speaks of a secret is one, and the token in any case', () => {
  const secrets = openKnownSecrets({ AUTHOR_KEYS: 'value-of-an-agent', PLAIN: 'plain-value' }, ['AUTHOR_KEYS', 'PLAIN'], ['value-of-token'])
  expect(secrets.redact('value-of-an-agent plain-value value-of-token')).toBe('[secret] plain-value [secret]')
})
