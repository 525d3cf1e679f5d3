import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../../../src/core/formats/log.ts'
import { logFormats } from '../../../src/core/formats/log/index.ts'
import { median } from '../publish.ts'
import { hostileLog, hostilePieces, ordinaryLog } from './log-lines.ts'
import { measureWork, type BenchRow, type MeasuredWork } from './measure.ts'

const seed = 20_261_121
const size = 100_000_000
const rounds = 5
const child = new URL('./log-child.ts', import.meta.url)

/** Logs of 100 MB against finding the ends of their lines, and the worst that 2 MB can do to each format. */
export async function logRows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-logs-'))
  try {
    process.stderr.write(`logs are made from seed ${seed}\n`)
    const rows: BenchRow[] = []
    for (const [what, isColoured] of [
      ['ordinary lines', false],
      ['ordinary lines, every one coloured', true],
    ] as const) {
      const file = join(folder, 'job.log')
      const bytes = writeLog(file, isColoured)
      rows.push(...(await compare(what, file, bytes)))
    }
    return [...rows, ...hostileRows()]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function writeLog(file: string, isColoured: boolean): number {
  const handle = openSync(file, 'w')
  let bytes = 0
  for (const text of ordinaryLog(seed, size, isColoured)) bytes += writeSync(handle, text)
  closeSync(handle)
  return bytes
}

/** The limit and the reader by turns, so that a slow moment of the machine hits both. */
async function compare(what: string, file: string, bytes: number): Promise<readonly BenchRow[]> {
  const measured: Readonly<Record<'limit' | 'reader', MeasuredWork[]>> = { limit: [], reader: [] }
  for (let round = 0; round < rounds; round += 1) {
    measured.limit.push(await measureWork(child, ['limit', file]))
    measured.reader.push(await measureWork(child, ['reader', file]))
  }
  const seconds = { limit: median(measured.limit.map((one) => one.seconds)), reader: median(measured.reader.map((one) => one.seconds)) }
  const row = (name: string, key: 'limit' | 'reader'): BenchRow => ({
    what: name,
    seconds: seconds[key],
    ratio: seconds[key] / seconds.limit,
    megabytesPerSecond: bytes / 1_000_000 / seconds[key],
    peakMegabytes: Math.max(...measured[key].map((one) => one.peakMegabytes)),
  })
  return [row(`log, ${what}: read and indexOf(10)`, 'limit'), row(`log, ${what}`, 'reader')]
}

/** The slowest hostile log of each format, read by that format alone; what the format waits for is a piece, too. */
function hostileRows(): readonly BenchRow[] {
  const encode = (piece: string): { readonly piece: string; readonly bytes: Uint8Array } => ({
    piece,
    bytes: new TextEncoder().encode(hostileLog(piece)),
  })
  const logs = hostilePieces.map(encode)
  return logFormats.map((format) => {
    const own = format.cues.map((cue) => cue.replace('^', '').replaceAll('#', '1')).filter((cue) => cue !== '')
    const times = [...logs, ...own.map(encode)].map(({ piece, bytes }) => {
      const reader = openLog([format])
      const started = performance.now()
      reader.write(bytes)
      reader.end()
      return { piece, bytes: bytes.length, seconds: (performance.now() - started) / 1_000 }
    })
    const worst = times.reduce((left, right) => (right.seconds > left.seconds ? right : left))
    return {
      what: `hostile log, ${format.name}: 2 MB of ${JSON.stringify(worst.piece.slice(0, 20))}`,
      seconds: worst.seconds,
      ratio: null,
      megabytesPerSecond: worst.bytes / 1_000_000 / worst.seconds,
      peakMegabytes: process.resourceUsage().maxRSS / 1_024,
    }
  })
}
