import { ConfigError, mentionable, type Mentioned, type NotifyChoice } from '../core/model/config.ts'
import { type Input, readList } from './input-values.ts'

/** Reads who is called. `step`: of this very step alone, for no other job is to see where chat is told. */
export function readNotify(input: Input, step: Input): NotifyChoice {
  return {
    mentions: readMentions(input('notify', 'author, reviewers')),
    webhook: readWebhook(step('notify-webhook'), step('notify-webhook-secret')),
  }
}

function readMentions(text: string): readonly Mentioned[] {
  const words = readList(text)
  if (words.length === 1 && words[0] === 'none') return []
  return words.map((word) => {
    const known = mentionable.find((one) => one === word)
    if (known === undefined)
      throw new ConfigError(
        `The input \`notify\` has \`${word}\`.`,
        'Use `author`, `reviewers`, both with a comma between them, or `none`.',
      )
    return known
  })
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The address itself lets anybody write there, so no message repeats it. */
function readWebhook(address: string, secret: string): NotifyChoice['webhook'] {
  if (address === '') {
    if (secret !== '')
      throw new ConfigError(
        'The input `notify-webhook-secret` is given, and `notify-webhook` is empty.',
        'Give the address as well, or leave both out; a secret of the repository that does not exist arrives empty.',
      )
    return null
  }
  const url = URL.canParse(address) ? new URL(address) : null
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname))
  if (url === null || !isSafe || url.username !== '' || url.password !== '')
    throw new ConfigError(
      'The input `notify-webhook` is no address that can be told.',
      'Give one that begins with `https://` and names no user; plain `http://` goes to this very machine alone.',
    )
  return { url: url.href, secret: secret === '' ? null : secret }
}
