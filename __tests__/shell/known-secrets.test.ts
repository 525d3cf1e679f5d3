import { expect, test } from 'vitest'
import { agentVariables } from '../../src/core/agents/index.ts'
import { openKnownSecrets } from '../../src/shell/known-secrets.ts'

test.each([
  'INPUT_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ANTHROPIC_API_KEY',
  'MODEL_KEY',
  'DB_PASSWORD',
  'SECRET',
  'awsSecretAccessKey',
  'SLACK_WEBHOOK_SECRET',
  'MY_PAT',
  'GOOGLE_CREDENTIALS',
])('the value of %s is a secret', (name) => {
  expect(openKnownSecrets({ [name]: 'a-value-of-it' }, []).redact('a-value-of-it')).toBe('[secret]')
})

test.each([
  'SSH_AUTH_SOCK',
  'GIT_AUTHOR_NAME',
  'XAUTHORITY',
  'INPUT_CONTEXT-TOKENS',
  'KEYBOARD',
  'INPUT_PROTECTED-PATHS',
  'GOOGLE_CREDENTIALS_FILE',
  'MONKEY',
  'PATH',
  'GITHUB_REPOSITORY',
])('the value of %s is none', (name) => {
  expect(openKnownSecrets({ [name]: 'a-value-of-it' }, []).redact('a-value-of-it')).toBe('a-value-of-it')
})

test('what agents are given under a plain name is one unless it is a setting; of other variables a plain name is believed', () => {
  const environment = {
    MODEL_ACCESS: 'k8Jd7Ws2Lq9Zx4Vb',
    REGION: 'us-east-1',
    DATABASE: 'postgres://shop:p4ss-Kx2mQ@db.example.com/shop',
    OTHER: 'Zk3v8Qw1Tn5Yb7Xc',
  }
  const secrets = openKnownSecrets(environment, ['MODEL_ACCESS', 'REGION', 'DATABASE'])
  expect(secrets.redact('k8Jd7Ws2Lq9Zx4Vb us-east-1 p4ss-Kx2mQ@db.example.com Zk3v8Qw1Tn5Yb7Xc')).toBe(
    '[secret] us-east-1 [secret]@db.example.com Zk3v8Qw1Tn5Yb7Xc',
  )
  expect(secrets.redact(Buffer.from('k8Jd7Ws2Lq9Zx4Vb').toString('hex'))).toBe('[secret]')
})

test('the headers and the address that an agent is given are looked into, too', () => {
  const environment = {
    ANTHROPIC_CUSTOM_HEADERS: 'x-gateway: k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3k8Jd7W',
    HTTPS_PROXY: 'http://me:p4ss-Kx2mQ@proxy.example.com:3128',
    ANTHROPIC_BASE_URL: 'https://gateway.example.com/v1',
  }
  const names = agentVariables({ chain: [{ name: 'claude', model: null, version: null, args: [] }], environment: [] })
  expect(openKnownSecrets(environment, names).redact('k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3k8Jd7W p4ss-Kx2mQ https://gateway.example.com/v1')).toBe(
    '[secret] [secret] https://gateway.example.com/v1',
  )
})

test('what agents are given under a name that speaks of a secret is one, and the token in any case', () => {
  const secrets = openKnownSecrets({ AUTHOR_KEYS: 'value-of-an-agent', PLAIN: 'plain-value' }, ['AUTHOR_KEYS', 'PLAIN'], ['value-of-token'])
  expect(secrets.redact('value-of-an-agent plain-value value-of-token')).toBe('[secret] plain-value [secret]')
})
