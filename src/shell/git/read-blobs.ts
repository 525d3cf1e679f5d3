import type { GitCall, GitExit } from './run-git.ts'

/** What git puts around one blob in a batch: its id, its kind, its length and two line ends. */
const frameBytes = 128

/**
 * Reads the contents of blobs, by their ids and in their order, in one start of git. Null when they are more than so many bytes
 * together, or one of them is not there. https://git-scm.com/docs/git-cat-file#_batch_output
 */
export async function readBlobs(
  call: (given: Pick<GitCall, 'args' | 'stdin' | 'maxBytes'>) => Promise<GitExit>,
  objects: readonly string[],
  maxBytes: number,
): Promise<readonly Buffer[] | null> {
  if (objects.length === 0) return []
  const { code, stdout } = await call({
    args: ['cat-file', '--batch'],
    stdin: objects.map((object) => `${object}\n`).join(''),
    maxBytes: maxBytes + objects.length * frameBytes,
  })
  if (code !== 0) return null
  const blobs: Buffer[] = []
  let [at, held] = [0, 0]
  while (blobs.length < objects.length) {
    const from = stdout.indexOf('\n', at) + 1
    const size = /^[0-9a-f]{40,64} blob (\d+)$/.exec(stdout.toString('latin1', at, from - 1))?.[1]
    if (size === undefined) return null
    const blob = stdout.subarray(from, from + Number(size))
    held += blob.length
    blobs.push(blob)
    at = from + blob.length + 1
  }
  return held > maxBytes ? null : blobs
}
