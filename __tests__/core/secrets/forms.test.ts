import { describe, expect, test } from 'vitest'
import { noSecrets } from '../../support/builders.ts'

/** Characters as if by lot, always the same ones; never a real secret. */
function random(length: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'): string {
  let state = 42
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return alphabet[Math.floor(state / 65_536) % alphabet.length]
  }).join('')
}

const hex = '0123456789abcdef'
const part = (text: string): string => Buffer.from(text).toString('base64url')
const jwt = `${part('{"alg":"HS256","typ":"JWT"}')}.${part('{"sub":"1234567890","admin":true}')}.${random(43)}`

describe('[row 14] forms of secrets', () => {
  test.each<[string, string]>([
    ['a token of GitHub', `ghp_${random(36)}`],
    ['a token of GitHub', `gho_${random(36)}`],
    ['a token of GitHub', `ghs_${random(36)}`],
    ['a token of GitHub', `ghs_1234567_${jwt}`],
    ['a token of GitHub', `ghs_${random(500, 'ABCDEFabcdef0123456789._-')}`],
    ['a fine-grained token of GitHub', `github_pat_${random(22)}_${random(59)}`],
    ['a key of Anthropic', `sk-ant-api03-${random(93)}AA`],
    ['a key of OpenAI', `sk-proj-${random(120)}`],
    ['a key of OpenAI', `sk-${random(20)}T3BlbkFJ${random(20)}`],
    ['a key of AWS', `AKIA${random(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`],
    ['a key of Google', `AIza${random(35)}`],
    ['a token of Google', `GOCSPX-${random(28)}`],
    ['a key of Azure storage', `AccountKey=${random(86)}==`],
    ['a secret of Azure', `${random(3)}8Q~${random(33)}`],
    ['a token of Slack', `xoxb-${random(12, '0123456789')}-${random(12, '0123456789')}-${random(24)}`],
    ['a webhook of Slack', `https://hooks.slack.com/services/T${random(8)}/B${random(10)}/${random(24)}`],
    ['a key of Stripe', `sk_live_${random(24)}`],
    ['a token of npm', `npm_${random(36)}`],
    ['a token of PyPI', `pypi-AgEIcHlwaS5vcmc${random(80)}`],
    ['a token of GitLab', `glpat-${random(20)}`],
    ['a token of Hugging Face', `hf_${random(34)}`],
    ['a key of SendGrid', `SG.${random(22)}.${random(43)}`],
    ['a JSON Web Token', jwt],
    ['a private key', `-----BEGIN OPENSSH PRIVATE KEY-----\n${random(70)}\n${random(70)}\n-----END OPENSSH PRIVATE KEY-----`],
    ['a private key', `"private_key": "-----BEGIN PRIVATE KEY-----\\n${random(64)}\\n-----END PRIVATE KEY-----\\n"`],
  ])('%s', (kind, secret) => {
    expect(noSecrets.find(`x = "${secret}";`).map((found) => found.kind)).toEqual([kind])
    expect(noSecrets.redact(`x = "${secret}";`)).not.toContain(secret.slice(-12))
    expect(noSecrets.find(`x = "${Array.from(secret).join('\u200b')}";`), 'split by what cannot be seen').toHaveLength(1)
  })

  test.each<[string, string]>([
    ['a commit', random(40, hex)],
    ['a hash of a package', `sha512-${random(86)}==`],
    ['an id', '123e4567-e89b-42d3-a456-426614174000'],
    ['a placeholder', `ghp_${'x'.repeat(36)}`],
    ['another placeholder', 'sk-ant-api03-...'],
    ['a name', 'ghs_read_the_state_of_all_the_runs_of_a_commit'],
    ['the key of AWS in its documentation', 'AKIAIOSFODNN7EXAMPLE'],
    [
      'a token of the documentation',
      `${part('{"alg":"HS256"}')}.${part('{"sub":"1234567890"}')}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c`,
    ],
    ['base64', Buffer.from('a picture of something that is no secret at all'.repeat(4)).toString('base64')],
    ['three words that look like a token', `eyJ${random(20)}.${random(20)}.${random(20)}`],
    ['code that looks for keys', "if (line.startsWith('-----BEGIN PRIVATE KEY-----')) return parse(line)"],
    ['a public key', `-----BEGIN PUBLIC KEY-----\n${random(64)}\n-----END PUBLIC KEY-----`],
    ['an e-mail address', 'maria.rossi@shop.example'],
    ['a marker of ours', '<!-- codality:loop {"version":1,"pull":7,"epoch":"0","fingerprint":"0123456789abcdef"} -->'],
  ])('%s is none', (_, text) => {
    expect(noSecrets.redact(`x = "${text}";`)).toBe(`x = "${text}";`)
  })

  test('behind an escape of JSON, and written in escapes, it is one too', () => {
    const token = `ghp_${random(36)}`
    expect(noSecrets.redact(JSON.stringify({ text: `token:\n${token}\n` }))).toBe('{"text":"token:\\n[secret]\\n"}')
    expect(noSecrets.redact(`{"text":"\\u0067${token.slice(1)}"}`)).toBe('{"text":"[secret]"}')
  })
})
