import { closeSync, openSync, readSync } from 'node:fs'
import { log } from '../../../src/core/formats/log.ts'

/** Reads a file in pieces of 1 MiB: the reader's time, or with `limit` that of finding the ends of lines alone. */
const [what, file = ''] = process.argv.slice(2)
const started = performance.now()
const handle = openSync(file, 'r')
const buffer = new Uint8Array(1 << 20)
const reader = log.open()
let lines = 0
for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer)) {
  const chunk = buffer.subarray(0, length)
  if (what === 'limit') for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1
  else reader.write(chunk)
}
closeSync(handle)
const findings = reader.end().findings.length
process.stdout.write(
  JSON.stringify({
    seconds: (performance.now() - started) / 1_000,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
    lines,
    findings,
  }),
)
