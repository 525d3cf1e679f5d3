/** Says how far reading has come, on a terminal and only when it takes long. */
export interface Progress {
  /** `whole` is null when the size is not known. */
  report(path: string, read: number, whole: number | null): void
  clear(): void
}

const patienceMilliseconds = 1_000
const intervalMilliseconds = 200
const defaultWidth = 80

export function openProgress(
  terminal: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown },
  now: () => number,
): Progress {
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
      const figures = `:${share} (${Math.round(read / 1e6)} MB)`
      // A terminal may not know its width, or say that it has none.
      const columns = terminal.columns === undefined || terminal.columns === 0 ? defaultWidth : terminal.columns
      const room = Math.max(8, columns - 1 - 'Reading '.length - figures.length)
      // eslint-disable-next-line no-control-regex -- a file's name must not steer the terminal
      const name = path.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?')
      terminal.write(`\r\u001b[KReading ${name.length > room ? `…${name.slice(1 - room)}` : name}${figures}`)
    },
    clear() {
      if (shown) terminal.write('\r\u001b[K')
    },
  }
}
