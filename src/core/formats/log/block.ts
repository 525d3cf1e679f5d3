import type { Finding, LineReader } from '../../model/evidence.ts'

const linesLimit = 400
/** A block that goes on for longer has lost its end; what comes after does not belong to it. */
const readLimit = 2_000

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
  /** Is a block open that takes further lines? */
  readonly isCollecting: boolean
}

/** Keeps the first lines and the last ones of a long block, for some tools put the cause at its end. */
export function openBlocks<Title>(read: (block: Block<Title>) => readonly Finding[]): Blocks<Title> {
  let current: { readonly title: Title; readonly at: number; readonly lines: string[] } | null = null
  let taken = 0
  const close = (): readonly Finding[] => {
    const block = current
    current = null
    return block === null ? [] : read(block)
  }
  return {
    open(title, at) {
      const done = close()
      current = { title, at, lines: [] }
      taken = 0
      return done
    },
    add(line) {
      if (current === null || taken >= readLimit) return
      taken += 1
      current.lines.push(line)
      if (current.lines.length > linesLimit) current.lines.splice(linesLimit / 2, 1)
    },
    close,
    get current() {
      return current
    },
    get isCollecting() {
      return current !== null && taken < readLimit
    },
  }
}

/** How blocks begin and end whose title stands below a heading that all of them share. */
interface HeadedBlock {
  readonly heading: RegExp
  /** Null where the line is no title of a failure. `before` as for a line reader. */
  readonly title: (line: string, before: (back: number) => string | null) => RegExpExecArray | null
  /** What follows the last of them. */
  readonly end: RegExp
}

/** Reads such blocks. */
export function openHeadedBlocks(
  read: (block: Block<RegExpExecArray>) => readonly Finding[],
  { heading, title: titleOf, end }: HeadedBlock,
): LineReader {
  const blocks = openBlocks(read)
  let expectsTitle = false
  return {
    line(line, at, before) {
      const match = expectsTitle ? titleOf(line, before) : null
      expectsTitle = heading.test(line)
      if (match !== null) return blocks.open(match, at)
      if (expectsTitle || end.test(line)) return blocks.close()
      blocks.add(line)
      return []
    },
    awake: () => expectsTitle || blocks.current !== null,
    end: () => blocks.close(),
  }
}
