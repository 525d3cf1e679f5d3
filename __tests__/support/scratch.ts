import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, statfsSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a disk is memory on Linux. */
const memory = '/dev/shm'
/** Many times what all tests ever hold at the same moment. */
const enoughBytes = 4 * 1024 ** 3

/**
 * Gives one run of the tests a folder for temporary files, in memory where there is much of it, and in that one for the
 * compiled code of all programs that are started. Both end with the run.
 */
export default async function openScratch(): Promise<() => Promise<void>> {
  const folder = (process.env['TMPDIR'] === undefined ? inMemory() : null) ?? openFolder(tmpdir())
  const compiled = join(folder, 'compiled')
  await mkdir(compiled)
  Object.assign(process.env, { TMPDIR: folder, NODE_COMPILE_CACHE: compiled })
  // A worker that ends meanwhile may still write there.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 10 })
}

/** As open to all as the usual place, since agents run as somebody else. */
function openFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, 't-'))
  chmodSync(folder, 0o1777)
  return folder
}

/** Null where there is too little of it, or nothing in it can be run, as in many containers. */
function inMemory(): string | null {
  let folder: string | null = null
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize < enoughBytes) return null
    folder = openFolder(memory)
    const program = join(folder, 'probe')
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
    execFileSync(program)
    return folder
  } catch {
    if (folder !== null) void rm(folder, { recursive: true, force: true })
    return null
  }
}
