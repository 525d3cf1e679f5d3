import type { Finding } from '../../model/evidence.ts'

const linesLimit = 400

/** The lines of one failure as a tool prints them below its title. */
export interface Block<Title> {
  readonly title: Title
  readonly at: number
  readonly lines: readonly string[]
}

/** Collects one block at a time and hands it over when the next one starts or the list ends. */
export interface Blocks<Title> {
  open(title: Title, at: number): readonly Finding[]
  add(line: string): void
  close(): readonly Finding[]
  readonly current: Block<Title> | null
}

/** Keeps the first lines and the last ones of a long block, for some tools put the cause at its end. */
export function openBlocks<Title>(read: (block: Block<Title>) => readonly Finding[]): Blocks<Title> {
  let current: { readonly title: Title; readonly at: number; readonly lines: string[] } | null = null
  const close = (): readonly Finding[] => {
    const block = current
    current = null
    return block === null ? [] : read(block)
  }
  return {
    open(title, at) {
      const done = close()
      current = { title, at, lines: [] }
      return done
    },
    add(line) {
      if (current === null) return
      current.lines.push(line)
      if (current.lines.length > linesLimit) current.lines.splice(linesLimit / 2, 1)
    },
    close,
    get current() {
      return current
    },
  }
}
