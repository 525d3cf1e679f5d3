import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import type { Source } from '../mask.ts'
import { atLine } from '../places.ts'
import type { Recogniser } from '../sighting.ts'
import { Tally } from '../tally.ts'

/** Comments and code that make linters, type checkers and coverage look away, by what they are about. */
export const suppressions: Recogniser = {
  name: 'suppressions',
  *recognise(edits) {
    // A line that only moved suppresses nothing new.
    const moved = new Tally(
      edits.flatMap((edit) =>
        [...removedLines(edit)].flatMap((line) => (isOne(edit, edit.before, line) ? [textAt(edit.before, line)] : [])),
      ),
    )
    for (const edit of edits) {
      const gone = new Tally([...removedLines(edit)].flatMap((line) => rulesAt(edit, edit.before, line)))
      for (const line of addedLines(edit)) {
        const rules = rulesAt(edit, edit.after, line)
        if (rules.length === 0 || moved.take(textAt(edit.after, line))) continue
        if (rules.filter((rule) => !gone.take(rule)).length > 0) yield atLine(edit, line, { kind: 'suppression-added', sure: 'certain' })
      }
    }
  },
}

function textAt({ lines }: Source, line: number): string {
  return (lines[line] ?? '').trim()
}

function isOne(edit: FileEdit, source: Source, line: number): boolean {
  return rulesAt(edit, source, line).length > 0
}

/** Each rule with the words that suppress it; those words alone where they suppress all. */
function rulesAt({ language }: FileEdit, source: Source, line: number): readonly string[] {
  return (language?.suppressions ?? []).flatMap(({ in: where, pattern }) => {
    const match = pattern.exec(source[where][line] ?? '')
    if (match === null) return []
    const words = match[0].replace(/\s+/g, ' ')
    const text = where === 'comments' ? (source.comments[line] ?? '') : (source.plain[line] ?? '')
    const rest =
      text.slice(match.index + match[0].length, match.index + match[0].length + 300).split(/ -- |\s#\s|\*\/|\)\s{0,4}\]/, 1)[0] ?? ''
    const rules = where === 'comments' || /[(@[]/.test(words) ? rest.match(/[\w@/.-]*[\w-]/g) : null
    return rules === null ? [words] : rules.map((rule) => `${words} ${rule}`)
  })
}
