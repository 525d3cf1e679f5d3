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
  ...[
    '^[[',
    '^[]',
    '\\e]',
    '\\u###b]',
    '\\u###B]',
    '\\x#b]',
    '\\x#B]',
    '\\###]',
    '\\e[',
    '\\u###b[',
    '\\u###B[',
    '\\x#b[',
    '\\x#B[',
    '\\###[',
    '#x#b[',
    '#x#B[',
    'CHAR-#x#B][',
    '##;[',
    '#b;[',
    '#B;[',
    '[#m',
    '[##m',
    '[#;',
    '[##;',
  ].map(patternOf),
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
  const patterns = [
    ...oddities.map((pattern) => ({ pattern, group: oddGroup, isFirst: false })),
    ...groups.flatMap((cues, index) => cues.flatMap((cue) => patternsOf(cue, index + 1))),
  ]
  const [always, whole] = [new Int32Array(words), new Int32Array(words)]
  groups.forEach((cues, index) => {
    if (cues.includes('')) setBit(always, 0, index + 1)
    const ending = cues.filter((cue) => cue.endsWith(wordEnd))
    if (ending.length > 0 && ending.length < cues.length) throw new TypeError(`cues with and without ${wordEnd} in one group`)
    if (ending.length > 0) setBit(whole, 0, index + 1)
  })
  const { classes, width } = classify(patterns.map(({ pattern }) => pattern))
  const trie = openTrie(width)
  for (const { pattern, group, isFirst } of patterns)
    trie.add(
      pattern.map((bytes) => classesOf(bytes, classes)),
      group,
      isFirst,
    )
  return { classes, words, always, whole, ...link(trie, width, words) }
}

function classesOf(bytes: readonly number[], classes: Uint8Array): readonly number[] {
  const [first = 0] = bytes
  return bytes.length === 1 ? [classes[first] ?? 0] : [...new Set(bytes.map((byte) => classes[byte] ?? 0))]
}

function patternsOf(text: string, group: number): readonly GroupPattern[] {
  const cue = text.endsWith(wordEnd) ? text.slice(0, -wordEnd.length) : text
  if (cue === '') return []
  if (!cue.startsWith('^')) return [{ pattern: patternOf(cue), group, isFirst: false }]
  const rest = cue.slice(1)
  return [
    { pattern: patternOf(rest), group, isFirst: true },
    { pattern: patternOf(`[error]${rest}`), group, isFirst: false },
  ]
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

function setBit(sets: Int32Array, at: number, group: number): void {
  sets[at + (group >>> 5)] = (sets[at + (group >>> 5)] ?? 0) | (1 << (group & 31))
}

/** Two states are there from the first: any place of a line, and its beginning. */
const [root, start] = [0, 1]

/** The words as a tree of states; lists of numbers, for many small objects would cost more than all the rest. */
interface Trie {
  /** The state that a state goes on to on a class, by `state * width + class`. */
  readonly children: ReadonlyMap<number, number>
  /** Of each state the key under which it is a child. */
  readonly keys: readonly number[]
  /** The states by the length of what leads to them; the beginning of a line counts as one. */
  readonly levels: readonly (readonly number[])[]
  /** The words' last states, and the group of each. */
  readonly ends: readonly number[]
  readonly groups: readonly number[]
  add(pattern: readonly (readonly number[])[], group: number, isFirst: boolean): void
}

function openTrie(width: number): Trie {
  const [keys, ends, groups]: [number[], number[], number[]] = [[0, 0], [], []]
  const levels = [[root], [start]]
  const children = new Map<number, number>()
  const child = (from: number, on: number, level: number): number => {
    const key = from * width + on
    const known = children.get(key)
    if (known !== undefined) return known
    const made = keys.push(key) - 1
    children.set(key, made)
    ;(levels[level] ??= []).push(made)
    return made
  }
  return {
    children,
    keys,
    levels,
    ends,
    groups,
    add(pattern, group, isFirst) {
      let [states, level] = isFirst ? [[start], 1] : [[root], 0]
      for (const classes of pattern) {
        level += 1
        const below = level
        states = states.flatMap((state) => classes.map((on) => child(state, on, below)))
      }
      for (const state of states) {
        ends.push(state)
        groups.push(group)
      }
    },
  }
}

/** Of each state the longest of its endings that is a state, too: where its words fail, that one's may go on. */
function endingsOf({ children, keys, levels }: Trie, width: number): Int32Array {
  const endings = new Int32Array(keys.length)
  for (const state of levels.slice(2).flat()) {
    const key = keys[state] ?? 0
    const on = key % width
    let from = (key - on) / width
    let found: number | undefined
    while (found === undefined && from !== root) {
      from = endings[from] ?? root
      found = children.get(from * width + on)
    }
    endings[state] = found ?? root
  }
  return endings
}

/** The groups of the words that end in each state, those that one of its endings ends included. */
function groupsOf({ keys, levels, ends, groups }: Trie, endings: Int32Array, words: number): Int32Array {
  const sets = new Int32Array(keys.length * words)
  ends.forEach((state, index) => setBit(sets, state * words, groups[index] ?? 0))
  for (const state of levels.flat()) {
    const at = state * words
    const ending = (endings[state] ?? root) * words
    for (let word = 0; word < words; word += 1) sets[at + word] = (sets[at + word] ?? 0) | (sets[ending + word] ?? 0)
  }
  return sets
}

/** Numbers the states so that one comparison tells those that end a word; the most visited ones stay together. */
function link(trie: Trie, width: number, words: number): Pick<CueSearch, 'start' | 'table' | 'shift' | 'firstHit' | 'attention' | 'hits'> {
  const endings = endingsOf(trie, width)
  const sets = groupsOf(trie, endings, words)
  const hitting: number[] = []
  const quiet: number[] = []
  for (const state of trie.levels.flat()) (isEmpty(sets, state * words, words) ? quiet : hitting).push(state)
  const ranked = [...quiet, ...hitting]
  const attention = ranked.length
  if (attention > mostStates) throw new RangeError(`the cues have ${attention} states`)
  const numbers = new Uint16Array(attention)
  ranked.forEach((state, rank) => (numbers[state] = rank))
  const hits = new Int32Array((attention - quiet.length) * words)
  ranked.slice(quiet.length).forEach((state, rank) => hits.set(sets.subarray(state * words, state * words + words), rank * words))
  const shift = 32 - Math.clz32(width - 1)
  return {
    start: numbers[start] ?? 0,
    table: tableOf(trie, endings, numbers, width, shift),
    shift,
    hits,
    firstHit: quiet.length,
    attention,
  }
}

function isEmpty(sets: Int32Array, from: number, words: number): boolean {
  for (let word = from; word < from + words; word += 1) if (sets[word] !== 0) return false
  return true
}

/** Where no word goes on from a state, its ending's may: its row is that one's but for its own children. */
function tableOf({ keys, levels }: Trie, endings: Int32Array, numbers: Uint16Array, width: number, shift: number): Uint16Array {
  const table = new Uint16Array(numbers.length << shift).fill(numbers[root] ?? 0)
  const rowOf = (state: number): number => (numbers[state] ?? 0) << shift
  table[rowOf(root)] = numbers.length
  for (const level of levels.slice(1)) {
    for (const state of level) {
      const key = keys[state] ?? 0
      const on = key % width
      if (state !== start) table[rowOf((key - on) / width) + on] = numbers[state] ?? 0
    }
    for (const state of level) {
      const ending = rowOf(endings[state] ?? root)
      table.copyWithin(rowOf(state), ending, ending + width)
    }
  }
  return table
}
