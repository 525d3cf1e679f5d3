import { randomUUID } from 'node:crypto'
import type { Secrets } from '../core/model/secrets.ts'
import { makeVisible } from '../core/common/visible.ts'

/** Shows what an untrusted process prints in the job's log, with the runner's workflow commands switched off and without secrets. */
export interface ForeignOutput {
  write(text: string): void
  end(): void
}

/** A message of ours, which may quote others, for the job's log: all of it can be seen, and none of its lines is an order to the runner. */
export function forLog(message: string): string {
  // An older form of commands counts anywhere in a line. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
  return makeVisible(message)
    .replace(/^([^\S\n]*):(?=:)/gm, '$1\\u{003A}')
    .replaceAll('##[', '#\\u{0023}[')
}

const mostCharacters = 2 * 1024 * 1024

export function foreignOutput(title: string, print: (text: string) => void, secrets: Pick<Secrets, 'stream'>): ForeignOutput {
  const token = randomUUID()
  let open = false
  let shown = 0
  let endsInNewline = true
  const stream = secrets.stream()
  const show = (text: string): void => {
    if (shown > mostCharacters || text === '') return
    if (!open) print(`::group::${title}\n::stop-commands::${token}\n`)
    open = true
    shown += text.length
    const kept = shown > mostCharacters ? '\n[the rest of the output is not shown]\n' : text
    print(kept)
    endsInNewline = kept.endsWith('\n')
  }
  return {
    write: (text) => {
      if (shown > mostCharacters) return
      show(stream.push(text))
    },
    end: () => {
      show(stream.end())
      if (!open) return
      open = false
      print(`${endsInNewline ? '' : '\n'}::${token}::\n::endgroup::\n`)
    },
  }
}
