import type { Finding, LineReader } from '../../model/evidence.ts'
import { openBlocks, type Block } from './block.ts'

const repeatsLimit = 2_000
const defaultLimit = 120

/** What a tool prints about one failure: a title and the lines that go with it. */
export interface BlockKind<Title> {
  /** Reads a line as the title of a block; null when it is none. Also asked inside a block, which a title then ends. */
  readonly opens: (line: string, number: number, before: (back: number) => string | null) => Title | null
  /** Does a line still belong to the block? Without it, a title stands alone. */
  readonly continues?: (line: string, lines: readonly string[], title: Title) => boolean
  readonly read: (block: Block<Title>) => readonly Finding[]
  /** The block ends after so many lines, whatever they say. */
  readonly limit?: number
  /** Messages that only tell that something failed: given at the end, when nothing else was found. */
  readonly vague?: RegExp
}

/** A reader of blocks. What a tool repeats in its summary is told once. */
export function openBlockReader<Title>({ opens, continues, read, limit = defaultLimit, vague }: BlockKind<Title>): LineReader {
  const blocks = openBlocks(read)
  const told = new Set<string>()
  let held: Finding | null = null
  const settle = (found: readonly Finding[]): readonly Finding[] =>
    found.filter((one) => {
      if (vague?.test(one.message) === true) {
        held ??= one
        return false
      }
      const key = JSON.stringify([one.kind, one.severity, one.message, one.file, one.line, one.column, one.test])
      if (told.has(key)) return false
      if (told.size < repeatsLimit) told.add(key)
      return true
    })
  return {
    line(line, number, before) {
      const title = opens(line, number, before)
      if (title !== null) {
        const done = blocks.open(title, number)
        return settle(continues === undefined ? [...done, ...blocks.close()] : done)
      }
      const current = blocks.current
      if (current === null) return []
      if (continues?.(line, current.lines, current.title) !== true || current.lines.length >= limit) return settle(blocks.close())
      blocks.add(line)
      return []
    },
    awake: () => blocks.current !== null,
    end() {
      const last = settle(blocks.close())
      return held !== null && told.size === 0 ? [...last, held] : last
    },
  }
}
