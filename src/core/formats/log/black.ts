import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'
import { lineFormat } from './one-line.ts'

const file = '((?:[A-Za-z]:)?[^\\s:][^:]{0,1000}\\.(?:py[iw]?|ipynb))'
const wouldReformat = new RegExp(`^would reformat ${file}$`)
const cannotFormat = new RegExp(`^error: cannot format ${file}: (.*)$`)
const parsePlace = /^(Cannot parse[^:]{0,100}): (\d{1,7}):(\d{1,7}):\s{0,20}(.*)$/
const isort = new RegExp(`^ERROR: ${file} (Imports are incorrectly sorted and/or formatted\\.)$`)

/** What Black and isort say of files when they only check. */
export const black: LogFormat = lineFormat(
  'black',
  ['would reformat ', 'error: cannot format ', 'Imports are incorrectly sorted'],
  (line, at) => {
    const style = wouldReformat.exec(line)
    if (style !== null) return finding({ kind: 'lint', message: 'would reformat', file: style[1] ?? null, rule: 'black', at })
    const imports = isort.exec(line)
    if (imports !== null) return finding({ kind: 'lint', message: imports[2] ?? line, file: imports[1] ?? null, rule: 'isort', at })
    const broken = cannotFormat.exec(line)
    if (broken === null) return null
    const parse = parsePlace.exec(broken[2] ?? '')
    const message = parse === null ? (broken[2] ?? line) : `${parse[1]}: ${parse[4]}`
    return finding({
      kind: 'lint',
      message: `cannot format: ${message}`,
      file: broken[1] ?? null,
      line: number(parse?.[2]),
      column: parse === null ? null : Number(parse[3]) + 1,
      rule: 'black',
      at,
    })
  },
)
