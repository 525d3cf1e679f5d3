import type { Finding, LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

const heading = /^FILE: (\S.{0,1000}?)\s{0,200}$/
const found = /^FOUND \d{1,6} (?:ERRORS?|WARNINGS?)\b/
const row = /^\s{0,8}(\d{1,7}) \| (ERROR|WARNING)\s{1,4}\| (?:\[[x ]\] )?(.*)$/
const more = /^\s{1,8}\|\s{3,10}\|\s(.*)$/
const sniff = /^(.*?) ?\(([A-Z]\w{1,60}(?:\.\w{1,80}){2,4})\)$/
const ruler = /^-{20,4000}$/

interface Row {
  readonly file: string
  readonly match: RegExpExecArray
}

/** The full report of PHP_CodeSniffer: a file, and its problems in a table. */
export const phpcs: LogFormat = {
  name: 'phpcs',
  cues: ['FILE: '],
  open() {
    const blocks = openBlocks(readBlock)
    let file: string | null = null
    let isTable = false
    return {
      line(line, at) {
        const head = heading.exec(line)?.[1]
        if (head !== undefined) {
          file = head
          isTable = false
          return blocks.close()
        }
        if (file === null) return []
        if (found.test(line)) isTable = true
        const match = isTable ? row.exec(line) : null
        if (match !== null) return blocks.open({ file, match }, at)
        const next = more.exec(line)?.[1]
        if (next !== undefined) {
          blocks.add(next)
          return []
        }
        if (!ruler.test(line) && !found.test(line)) file = null
        return blocks.close()
      },
      awake: () => file !== null,
      end: () => blocks.close(),
    }
  },
}

/** A long message goes on in the rows below; with `-s` the name of the sniff ends it. */
function readBlock({ title: { file, match }, at, lines }: Block<Row>): readonly Finding[] {
  const text = [match[3] ?? '', ...lines].map((line) => line.trim()).join(' ')
  const named = sniff.exec(text)
  return [
    finding({
      kind: 'lint',
      severity: match[2] === 'WARNING' ? 'warning' : 'error',
      message: named?.[1] ?? text,
      file: file.startsWith('...') ? file.replace(/^\.{3}[\\/]?/, '') : file,
      line: number(match[1]),
      rule: named?.[2] ?? null,
      at,
    }),
  ]
}
