/** Reads an archive as a turn reads an artifact, in a process whose memory nobody else uses. Prints what it found, and the most that it took. Argument: the archive. */
import { readFileSync } from 'node:fs'
import { diagnose } from '../../src/core/diagnostics/diagnose.ts'
import { readArchive } from '../../src/shell/archive.ts'

const [, , file = ''] = process.argv
const { documents, warnings } = await readArchive(readFileSync(file))
const { diagnostics, gaps } = diagnose(
  { documents, annotations: [], outputs: [], gaps: warnings },
  { trackedFiles: [], maxDiagnostics: 100 },
)
/** Of this program alone: what `resourceUsage` tells begins with the memory of whoever started it. */
function peakKilobytes(): number {
  const told = process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined
  return told === undefined ? process.resourceUsage().maxRSS : Number(told)
}

const drove = {
  megabytes: peakKilobytes() / 1024,
  documents: documents.map(({ path, chunks }) => ({ path, bytes: chunks.reduce((sum, { length }) => sum + length, 0) })),
  messages: diagnostics.map(({ message }) => message),
  gaps,
}
process.stdout.write(JSON.stringify(drove))
