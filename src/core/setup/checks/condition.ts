import { type Check, ok } from '../finding.ts'
import { conditionLines } from '../template/guards.ts'
import { placeOf } from './place.ts'

export const condition: Check = {
  name: 'condition',
  looksAt: 'No runner is started for what the loop would leave alone.',
  needs: 'files',
  look: ({ loops }) =>
    loops
      .filter(({ form }) => form === 'one-job')
      .flatMap((loop) => {
        const place = placeOf(loop, ['if'])
        if (loop.job.if !== null) return [ok('The job has an `if:`.', place)]
        const mend = conditionLines(loop.given['feedback'] === 'early' ? 'early' : 'complete')
          .filter((line) => !line.trim().startsWith('#'))
          .map((line) => line.slice(4))
          .join('\n')
        return [
          {
            severity: 'note',
            place,
            found: 'The job has no `if:`.',
            means: 'Every comment, also of bots and on issues, and every green end of CI starts a runner that finds nothing to do.',
            mend,
          },
        ]
      }),
}
