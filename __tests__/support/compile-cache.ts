import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives all programs of one run of the tests a place for their compiled code; it ends with the run. */
export default async function openCompileCache(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'compiled-'))
  process.env['NODE_COMPILE_CACHE'] = folder
  // A worker that ends meanwhile may still write there.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 10 })
}
