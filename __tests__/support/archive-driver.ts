/** Reads an archive as a turn reads an artifact, in a process whose memory nobody else uses. Prints what it found, and the most that it took. Argument: the archive. */
import { readFileSync } from 'node:fs'
import { diagnose } from '../../src/core/diagnose.ts'
import { readArchive } from '../../src/shell/archive.ts'

const [, , file = ''] = process.argv
const { documents, warnings } = await readArchive(readFileSync(file))
const { diagnostics, gaps } = diagnose({ documents, annotations: [], outputs: [], gaps: warnings }, { trackedFiles: [], maxDiagnostics: 100 })
const drove = { megabytes: process.resourceUsage().maxRSS / 1024, documents: documents.map(({ path, chunks }) => ({ path, bytes: chunks.reduce((sum, { length }) => sum + length, 0) })), messages: diagnostics.map(({ message }) => message), gaps }
process.stdout.write(JSON.stringify(drove))
