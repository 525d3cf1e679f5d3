import type { Finding, Frame, LogFormat } from '../../model/evidence.ts'
import { finding, number, placeOf } from '../finding.ts'
import { openBlocks, type Block } from './block.ts'

/** `   FAILED  Tests\Feature\CartTest > adds up        RuntimeException`; a long name is cut off. */
const title = /^ {1,4}FAILED {2}((?:\w{1,100}\\){1,20}\w{1,200}|\w{1,200}Test) > (\S.*?)(?: {2,400}([A-Z]\w{1,100}))?\s{0,400}$/
const end = /^ {2}(?:─{10,4000}|Tests: {1,8}\d)/
/** `  at tests/Feature/CartTest.php:34`, and the calls that led there: `  1   tests/Feature/CartTest.php:34`. */
const place = /^ {2}(?:at|\d{1,4}) {1,4}((?:[A-Za-z]:)?[^\s:][^:]{0,1000}\.php):(\d{1,7})$/
const linesLimit = 120

/** Pest, and Laravel's `php artisan test`. */
export const pest: LogFormat = {
  name: 'pest',
  cues: [' FAILED  '],
  open() {
    const blocks = openBlocks(readBlock)
    return {
      line(line, at) {
        const match = line.includes('FAILED') ? title.exec(line) : null
        if (match !== null) return blocks.open(match, at)
        if (end.test(line) || (blocks.current?.lines.length ?? 0) >= linesLimit) return blocks.close()
        blocks.add(line)
        return []
      },
      awake: () => blocks.current !== null,
      end: () => blocks.close(),
    }
  },
}

function readBlock({ title: [, suite = '', name = '', exception], at, lines }: Block<RegExpExecArray>): readonly Finding[] {
  const stack = lines.findIndex((line) => place.test(line))
  const words = lines
    .slice(0, stack < 0 ? 20 : Math.min(stack, 20))
    .join('\n')
    .trim()
  if (words === '' && stack < 0) return []
  const all = lines.flatMap((line): readonly Frame[] => {
    const match = place.exec(line.trimEnd())
    return match === null ? [] : [{ file: match[1] ?? '', line: number(match[2]), column: null }]
  })
  const isVendor = ({ file }: Frame): boolean => /(?:^|[\\/])vendor[\\/]/.test(file)
  const frames = [
    ...all.filter((frame) => !isVendor(frame)),
    { file: `${suite.replaceAll('\\', '/')}.php`, line: null, column: null },
    ...all.filter(isVendor),
  ]
  return [
    finding({
      kind: 'test',
      message: exception === undefined ? words || `${name} failed` : `${exception}: ${words}`,
      ...placeOf(frames[0] ?? null),
      test: { suite, name, id: null },
      excerpt: lines.join('\n').trim(),
      at,
      frames,
    }),
  ]
}
