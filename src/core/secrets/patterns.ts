import { isRandom } from './randomness.ts'

/** The form of a secret that somebody hands out. */
export interface Pattern {
  readonly kind: string
  /** Some of these stand in every match, as they are. */
  readonly cues: readonly string[]
  /** With the flag `g`; linear: what repeats is bounded, and nothing repeats within it. */
  readonly form: RegExp
  /** What only looks like one is left out here. */
  readonly isMeant?: (match: string) => boolean
}

/** Nothing of the same kind stands before. */
const start = '(?<![A-Za-z0-9])'

function pattern(kind: string, cues: readonly string[], form: string, isMeant: Pattern['isMeant'] = isRandom): Pattern {
  return { kind, cues, form: new RegExp(start + form, 'g'), isMeant }
}

/** Values that documentation shows, which open nothing. */
const samples = ['EXAMPLE', 'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c']

function isNoSample(match: string): boolean {
  return isRandom(match) && !samples.some((sample) => match.endsWith(sample))
}

/**
 * Forms as their makers document them, and as gitleaks (https://github.com/gitleaks/gitleaks, `config/gitleaks.toml`) looks for
 * them. Tokens of GitHub Apps have up to about 520 characters, with dots in them.
 */
export const patterns: readonly Pattern[] = [
  pattern(
    'a token of GitHub',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    'gh[pousr]_(?:[A-Za-z0-9]{36,255}(?![A-Za-z0-9._-])|[A-Za-z0-9._-]{36,600})',
    (match) => isRandom(match.slice(4)) && /\d/.test(match) && /[A-Z]/.test(match),
  ),
  pattern('a fine-grained token of GitHub', ['github_pat_'], 'github_pat_[A-Za-z0-9]{20,30}_[A-Za-z0-9]{50,100}'),
  pattern('a key of Anthropic', ['sk-ant-'], 'sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{32,200}'),
  pattern('a key of OpenAI', ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-None-'], 'sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{40,300}'),
  pattern('a key of OpenAI', ['T3BlbkFJ'], 'sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}'),
  pattern('a key of OpenRouter', ['sk-or-v1-'], 'sk-or-v1-[0-9a-f]{64}'),
  pattern('a key of AWS', ['AKIA', 'ASIA', 'ABIA', 'ACCA'], '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])', isNoSample),
  pattern('a key of Google', ['AIza'], 'AIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])'),
  pattern('a token of Google', ['ya29.', 'GOCSPX-'], '(?:ya29\\.[0-9A-Za-z_-]{30,600}|GOCSPX-[A-Za-z0-9_-]{28})'),
  pattern('a key of Azure storage', ['AccountKey='], 'AccountKey=[A-Za-z0-9+/]{86}=='),
  pattern('a secret of Azure', ['Q~'], '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])'),
  pattern(
    'a token of Slack',
    ['xoxa-', 'xoxb-', 'xoxe-', 'xoxe.', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'],
    '(?:xox[abeoprs][-.][0-9A-Za-z.-]{20,300}|xapp-\\d-[A-Z0-9]{5,20}-\\d{5,20}-[a-f0-9]{32,100})',
  ),
  pattern('a webhook of Slack', ['hooks.slack.com/'], 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80}'),
  pattern(
    'a key of Stripe',
    ['_live_', '_test_', '_prod_', 'whsec_'],
    '(?:(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{24,200}|whsec_[A-Za-z0-9+/]{32,100})',
  ),
  pattern('a token of npm', ['npm_'], 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])'),
  pattern('a token of PyPI', ['pypi-AgEI'], 'pypi-AgEI[A-Za-z0-9_-]{50,1000}'),
  pattern(
    'a token of GitLab',
    ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-', 'glagent-', 'glimt-', 'gloas-'],
    'gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt|oas)-[A-Za-z0-9_.-]{20,300}',
  ),
  pattern('a token of Hugging Face', ['hf_'], 'hf_[A-Za-z0-9]{34}(?![A-Za-z0-9_])'),
  pattern('a token of Docker', ['dckr_'], 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,60}'),
  pattern('a key of SendGrid', ['SG.'], 'SG\\.[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{40,50}'),
  pattern('a token of DigitalOcean', ['_v1_'], 'do[opr]_v1_[a-f0-9]{64}'),
  pattern('a key of Groq', ['gsk_'], 'gsk_[A-Za-z0-9]{52}'),
  {
    kind: 'a private key',
    cues: ['PRIVATE KEY'],
    form: /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----[\sA-Za-z0-9+/=:,.\\"'-]{0,8192}/g,
    isMeant: (match) => /[A-Za-z0-9+/]{40}/.test(match),
  },
  pattern(
    'a JSON Web Token',
    ['eyJ'],
    'eyJ[A-Za-z0-9_-]{10,2000}\\.[A-Za-z0-9_-]{10,8000}\\.[A-Za-z0-9_-]{16,1500}',
    (match) => isNoSample(match) && hasPlausibleHeader(match),
  ),
]

/** The first part of a JSON Web Token names the way it is signed (RFC 7515). */
function hasPlausibleHeader(token: string): boolean {
  const [header = ''] = token.split('.', 1)
  try {
    return /"alg"\s*:\s*"/.test(atob(header.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return false
  }
}
