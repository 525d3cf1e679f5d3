import { publish } from '../publish.ts'
import { junitRows } from './junit.ts'
import { logRows } from './logs.ts'
import type { BenchRow } from './measure.ts'

function cells({ what, ratio, seconds, megabytesPerSecond, peakMegabytes }: BenchRow): readonly string[] {
  return [
    what,
    ratio === null ? '–' : `${ratio.toFixed(1)}x`,
    `${seconds.toFixed(2)} s`,
    megabytesPerSecond.toFixed(0),
    peakMegabytes.toFixed(0),
  ]
}

const head = ['what', 'time against the limit', 'time', 'MB/s', 'peak MB']
publish('parse', 'Reading reports and logs', [head, ...[...(await junitRows()), ...(await logRows())].map(cells)])
