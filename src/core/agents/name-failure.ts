import type { AgentFailure } from '../model/agent.ts'

/** What services and command lines write when something of theirs is wrong. The first that holds names it, so the telling ones come first. */
const shapes: readonly (readonly [AgentFailure, RegExp])[] = [
  [
    'too-long',
    /prompt (?:is|as) too long|context[ _](?:length|window)|maximum context|too many tokens|input token count|exceeds the (?:maximum|limit).{0,40}tokens|request too large|reduce the length/i,
  ],
  [
    'no-key',
    /missing (?:environment variable|api key)|not logged in|no (?:api )?key|api key (?:is )?(?:missing|not (?:set|found|provided))|no authentication|must specify the \S+_API_KEY|invalid auth method|set an auth method/i,
  ],
  ['rate-limited', /\b429\b|rate.?limit|too many requests|quota|resource.?exhausted|credit balance|usage limit|billing/i],
  ['overloaded', /\b(?:5\d\d)\b|overloaded|high demand|unavailable|internal server error|bad gateway|gateway timeout|try again later/i],
  [
    'wrong-key',
    /\b40[13]\b|unauthori[sz]ed|invalid.{0,12}api.?key|api key not valid|incorrect api key|authentication|permission.?denied|forbidden/i,
  ],
  ['refused', /content.?(?:filter|policy)|safety|prohibited|refus(?:al|ed to)|blocked by/i],
  [
    'unreachable',
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|connection (?:failed|error|refused|reset)|connect error|fetch failed|(?:cannot|could not|failed to) connect|network (?:error|is unreachable)|error sending request|lookup address|getaddrinfo|waiting for network/i,
  ],
]

/** Names a failure by the status of the model's service, where one is told, and else by the text. What fits nothing has crashed. */
export function nameFailure(status: number | null, text: string): AgentFailure {
  const shown = text.slice(-4_000)
  if (status === null || status === 400 || status === 413 || status === 422)
    return shapes.find(([, shape]) => shape.test(shown))?.[0] ?? 'crashed'
  if (status === 401 || status === 403) return 'wrong-key'
  if (status === 402 || status === 429) return 'rate-limited'
  return status >= 500 ? 'overloaded' : 'crashed'
}
