import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding } from '../finding.ts'

interface Trouble {
  readonly says: string
  readonly pattern: RegExp
  /** Every line that the pattern matches holds one of these. */
  readonly cues: readonly string[]
}

/** Words of the runner or the kernel, which no tool's own test output uses in this way. */
const certain: readonly Trouble[] = [
  {
    says: 'The runner was lost',
    pattern:
      /runner has received a shutdown signal|lost communication with the server|osted runner encountered an error|runner is no longer reachable|^##\[error\]Process completed with exit code 143/,
    cues: [
      'received a shutdown signal',
      'lost communication with',
      'osted runner encountered',
      'runner is no longer reachable',
      'completed with exit code ###',
    ],
  },
  {
    says: 'The job ran into its timeout',
    pattern: /has exceeded the maximum execution time of \d|^(?:##\[error\])?The (?:action|job|step) .{1,200} has timed out after \d/,
    cues: ['exceeded the maximum execution time', 'has timed out after #'],
  },
  { says: 'The job was cancelled', pattern: /^##\[error\]The operation was cancell?ed\.?$/, cues: ['[error]The operation was'] },
  {
    says: 'The disk is full',
    pattern: /[Nn]o space left on device|ENOSPC\b|There is not enough space on the disk/,
    cues: ['o space left on device', 'ENOSPC', 'not enough space on the disk'],
  },
  {
    says: 'The process ran out of memory and was killed',
    pattern:
      /^(?:##\[error\])?Process completed with exit code 137|JavaScript heap out of memory|^Killed$|Out of memory: Killed process|\(signal: 9, SIGKILL|fatal error: Killed signal terminated program /,
    cues: [
      'Killed signal terminated',
      'completed with exit code ###',
      'heap out of memory',
      'Killed',
      'Out of memory: Killed',
      'signal: #, SIGKILL',
    ],
  },
]
/** What tools of packages say when they give up on the network, in lines that nothing else begins like. */
const givenUp: readonly Trouble[] = [
  {
    says: 'A network request failed',
    pattern:
      /^\[(?:ERROR|FATAL)\] .{0,2000}Could not transfer artifact .{1,1500}(?:Connection (?:reset|refused|timed out)|[Tt]imed out|status code: (?:429|50[0234])|Remote host terminated|Connection pool shut down)|: error NU130[01]: |^pip\._vendor\.\S{1,200}: .{0,2000}(?:Read timed out|Max retries exceeded|Connection broken)/,
    cues: ['not transfer artifact', 'error NU###', 'pip._vendor.'],
  },
  {
    says: 'A server was not available',
    pattern: /^\s{1,20}> Could not .{1,1500} Received status code (?:429|50[0234]) from server/,
    cues: ['Received status code ###'],
  },
]
/** Network trouble is often retried, so only lines that call themselves errors count. */
const likely: readonly Trouble[] = [
  {
    says: 'A network request failed',
    pattern:
      /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|[Cc]ould not resolve host|[Tt]emporary failure in name resolution|TLS handshake timeout|[Cc]onnection timed out|[Nn]etwork is unreachable|dial tcp .{1,200}: (?:i\/o timeout|connect: connection refused)|[Cc]onnection reset by peer|ERR_PNPM_META_FETCH_FAIL|Operation timed out after \d|Failed to connect to (?!localhost|127\.|0\.0\.0\.0|\[?::1).{1,300}Couldn't connect to server/,
    cues: [
      'ECONNRESET',
      'ECONNREFUSED',
      'ETIMEDOUT',
      'EAI_AGAIN',
      'ENOTFOUND',
      'ould not resolve host',
      'failure in name resolution',
      'TLS handshake timeout',
      'onnection timed out',
      'etwork is unreachable',
      'dial tcp ',
      'onnection reset by peer',
      'META_FETCH_FAIL',
      'Operation timed out after #',
      "Couldn't connect to server",
    ],
  },
  {
    says: 'A server was not available',
    pattern:
      /\b(?:502 {1,2}Bad Gateway|503 {1,2}Service (?:Temporarily )?Unavailable|504 {1,2}Gateway Time-?[Oo]ut|500 {1,2}Internal Server Error)|returned error: 50[0234]\b/,
    cues: [
      '### Bad Gateway',
      '###  Bad Gateway',
      '### Service ',
      '###  Service ',
      '###  Gateway Time',
      '###  Internal Server',
      'returned error: ###',
      '### Gateway Time',
      '### Internal Server Error',
    ],
  },
  {
    says: 'A rate limit was hit',
    pattern: /[Rr]ate limit exceeded|429 Too Many Requests|toomanyrequests|secondary rate limit/,
    cues: ['ate limit exceeded', '### Too Many Requests', 'toomanyrequests', 'secondary rate limit'],
  },
  {
    says: 'A service of the runner was not there',
    pattern:
      /Cannot connect to the Docker daemon|No runner matching the specified labels|Unable to find any artifacts for the associated workflow|Artifact not found for name/,
    cues: ['connect to the Docker daemon', 'No runner matching', 'Unable to find any artifacts', 'Artifact not found for name'],
  },
  {
    says: 'An action could not be downloaded',
    pattern: /Unable to resolve action|Failed to download action|Failed to resolve action download info/,
    cues: ['Unable to resolve action', 'Failed to download action', 'Failed to resolve action'],
  },
]
const sure = [...certain, ...givenUp]
const complaint =
  /^(?:##\[error\]|npm (?:ERR!|error)|fatal: |curl: \(|docker: |(?:docker: )?Error response from daemon|ERROR|ERR_PNPM|Cannot connect |E: |[Ee]rror |Error: |Err:|go: .{1,1000}: (?:dial |net\/http: |read |50[0234] ))/

/** Failures that no change of the code repairs. */
export const infrastructure: LogFormat = {
  name: 'infrastructure',
  cues: [...sure, ...likely].flatMap(({ cues }) => cues),
  open() {
    const last = new Map<string, Finding>()
    return {
      line(line, at) {
        const trouble = troubleOf(line)
        if (trouble !== undefined)
          last.set(
            trouble.says,
            finding({ kind: 'infrastructure', message: `${trouble.says}: ${line.replace(/^##\[error\]/, '').trim()}`, at }),
          )
        return []
      },
      end: () => [...last.values()],
    }
  },
}

/** Does a line of a log, or a message made from one, tell of the machine or of a service? */
export function tellsOfTrouble(line: string): boolean {
  return troubleOf(line) !== undefined
}

function troubleOf(line: string): Trouble | undefined {
  return (
    sure.find(({ pattern }) => pattern.test(line)) ?? (complaint.test(line) ? likely.find(({ pattern }) => pattern.test(line)) : undefined)
  )
}
