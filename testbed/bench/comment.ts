import { context, diagnostic, report } from '../../__tests__/support/builders.ts'
import { jobSummary } from '../../src/core/report/job-summary.ts'
import { statusComment } from '../../src/core/report/status-comment.ts'
import { median, publish } from './publish.ts'

const rounds = 25

function timed(render: () => string): readonly [string, string] {
  const times: number[] = []
  let text = ''
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    text = render()
    times.push(performance.now() - started)
  }
  return [`${median(times).toFixed(1)} ms`, `${Math.round(Buffer.byteLength(text) / 1_000)} KB`]
}

const rows: string[][] = [['failures', 'status comment', 'size', 'job summary', 'size']]
for (const count of [10, 1_000, 10_000]) {
  const all = Array.from({ length: count }, (_, index) =>
    diagnostic({
      id: `d${index}`,
      file: `src/cart/price-${index}.ts`,
      message: `Expected ${index} to equal ${index + 1}\n`.repeat(20),
      origin: { kind: 'pre-existing', because: 'It fails on the commit that the pull request branched off.' },
    }),
  )
  const turn = context({ report: report(all) })
  rows.push([
    count.toLocaleString('en-US'),
    ...timed(() => statusComment({ kind: 'working' }, turn)),
    ...timed(() => jobSummary('words', turn)),
  ])
}
publish('comment', 'What people read of many failures', rows)
