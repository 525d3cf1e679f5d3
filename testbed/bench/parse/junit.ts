import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeJunit } from './make-junit.ts'
import { bundle, measure, rowsOf, type BenchRow, type Contestant } from './measure.ts'

const peers = ['xml2js', 'xml-js', 'fast-xml-parser', 'saxes']

/** Sizes in millions of bytes; only what holds no more than a piece of the file reads the largest one. */
const files = [
  { name: '10 MB', megabytes: 10, failsEvery: 100, withPeers: true },
  { name: '100 MB', megabytes: 100, failsEvery: 100, withPeers: true },
  { name: '1 GB', megabytes: 1_000, failsEvery: 100, withPeers: false },
  { name: '50 MB, every test fails', megabytes: 50, failsEvery: 1, withPeers: true },
] as const

/** Reads made JUnit reports of several sizes with our reader, with the limit of what is possible, and with the parsers that others use. */
export async function junitRows(rounds = 5): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-junit-'))
  try {
    const ours = bundle('core/formats/junit.js', join(folder, 'bundle'))
    const rows: BenchRow[] = []
    for (const { name, megabytes, failsEvery, withPeers } of files) {
      const path = join(folder, 'report.xml')
      const { tests, failed } = makeJunit(path, megabytes, { failsEvery })
      const contestants: Contestant[] = [
        { what: `${name}: reading and one search (limit)`, program: 'limit.mjs', args: [path] },
        { what: `${name}: ours`, program: 'ours.mjs', args: [path, ours, 'junit'] },
        ...(withPeers ? peers : []).map((peer) => ({ what: `${name}: ${peer}`, program: `${peer}.mjs`, args: [path] })),
      ]
      const measured = await measure(contestants, rounds)
      for (const [index, { what, printed }] of measured.entries()) {
        // The limit takes for a test what merely looks like one, and it is not asked.
        if (index === 1 && !printed.startsWith(`${tests} ${failed} `)) throw new Error(`${what} counted ${printed}, not ${tests} ${failed}`)
        if (index > 1 && printed !== String(tests)) throw new Error(`${what} counted ${printed}, not ${tests}`)
      }
      rows.push(...rowsOf(measured, megabytes))
      rmSync(path)
    }
    return rows
  } finally {
    rmSync(folder, { recursive: true })
  }
}
