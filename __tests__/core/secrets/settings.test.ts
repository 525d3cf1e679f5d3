import { describe, expect, test } from 'vitest'
import { isSecretName, isSecretNameInCode } from '../../../src/core/secrets/secret-names.ts'
import { secretsIn } from '../../../src/core/secrets/settings.ts'

describe('what is given under a plain name', () => {
  test.each([
    'k8Jd7Ws2',
    'hunter2hunter2',
    'Passw0rd!',
    's3cr3t-v4lu3',
    'Summer2024!',
    'cnry+7fK2mQ/9vLp4Zt8Rw=J3',
    '/9j4AAQSkZJRgABAQ+cnry==',
    '/b8Kd73jsLq02/xYz9Qw7',
    '9f86d081884c7d659a2feaa0c55ad015',
    '123e4567-e89b-42d3-a456-426614174000',
    'aBcDxYzQwErTy',
    'qwhdkjahsdkjhaskdjhasdkjhqwe',
    'x-api-key: k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3',
    '{"user":"me","word":"k8Jd7Ws2Lq9"}',
  ])('%j is looked for as a whole', (value) => {
    expect(secretsIn(value)).toEqual([value])
    expect(secretsIn(` ${value}\n`)).toEqual([value])
  })

  test.each([
    '',
    'true',
    'k8Jd7Ws',
    'production',
    'verbose',
    'us-east-1',
    'europe-west12',
    '12345678901234567890',
    '1.5',
    '-1',
    '1.2.3-beta.4',
    'en_US.UTF-8',
    'localhost:5432',
    'db.internal.example.com:5432',
    'me@example.com',
    'myProjectName',
    'MAX_VALUE',
    'a long sentence of plain words',
    'one,two,three',
    '--max-old-space-size=4096',
    '{"mode":"auto","depth":3}',
    'claude-sonnet-4-20250514',
    'gpt-4o-mini',
    'gpt-5.1-codex',
    'anthropic/claude-3.5-sonnet',
    'us.anthropic.claude-sonnet-4-20250514-v1:0',
    'accounts/fireworks/models/llama-v3p1-405b-instruct',
    'qwen2.5-coder-32b',
    'mixtral-8x7b',
    'o3-mini-high',
    'deepseek-r1',
    'https://api.example.com',
    'https://api.example.com/v1/models?mode=fast',
    'http://127.0.0.1:8080',
    'postgres://reader@db.example.com:5432/shop',
    'https://my-resource-4f.openai.azure.com/',
    'https://example.com/a/very-long-path-of-plain-words/index.html',
    '/usr/local/bin:/usr/bin',
    '/home/runner/work/shop/shop',
    '/opt/hostedtoolcache/node/24.1.0/x64/bin',
    './node_modules/.bin',
    '~/.config/tool',
    'C:\\Users\\runner\\AppData',
    '/tmp/tmp.a1B2c3/x',
    'src/**/*.ts',
  ])('%j is a setting', (value) => {
    expect(secretsIn(value)).toEqual([])
  })

  test('of an address only what opens it is looked for', () => {
    expect(secretsIn('postgres://shop:p%40ss-9Kx2mQ@db.example.com/shop')).toEqual(['p%40ss-9Kx2mQ'])
    expect(secretsIn('https://hooks.example.com/services/T0/B0/k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3')).toEqual(['k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3'])
    expect(secretsIn('https://example.com/hook?sig=k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3&mode=fast')).toEqual(['k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3'])
  })

  test('what is longer than any setting is looked for as a whole, whatever it holds', () => {
    for (const value of ['word '.repeat(2_000), `https://${'a/'.repeat(5_000)}`]) expect(secretsIn(value)).toEqual([value.trim()])
  })
})

describe('names of secrets', () => {
  test.each(['MODEL_KEY', 'AUTHOR_KEYS', 'DB_PASS', 'BASIC_AUTH', 'MY_PAT', 'SESSION_COOKIE'])(
    '%s is one as a variable, and may be anything in code',
    (name) => {
      expect([isSecretName(name), isSecretNameInCode(name)]).toEqual([true, false])
    },
  )

  test.each([
    'API_KEY',
    'apiKey',
    'privateKey',
    'access-key',
    'GITHUB_TOKEN',
    'clientSecret',
    'DB_PASSWORD',
    'awsSecretAccessKey',
    'passphrase',
    'mytoken',
  ])('%s is one everywhere', (name) => {
    expect([isSecretName(name), isSecretNameInCode(name)]).toEqual([true, true])
  })

  test.each(['TOKEN_FILE', 'secretName', 'tokenizer', 'SSH_AUTH_SOCK', 'MONKEY', 'keyboard', 'passenger', 'passwordFile', 'tokenCount'])(
    '%s is none anywhere',
    (name) => {
      expect([isSecretName(name), isSecretNameInCode(name)]).toEqual([false, false])
    },
  )
})
