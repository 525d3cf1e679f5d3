import { randomUUID } from 'node:crypto'
import { appendFile, chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join, relative } from 'node:path'
import { type GitAnswer, postReceiveHook, preReceiveHook, serveGit } from '../../git-server.ts'
import type { State, Token } from '../state.ts'
import { holds } from './access.ts'
import type { BareRepository } from './bare-repository.ts'

export interface Push {
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly login: string
  readonly token: Token['kind']
}

export interface PushServer {
  /** Which of git's services a path and query ask for; null for paths that are not git's or not of this repository. */
  serviceOf(url: URL): 'git-upload-pack' | 'git-receive-pack' | null
  mayUse(token: Token, service: string): boolean
  /** Leaves the response open. */
  serve(request: IncomingMessage, response: GitAnswer, url: URL, token: Token): Promise<void>
}

/** Heads of pull requests can be fetched, and nobody can push them. Nothing is tidied up in a repository that lives for seconds. */
const settings = `[http]
	receivepack = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[receive]
	hideRefs = refs/pull
	autogc = false
`

/** Makes the bare repository fit to be served, and serves it under the state's name. */
export async function openPushServer(options: {
  readonly state: State
  readonly repository: BareRepository
  readonly root: string
  readonly tell: (push: Push) => void
}): Promise<PushServer> {
  const { state, repository, root, tell } = options
  await appendFile(join(repository.folder, 'config'), settings)
  const hooks = join(repository.folder, 'hooks')
  await mkdir(hooks, { recursive: true })
  await Promise.all(
    Object.entries({ 'pre-receive': preReceiveHook, 'post-receive': postReceiveHook }).map(async ([name, text]) => {
      await writeFile(join(hooks, name), text)
      await chmod(join(hooks, name), 0o755)
    }),
  )
  // Refs are changed beside pushes, too, so only git can say what one did.
  const receive = async (serve: (environment: Record<string, string>) => Promise<void>, { login, kind: token }: Token): Promise<void> => {
    const list = join(repository.folder, `pushed-${randomUUID()}`)
    await serve({ PUSHED_REFS: list })
    const done = await readFile(list, 'utf8').catch(() => '')
    await rm(list, { force: true })
    for (const line of done.split('\n').filter((text) => text !== '')) {
      const [before = '', after = '', ref = ''] = line.split(' ')
      if (ref.startsWith('refs/heads/')) tell({ ref, before, after, login, token })
    }
  }
  return {
    serviceOf: (url) => {
      const [, name, part] = /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(url.pathname) ?? []
      if (name?.toLowerCase() !== state.repository.toLowerCase()) return null
      const asked = part === 'info/refs' ? url.searchParams.get('service') : part
      return asked === 'git-receive-pack' ? 'git-receive-pack' : 'git-upload-pack'
    },
    mayUse: (token, service) => holds(token, 'contents', service === 'git-receive-pack' ? 'write' : 'read'),
    serve: async (request, response, url, token) => {
      const path = url.pathname.replace(/^\/[^/]+\/[^/]+\//, `/${relative(root, repository.folder)}/`)
      const refused: Record<string, string> = holds(token, 'workflows', 'write') ? {} : { WORKFLOWS_REFUSED: '1' }
      const environment = { ...refused, PROTECTED_REFS: state.protectedBranches.map((branch) => `refs/heads/${branch}`).join(' ') }
      const serve = (more: Record<string, string> = {}): Promise<void> =>
        serveGit(request, response, {
          root,
          path,
          query: url.search.slice(1),
          login: token.login,
          environment: { ...environment, ...more },
        })
      return request.method === 'POST' && url.pathname.endsWith('/git-receive-pack') ? receive(serve, token) : serve()
    },
  }
}
