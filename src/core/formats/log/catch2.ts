import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { dedent } from '../text.ts'
import type { Block } from './block.ts'
import { openBlockReader } from './block-reader.ts'

/** `/p/t.cpp:8: FAILED:`, on Windows `C:\p\t.cpp(8): FAILED:` */
const failed = /^((?:[A-Za-z]:)?[^:()]{1,1000}\.\w{1,4})(?::(\d{1,7})|\((\d{1,7})\)): FAILED:$/
const rule = /^-{70,90}$/
const dots = /^\.{70,90}$/
const end = /^(?:-{70,90}|={70,90}|\.{70,90})$|: (?:FAILED|PASSED|SKIPPED|warning|info):?$/

interface Title {
  readonly place: RegExpExecArray
  /** The test case and its sections, outermost first. */
  readonly names: readonly string[]
}

/** Catch2's console reporter. */
export const catch2: LogFormat = {
  name: 'catch2',
  cues: [': FAILED:'],
  open() {
    let names: readonly string[] = []
    return openBlockReader<Title>({
      opens(line, _number, before) {
        const place = failed.exec(line)
        if (place === null) return null
        // The heading is only printed for the first failure of a section.
        names = headingAbove(before) ?? names
        return { place, names }
      },
      continues: (line) => !end.test(line),
      limit: 60,
      read,
    })
  },
}

function headingAbove(before: (back: number) => string | null): readonly string[] | null {
  const below: string[] = []
  for (let back = 1; back <= 64; back += 1) {
    const line = before(back)
    if (line === null) return null
    if (dots.test(line)) return namesAbove(before, back + 1)
    below.push(line)
  }
  return null
}

/** Between two rules stand the names, below the second the place of the definition. */
function namesAbove(before: (back: number) => string | null, from: number): readonly string[] | null {
  let rules = 0
  const names: string[] = []
  for (let back = from; back <= 64; back += 1) {
    const line = before(back)
    if (line === null) return null
    if (rule.test(line)) {
      rules += 1
      if (rules === 2) return names.toReversed()
    } else if (rules === 1) names.push(line.trim())
  }
  return null
}

function read({ title: { place, names }, at, lines }: Block<Title>): readonly Finding[] {
  const excerpt = dedent(lines)
  const text = excerpt.split(/\n\s*\n/)[0] ?? ''
  const suite = names.slice(0, -1).join(' > ')
  const name = names.at(-1)
  return [
    finding({
      kind: 'test',
      message:
        text
          .replace(/^\s{2,}/gm, '')
          .replace(/message:\n/, 'message: ')
          .trim() || 'FAILED',
      file: place[1] ?? null,
      line: number(place[2] ?? place[3]),
      test: name === undefined ? null : { suite: suite === '' ? null : suite, name, id: null },
      excerpt,
      at,
    }),
  ]
}
