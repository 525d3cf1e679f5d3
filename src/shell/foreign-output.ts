import { randomUUID } from 'node:crypto'

/** Shows what an untrusted process prints in the job's log, with the runner's workflow commands switched off. */
export interface ForeignOutput {
  write(text: string): void
  end(): void
}

const mostCharacters = 2 * 1024 * 1024

export function foreignOutput(title: string, print: (text: string) => void): ForeignOutput {
  const token = randomUUID()
  let open = false
  let shown = 0
  let endsInNewline = true
  return {
    write: (text) => {
      if (shown > mostCharacters) return
      if (!open) print(`::group::${title}\n::stop-commands::${token}\n`)
      open = true
      shown += text.length
      const kept = shown > mostCharacters ? '\n[the rest of the output is not shown]\n' : text
      print(kept)
      endsInNewline = kept.endsWith('\n')
    },
    end: () => {
      if (!open) return
      open = false
      print(`${endsInNewline ? '' : '\n'}::${token}::\n::endgroup::\n`)
    },
  }
}
