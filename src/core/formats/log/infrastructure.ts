import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'

interface Trouble {
  readonly says: string
  readonly pattern: RegExp
}

/** Words of the runner or the kernel, which no tool's own test output uses in this way. */
const certain: readonly Trouble[] = [
  { says: 'The runner was lost', pattern: /runner has received a shutdown signal|lost communication with the server|hosted runner encountered an error|runner is no longer reachable/i },
  { says: 'The job ran into its timeout', pattern: /has exceeded the maximum execution time of \d|^(?:##\[error\])?The (?:action|job|step) .{1,200} has timed out after \d/i },
  { says: 'The job was cancelled', pattern: /^##\[error\]The operation was canceled\.?$/i },
  { says: 'The disk is full', pattern: /no space left on device|ENOSPC\b|There is not enough space on the disk/i },
  { says: 'The process ran out of memory and was killed', pattern: /^(?:##\[error\])?Process completed with exit code 137|JavaScript heap out of memory|^Killed$|Out of memory: Killed process|\(signal: 9, SIGKILL/i },
]
/** Network trouble is often retried, so only lines that call themselves errors count. */
const likely: readonly Trouble[] = [
  { says: 'A network request failed', pattern: /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|Could not resolve host|Temporary failure in name resolution|TLS handshake timeout|Connection timed out|network is unreachable/i },
  { says: 'A server was not available', pattern: /\b(?:502 Bad Gateway|503 Service Unavailable|504 Gateway Time-?out|500 Internal Server Error)/i },
  { says: 'A rate limit was hit', pattern: /rate limit exceeded|429 Too Many Requests|toomanyrequests|secondary rate limit/i },
  { says: 'An action could not be downloaded', pattern: /Unable to resolve action|Failed to download action|Failed to resolve action download info/i },
]
const complaint = /^(?:##\[error\]|npm (?:ERR!|error)|fatal: |curl: \(|ERROR|E: |error |Err:|go: .{1,300}: dial )/i

/** Failures that no change of the code repairs. */
export const infrastructure: LogFormat = {
  name: 'infrastructure',
  open() {
    const last = new Map<string, Finding>()
    return {
      line(line, at) {
        const trouble = certain.find(({ pattern }) => pattern.test(line)) ?? (complaint.test(line) ? likely.find(({ pattern }) => pattern.test(line)) : undefined)
        if (trouble !== undefined) last.set(trouble.says, finding({ kind: 'infrastructure', message: `${trouble.says}: ${line.replace(/^##\[error\]/, '').trim()}`, at }))
        return []
      },
      end: () => [...last.values()],
    }
  },
}
