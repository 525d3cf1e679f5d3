import { execFile, spawn } from 'node:child_process'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gitEnvironment } from './github/rest/bare-repository.ts'

const run = promisify(execFile)

/** Where git's answer goes: a response, or nowhere. */
export interface GitAnswer {
  readonly headersSent: boolean
  writeHead(status: number, headers?: Record<string, string>): unknown
  write(chunk: Buffer): boolean
}

export interface GitRequest {
  /** The folder that holds the repository. */
  readonly root: string
  /** The path below `root`, with git's own part: `/owner/name.git/info/refs`. */
  readonly path: string
  readonly query: string
  readonly login: string
  /** For the repository's hooks. */
  readonly environment: Readonly<Record<string, string>>
}

let program: Promise<string> | undefined

/** Asked of git once: distributions put it in different places. */
function backend(): Promise<string> {
  program ??= run('git', ['--exec-path']).then(({ stdout }) => `${stdout.trim()}/git-http-backend`)
  return program
}

function cgiEnvironment(request: IncomingMessage, git: GitRequest): Record<string, string> {
  const header = (name: string): string => String(request.headers[name] ?? '')
  const length = header('content-length')
  return {
    ...gitEnvironment(git.root),
    ...git.environment,
    GIT_PROJECT_ROOT: git.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: git.path,
    QUERY_STRING: git.query,
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_USER: git.login,
    REMOTE_ADDR: '127.0.0.1',
    // An empty length would be read as "no body"; a chunked push has none at all.
    ...(length === '' ? {} : { CONTENT_LENGTH: length }),
  }
}

function sendHead(response: GitAnswer, head: string): void {
  const fields = head
    .split('\r\n')
    .map((line) => /^(.*?):\s*(.*)$/.exec(line))
    .filter((match) => match !== null)
  const pairs = fields.map(([, name = '', value = '']) => [name, value] as const)
  const status = pairs.find(([name]) => name.toLowerCase() === 'status')?.[1] ?? '200'
  response.writeHead(Number.parseInt(status), Object.fromEntries(pairs.filter(([name]) => name.toLowerCase() !== 'status')))
}

/** Turns the program's output into the response's head and body; the caller ends the response. Resolves when there is no more of it. */
function relay(output: NodeJS.ReadableStream, response: GitAnswer): Promise<void> {
  let head = Buffer.alloc(0)
  let started = false
  output.on('data', (chunk: Buffer) => {
    if (started) return void response.write(chunk)
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    started = true
    sendHead(response, head.subarray(0, end).toString())
    return void response.write(head.subarray(end + 4))
  })
  return new Promise((resolve) => void output.once('end', resolve))
}

/** What git answers to "what can you do?" in the second version of its protocol, by what was asked: it names no ref, and so stays the same. */
const greetings = new Map<string, readonly Buffer[]>()

/** Answers one request with git's own server; resolves when git is done and leaves the response open. */
export async function serveGit(request: IncomingMessage, response: GitAnswer, git: GitRequest): Promise<void> {
  const environment = cgiEnvironment(request, git)
  const greeting =
    request.method === 'GET' && git.query === 'service=git-upload-pack' && environment['GIT_PROTOCOL'] === 'version=2'
      ? `${git.root}${git.path}`
      : null
  const known = greetings.get(greeting ?? '')
  if (known !== undefined) return relay(Readable.from(known), response)
  const cgi = spawn(await backend(), { env: environment })
  const answer: Buffer[] = []
  if (greeting !== null) cgi.stdout.on('data', (chunk: Buffer) => answer.push(chunk))
  void relay(cgi.stdout, response)
  cgi.stderr.resume()
  // Git may stop reading a push it refuses.
  cgi.stdin.on('error', () => undefined)
  request.pipe(cgi.stdin)
  await new Promise<void>((resolve) => {
    cgi.on('error', () => resolve())
    cgi.on('close', () => resolve())
  })
  if (greeting !== null && cgi.exitCode === 0) greetings.set(greeting, answer)
  if (!response.headersSent) response.writeHead(500)
}

/** Refuses what GitHub refuses: protected branches, and workflows from a token that may not change them. */
export const preReceiveHook = `#!/bin/sh
while read -r old new ref; do
  case " $PROTECTED_REFS " in
    *" $ref "*) echo "error: GH006: Protected branch update failed for $ref." >&2; exit 1 ;;
  esac
  case "$new" in *[!0]*) ;; *) continue ;; esac
  [ -n "$WORKFLOWS_REFUSED" ] || continue
  changed=$(git log --format= --name-only "$new" --not --all -- .github/workflows | head -n 1)
  if [ -n "$changed" ]; then
    echo "refusing to allow a GitHub App to create or update workflow \\\`$changed\\\` without \\\`workflows\\\` permission" >&2
    exit 1
  fi
done
`

/** Writes down what a push has changed, as `old new ref`. */
export const postReceiveHook = `#!/bin/sh
while read -r line; do echo "$line"; done > "$PUSHED_REFS"
`
