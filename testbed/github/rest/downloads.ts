import { randomUUID } from 'node:crypto'

export interface Download {
  readonly bytes: Uint8Array
  readonly type: string
}

/** Logs and archives: GitHub redirects to an address on another host that holds its own secret and works for a short time. */
export interface Downloads {
  readonly offer: (bytes: Uint8Array, type: string) => string
  /** What is at the path, once. */
  take(path: string): Download | null
}

export function openDownloads(serverUrl: string): Downloads {
  const offers = new Map<string, Download>()
  return {
    offer: (bytes, type) => {
      const path = `/_downloads/${randomUUID()}`
      offers.set(path, { bytes, type })
      return `${serverUrl}${path}`
    },
    take: (path) => {
      const found = offers.get(path) ?? null
      offers.delete(path)
      return found
    },
  }
}
