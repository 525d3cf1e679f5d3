import { randomUUID } from 'node:crypto'
import type { Secrets } from '../core/model/secrets.ts'

/** Shows what an untrusted process prints in the job's log, with the runner's workflow commands switched off and without secrets. */
export interface ForeignOutput {
  write(text: string): void
  end(): void
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
