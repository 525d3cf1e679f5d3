/** Says how far reading has come, on a terminal and only when it takes long. */
export interface Progress {
  /** `whole` is null when the size is not known. */
  report(path: string, read: number, whole: number | null): void
  clear(): void
}

const patienceMilliseconds = 1_000
const intervalMilliseconds = 200

export function openProgress(terminal: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }, now: () => number): Progress {
  const started = now()
  let last = 0
  let shown = false
  return {
    report(path, read, whole) {
      if (terminal.isTTY !== true) return
      const time = now()
      if (time - started < patienceMilliseconds || time - last < intervalMilliseconds) return
      last = time
      shown = true
      const share = whole === null || whole === 0 ? '' : ` ${Math.floor((100 * read) / whole)} %`
      // eslint-disable-next-line no-control-regex -- a file's name must not steer the terminal
      const line = `Reading ${path.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?')}:${share} (${Math.round(read / 1e6)} MB)`
      terminal.write(`\r\u001b[K${line.slice(0, Math.max(20, (terminal.columns ?? 80) - 1))}`)
    },
    clear() {
      if (shown) terminal.write('\r\u001b[K')
    },
  }
}
