import type { FileHandle } from 'node:fs/promises'

const windowBytes = 2 ** 20

/** The content of a file through one buffer that is refilled: a chunk is valid until the next one is asked for. */
export async function* chunksOf(handle: FileHandle, progress: (read: number) => void): AsyncGenerator<Uint8Array> {
  const window = Buffer.allocUnsafeSlow(windowBytes)
  let total = 0
  for (;;) {
    const { bytesRead } = await handle.read(window, 0, windowBytes, null)
    if (bytesRead === 0) return
    total += bytesRead
    progress(total)
    yield window.subarray(0, bytesRead)
  }
}

/** Looks at the first chunk, which still comes first in `chunks`. */
export async function peek(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly chunks: AsyncGenerator<Uint8Array> }> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  const first = await iterator.next()
  const head = first.done === true ? new Uint8Array() : first.value
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      if (first.done === true) return
      yield head
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: head.subarray(0, 4_096), chunks: chunks() }
}
