/** A search for many words at once over bytes: one table look-up per byte, whatever the number of words. */
export interface CueSearch {
  /** Class of each of the 256 bytes; bytes of class 0 ask for attention whatever stands before them. */
  readonly classes: Uint8Array
  /** Next state by state and class: a state's row begins at its number times two to the power of `shift`. Small, so that it stays near the processor. */
  readonly table: Uint16Array
  readonly shift: number
  /** The state at the beginning of a line. */
  readonly start: number
  /** States from here on end a word. */
  readonly firstHit: number
  /** What stands in the table for a byte of class 0. */
  readonly attention: number
  /** 32-bit words of one set of groups. */
  readonly words: number
  /** The groups whose words a state ends, one set for each state from `firstHit` on. */
  readonly hits: Int32Array
  /** The groups that want every line. */
  readonly always: Int32Array
  /** The groups whose cues count only where no letter, digit or `_` follows. */
  readonly whole: Int32Array
}

/** One cue as a sequence of sets of bytes. */
type Pattern = readonly (readonly number[])[]

interface GroupPattern {
  readonly pattern: Pattern
  readonly group: number
  /** Does it only count at the beginning of a line? */
  readonly isFirst: boolean
}

/** A state is a number of 16 bits. */
const mostStates = 0xffff

const digits = Array.from({ length: 10 }, (_, index) => 48 + index)
const highBytes = Array.from({ length: 128 }, (_, index) => 128 + index)
const bracket = [0x5b]
const wordEnd = '\\b'

/**
 * Where a line holds one of these, colours may hide in disguise or bytes may stand that are no text, and what it
 * says is only known once it is decoded: see `plain`.
 */
const oddities: readonly Pattern[] = [
  ...['^[[', '^[]', '\\e]', '\\u###b]', '\\u###B]', '\\x#b]', '\\x#B]', '\\###]', '\\e[', '\\u###b[', '\\u###B[', '\\x#b[', '\\x#B[', '\\###[', '#x#b[', '#x#B[', 'CHAR-#x#B][', '##;[', '#b;[', '#B;[', '[#m', '[##m', '[#;', '[##;'].map(patternOf),
  // What is left of a character that is no UTF-8 counts as a disguised escape, too, and the control of one byte may open a sequence.
  [highBytes, bracket],
  [[0xe2], [0x90], [0x9b]],
  [[0x9b], digits],
  [[0xc2], highBytes.slice(0, 32)],
  // A byte-order mark does not count as the beginning of its line.
  [[0xef], [0xbb], [0xbf]],
]

/** The group of lines that have to be decoded before they can be searched. */
export const oddGroup = 0

/**
 * Compiles the cues of several groups, numbered from 1; `#` stands for any digit, `^` in front for the beginning of
 * a line or what follows the runner's mark there, and an empty cue for every line. `\\b` behind a cue, and then behind all
 * of its group, stands for the end of a word.
 * Aho and Corasick, "Efficient string matching", 1975.
 */
export function compileCues(groups: readonly (readonly string[])[]): CueSearch {
  const words = Math.ceil((groups.length + 1) / 32)
  const patterns = [...oddities.map((pattern) => ({ pattern, group: oddGroup, isFirst: false })), ...groups.flatMap((cues, index) => cues.flatMap((cue) => patternsOf(cue, index + 1)))]
  const [always, whole] = [new Int32Array(words), new Int32Array(words)]
  groups.forEach((cues, index) => {
    if (cues.includes('')) setBit(always, 0, index + 1)
    const ending = cues.filter((cue) => cue.endsWith(wordEnd))
    if (ending.length > 0 && ending.length < cues.length) throw new TypeError(`cues with and without ${wordEnd} in one group`)
    if (ending.length > 0) setBit(whole, 0, index + 1)
  })
  const { classes, width } = classify(patterns.map(({ pattern }) => pattern))
  const trie = openTrie(width, words)
  for (const { pattern, group, isFirst } of patterns) trie.add(pattern.map((bytes) => [...new Set(bytes.map((byte) => classes[byte] ?? 0))]), group, isFirst)
  return { classes, words, always, whole, ...trie.link() }
}

function patternsOf(text: string, group: number): readonly GroupPattern[] {
  const cue = text.endsWith(wordEnd) ? text.slice(0, -wordEnd.length) : text
  if (cue === '') return []
  if (!cue.startsWith('^')) return [{ pattern: patternOf(cue), group, isFirst: false }]
  const rest = cue.slice(1)
  return [{ pattern: patternOf(rest), group, isFirst: true }, { pattern: patternOf(`[error]${rest}`), group, isFirst: false }]
}

function patternOf(cue: string): Pattern {
  return Array.from(new TextEncoder().encode(cue), (byte) => (byte === 0x23 || digits.includes(byte) ? digits : [byte]))
}

/** What logs mostly hold comes first, so that of each row of the table one cache line is enough. */
const frequentBytes = new TextEncoder().encode(' abcdefghijklmnopqrstuvwxyz0./-')

/** Bytes that no cue tells apart share a class, so that the table stays small. */
function classify(patterns: readonly Pattern[]): { readonly classes: Uint8Array; readonly width: number } {
  const single = new Set(patterns.flatMap((pattern) => pattern.filter((bytes) => bytes.length === 1).flat()))
  const names = new Map<string, number>([['attention', 0]])
  const classes = new Uint8Array(256)
  const bytes = Array.from({ length: 256 }, (_, byte) => byte)
  for (const byte of [...frequentBytes, ...bytes]) {
    const name = nameOf(byte, single)
    const known = names.get(name) ?? names.size
    names.set(name, known)
    classes[byte] = known
  }
  return { classes, width: names.size }
}

function nameOf(byte: number, single: ReadonlySet<number>): string {
  if ((byte < 0x20 && byte !== 9) || byte === 0x7f) return 'attention'
  if (digits.includes(byte)) return 'digit'
  if (single.has(byte)) return String(byte)
  if (byte >= 0x80 && byte < 0xa0) return 'control'
  return byte >= 0x80 ? 'high' : 'other'
}

interface Trie {
  add(pattern: readonly (readonly number[])[], group: number, isFirst: boolean): void
  link(): Pick<CueSearch, 'start' | 'table' | 'shift' | 'firstHit' | 'attention' | 'hits'>
}

function setBit(sets: Int32Array, at: number, group: number): void {
  sets[at + (group >>> 5)] = (sets[at + (group >>> 5)] ?? 0) | (1 << (group & 31))
}

/** One state of the trie: what follows on a class, and the groups whose words end here. */
interface State {
  readonly next: Map<number, number>
  readonly groups: Int32Array
}

/** Two states are there from the first: any place of a line, and its beginning. */
const [root, start] = [0, 1]

function openTrie(width: number, words: number): Trie {
  const states: State[] = []
  const grow = (): number => states.push({ next: new Map(), groups: new Int32Array(words) }) - 1
  grow()
  grow()
  const child = (from: number, on: number): number => {
    const known = states[from]?.next.get(on)
    if (known !== undefined) return known
    const made = grow()
    states[from]?.next.set(on, made)
    return made
  }
  return {
    add(pattern, group, isFirst) {
      let ends = [isFirst ? start : root]
      for (const classes of pattern) ends = ends.flatMap((state) => classes.map((on) => child(state, on)))
      for (const end of ends) setBit(states[end]?.groups ?? new Int32Array(words), 0, group)
    },
    link: () => number(complete(states, width), states, width, words),
  }
}

/** The states by depth, and where each of them goes on each class. */
interface Linked {
  readonly order: readonly number[]
  readonly rows: Int32Array
}

/** A state that no class leads on from goes on as the longest of its endings that is a state, and ends the same words. */
function complete(states: readonly State[], width: number): Linked {
  const fallback = new Int32Array(states.length)
  const rows = new Int32Array(states.length * width)
  const order = [root, start]
  for (const index of order) {
    const [at, back] = [index * width, fallback[index] ?? root]
    const own = states[index]
    if (own === undefined) continue
    if (index !== root) {
      rows.copyWithin(at, back * width, back * width + width)
      states[back]?.groups.forEach((set, word) => (own.groups[word] = (own.groups[word] ?? 0) | set))
    }
    for (const [on, target] of own.next) {
      fallback[target] = rows[at + on] ?? root
      rows[at + on] = target
      order.push(target)
    }
  }
  return { order, rows }
}

/** Numbers the states so that one comparison tells those that end a word; the most visited ones stay together. */
function number({ order, rows }: Linked, states: readonly State[], width: number, words: number): ReturnType<Trie['link']> {
  const isHit = (index: number): boolean => states[index]?.groups.some((set) => set !== 0) ?? false
  const quiet = order.filter((index) => !isHit(index))
  const ranked = [...quiet, ...order.filter(isHit)]
  const attention = ranked.length
  if (attention > mostStates) throw new RangeError(`the cues have ${attention} states`)
  const numbers = new Uint16Array(states.length)
  ranked.forEach((index, rank) => (numbers[index] = rank))
  const shift = 32 - Math.clz32(width - 1)
  const table = new Uint16Array(attention << shift)
  const hits = new Int32Array((attention - quiet.length) * words)
  ranked.forEach((index, rank) => {
    const at = rank << shift
    for (let on = 0; on < width; on += 1) table[at + on] = numbers[rows[index * width + on] ?? root] ?? 0
    table[at] = attention
    if (rank >= quiet.length) hits.set(states[index]?.groups ?? [], (rank - quiet.length) * words)
  })
  return { start: numbers[start] ?? 0, table, shift, hits, firstHit: quiet.length, attention }
}
