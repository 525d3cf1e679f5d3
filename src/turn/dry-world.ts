import type { Ref } from '../core/model/loop.ts'
import type { Sha } from '../core/model/pull.ts'
import type { GitHubWrites } from '../ports/github.ts'
import type { WorkspaceWrites } from '../ports/workspace.ts'
import type { World } from '../ports/world.ts'

/** A world in which nothing can be changed, and in words what would have been. */
export interface DryWorld {
  readonly world: World
  readonly writes: readonly string[]
}

/** Reads are real; each write is only noted, and answered as if it had been done. Refs that would be created or taken down are seen by later reads. */
export function withoutWrites(real: World): DryWorld {
  const writes: string[] = []
  const note = (line: string): void => void writes.push(line)
  const refs = openRefs(real, note)
  const github: GitHubWrites = {
    createRef: refs.create,
    deleteRef: refs.remove,
    writeStatus: (pull, id) => {
      note(`${id === null ? 'create' : 'edit'} the status comment of #${pull}`)
      return Promise.resolve(id ?? 0)
    },
    postNotice: (pull) => done(note, `post a comment on #${pull} that notifies people`),
    react: (_, reaction) => done(note, `confirm the comment with the reaction "${reaction}"`),
    writeCheck: (_, { name, title }) => {
      note(`show the check "${name}": ${title}`)
      return Promise.resolve(null)
    },
    replyToThread: (pull) => done(note, `reply in a thread of #${pull}`),
    resolveThread: () => {
      note('resolve a thread')
      return Promise.resolve('resolved')
    },
    rerunFailed: (runs) => {
      note(`run the failed jobs of ${runs.length} workflow ${runs.length === 1 ? 'run' : 'runs'} again`)
      return Promise.resolve({ kind: 'restarted', runs: runs.length })
    },
    startCi: ({ branch }) => {
      note(`see to it that CI runs on "${branch}"`)
      return Promise.resolve({ kind: 'started', runs: 0 })
    },
  }
  const workspace: WorkspaceWrites = {
    push: ({ branch }) => {
      note(`push to "${branch}"`)
      return Promise.resolve({ kind: 'rejected', detail: 'Nothing is pushed in a dry run.', dropped: false })
    },
    revert: ({ head, bad, branch }) => {
      note(`take back ${bad} by a commit on "${branch}"`)
      return Promise.resolve({ kind: 'pushed', commit: head, subject: '' })
    },
  }
  const notifier: World['notifier'] = { announce: ({ event }) => done(note, `tell chat of "${event}"`) }
  return {
    world: { ...real, github: { ...real.github, ...github }, workspace: { ...real.workspace, ...workspace, refs: refs.list }, notifier },
    writes,
  }
}

function done(note: (line: string) => void, line: string): Promise<void> {
  note(line)
  return Promise.resolve()
}

interface Refs {
  readonly create: GitHubWrites['createRef']
  readonly remove: GitHubWrites['deleteRef']
  readonly list: World['workspace']['refs']
}

function openRefs({ workspace }: World, noteWrite: (line: string) => void): Refs {
  // That a run is about to work is seen by other runs alone, and gone when it ends.
  const note = (deed: string, name: string): void => {
    if (!/\/turn\/\d+$/.test(name)) noteWrite(`${deed} ${name}`)
  }
  const created = new Map<string, Sha>()
  const removed = new Set<string>()
  const list = async (folder: string): Promise<readonly Ref[]> => {
    const there = (await workspace.refs(folder)).filter(({ name }) => !removed.has(name) && !created.has(name))
    return [...there, ...[...created].flatMap(([name, sha]) => (name.startsWith(`refs/${folder}`) ? [{ name, sha }] : []))]
  }
  return {
    list,
    create: async (name, sha) => {
      if ((await list(name.slice('refs/'.length))).some((one) => one.name === name)) return 'taken'
      created.set(name, sha)
      removed.delete(name)
      note('create', name)
      return 'created'
    },
    remove: (name) => {
      created.delete(name)
      removed.add(name)
      note('take down', name)
      return Promise.resolve()
    },
  }
}
