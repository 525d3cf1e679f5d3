import { chmod, mkdir, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join, relative } from 'node:path'
import { type GitAnswer, preReceiveHook, serveGit } from '../../git-server.ts'
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

const nothing = '0'.repeat(40)

/** Makes the bare repository fit to be served, and serves it under the state's name. */
export async function openPushServer(options: { readonly state: State; readonly repository: BareRepository; readonly root: string; readonly tell: (push: Push) => void }): Promise<PushServer> {
  const { state, repository, root, tell } = options
  await repository.git(['config', 'http.receivepack', 'true'])
  await repository.git(['config', 'uploadpack.allowAnySHA1InWant', 'true'])
  await repository.git(['config', 'uploadpack.allowFilter', 'true'])
  // Heads of pull requests can be fetched, and nobody can push them.
  await repository.git(['config', 'receive.hideRefs', 'refs/pull'])
  const hook = join(repository.folder, 'hooks', 'pre-receive')
  await mkdir(join(repository.folder, 'hooks'), { recursive: true })
  await writeFile(hook, preReceiveHook)
  await chmod(hook, 0o755)
  let last: Promise<unknown> = Promise.resolve()
  const heads = async (): Promise<ReadonlyMap<string, string>> => new Map((await repository.refs('refs/heads/')).map(({ name, sha }) => [name, sha]))
  const receive = async (serve: () => Promise<void>, { login, kind: token }: Token): Promise<void> => {
    const before = await heads()
    await serve()
    const after = await heads()
    for (const ref of new Set([...before.keys(), ...after.keys()])) {
      const [from = nothing, to = nothing] = [before.get(ref), after.get(ref)]
      if (from !== to) tell({ ref, before: from, after: to, login, token })
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
      const serve = (): Promise<void> => serveGit(request, response, { root, path, query: url.search.slice(1), login: token.login, environment })
      if (request.method !== 'POST' || !url.pathname.endsWith('/git-receive-pack')) return serve()
      // One at a time, so that what changed is this push's doing.
      const mine = last.then(() => receive(serve, token))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
