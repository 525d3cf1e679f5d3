import type { LogFormat } from '../../model/evidence.ts'
import { finding, number } from '../finding.ts'

/** `Makefile:6: *** missing separator.  Stop.`, `make[1]: *** No rule to make target 'x', needed by 'y'.  Stop.` */
const stop =
  /^(?:(?:\S{0,300}\/)?g?make(?:\.exe)?(?:\[\d{1,4}\])?: |((?:[A-Za-z]:)?[^\s:]{1,500}):(\d{1,7}): )\*\*\* (\S.{0,1000}?)\.? {1,2}Stop\.$/
const ninja = /^ninja: error: (.*)$/

/** What make and ninja say of themselves; that a recipe failed is told by the recipe. */
export const make: LogFormat = {
  name: 'make',
  cues: ['*** ', 'ninja: error: '],
  open: () => ({
    line(line, at) {
      const match = line.endsWith('Stop.') ? stop.exec(line) : null
      if (match !== null) return [finding({ kind: 'build', message: match[3] ?? line, file: match[1] ?? null, line: number(match[2]), at })]
      const other = ninja.exec(line)
      return other === null ? [] : [finding({ kind: 'build', message: other[1] ?? line, at })]
    },
    end: () => [],
  }),
}
