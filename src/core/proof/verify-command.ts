import type { Diagnostic } from '../model/diagnostic.ts'
import type { Reproduction } from '../reproduce/index.ts'
import { quoted } from '../reproduce/reproducer.ts'

/** A line has to be read by people, and Linux takes no argument beyond 128 KiB. */
const bounds = { values: 200, characters: 60_000, lines: 50 }

/**
 * `verify-command` as reproductions of the failures: `{files}` and `{tests}` become words that a POSIX shell takes literally.
 * One line shows all of them, as far as they fit; what fits into none of the lines has no entry.
 */
export function verifyCommand(line: string, failures: readonly Diagnostic[]): readonly Reproduction[] {
  const isFilled = line.includes('{files}') || line.includes('{tests}')
  const groups = isFilled ? grouped(failures) : [failures]
  return groups.slice(0, bounds.lines).map((group) => {
    const words = (values: readonly string[]): string => [...new Set(values)].map(quoted).join(' ')
    // A function as replacement: a `$` in a name stands for itself.
    const filled = line
      .replaceAll('{files}', () => words(group.flatMap(filesOf)))
      .replaceAll('{tests}', () => words(group.flatMap(namesOf)))
    return { command: { program: '/bin/sh', args: ['-c', filled], folder: '.' }, diagnostics: group.map(({ id }) => id) }
  })
}

function filesOf({ testFile, file }: Diagnostic): readonly string[] {
  return [testFile ?? file ?? []].flat().map((path) => (path.startsWith('-') ? `./${path}` : path))
}

function namesOf({ test, also }: Diagnostic): readonly string[] {
  return test === null ? [] : [test.name, ...also.map(({ name }) => name)]
}

/** Failures in their order, so many together as one line takes. */
function grouped(failures: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  const groups: Diagnostic[][] = []
  let [values, characters] = [Infinity, 0]
  for (const one of failures) {
    const own = [...filesOf(one), ...namesOf(one)]
    const length = own.reduce((sum, word) => sum + quoted(word).length + 1, 0)
    if (length > bounds.characters) continue
    if (values + own.length > bounds.values || characters + length > bounds.characters) {
      groups.push([])
      ;[values, characters] = [0, 0]
    }
    groups.at(-1)?.push(one)
    values += own.length
    characters += length
  }
  return groups
}
