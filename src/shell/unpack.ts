import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Why the content of something packed ended early, in words that follow its name. */
export class UnpackError extends Error {
  /** It grew so much that nothing of it is worth trust. */
  readonly isBomb: boolean

  constructor(message: string, isBomb: boolean) {
    super(message)
    this.name = 'UnpackError'
    this.isBomb = isBomb
  }
}

/** Bytes that may still be unpacked, shared by all that comes from one archive. */
export interface Budget {
  rest: number
}

/** How much may come out of one entry. */
export interface Bounds {
  readonly mostBytes: number
  /** Unpacked bytes per packed byte; the first `ratioFree` bytes do not count, for small entries pack well. */
  readonly ratio: number
  readonly ratioFree: number
  readonly packedBytes: number
  readonly budget: Budget
}

/** Passes chunks on until a bound is met, then throws an {@link UnpackError} that says which. */
export async function* bounded(
  chunks: AsyncIterable<unknown> | Iterable<unknown>,
  { mostBytes, ratio, ratioFree, packedBytes, budget }: Bounds,
): AsyncGenerator<Uint8Array> {
  const most = Math.min(mostBytes, budget.rest)
  let length = 0
  try {
    for await (const chunk of chunks) {
      if (!(chunk instanceof Uint8Array)) continue
      const part = chunk.subarray(0, most - length)
      length += part.length
      budget.rest -= part.length
      if (length > ratioFree && length > packedBytes * ratio)
        throw new UnpackError(`unpacks to more than ${ratio} times its size and was refused.`, true)
      if (part.length > 0) yield part
      if (part.length < chunk.length) throw new UnpackError(`is larger than ${most} bytes and was cut off.`, false)
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error
    throw new UnpackError(`could not be unpacked: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}.`, false)
  }
}

/** Unpacks gzip; throws where it is damaged or ends in the middle. */
export async function* gunzip(chunks: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator {
  const source = Readable.from(chunks)
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  try {
    yield* source.pipe(unpacked)
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

/** Does it begin as a zip archive, perhaps an empty one? */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
}
