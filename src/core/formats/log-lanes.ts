import { afterSeconds, beginsRepeat, endsRepeat, isBuilders, isFrame } from './log-build-step.ts'
import { prefixAt, type Prefix } from './log-prefix.ts'
import { afterIso } from './log-stamp.ts'
import { plain } from './text.ts'

/** Lines of one log that belong together: those behind one prefix. */
export interface Lane {
  /** From 1; the lines without prefix are lane 0. */
  readonly index: number
  /** The folder or the package that the prefix names; null where it names none. */
  readonly folder: string | null
  /** Is it certain that these lines have that prefix? */
  readonly isSure: boolean
}

/** A line that was printed before its prefix was known for one. */
export interface EarlierLine {
  readonly bytes: Uint8Array
  readonly number: number
}

/** What a line's beginning tells; `text` is where the text begins. */
export interface Opening {
  lane: Lane
  text: number
  /** What may be a prefix, but is not known for one yet. */
  candidate: Prefix | null
}

/** Learns from a log which prefixes its lines have. */
export interface Lanes {
  /** Tells of the line at `from` without learning from it; the answer holds until the next call. */
  read(bytes: Uint8Array, from: number, to: number): Readonly<Opening>
  /** Learns from a whole line with a candidate; null where that is hardly a prefix, else the lines that now are known to have it. */
  learn(candidate: Prefix, bytes: Uint8Array, from: number, to: number, number: number): readonly EarlierLine[] | null
  /** Is told of a whole line that is looked at, and says whether the next one has to be looked at for what stands there. */
  follow(bytes: Uint8Array, from: number, to: number): boolean
  /** At the end of the log, the lines whose prefix stood there too rarely to be sure of it, but before a place. */
  rest(): readonly EarlierLine[]
}

export const mainLane: Lane = { index: 0, folder: null, isSure: true }

/** Further prefixes share the last lane. */
const lanesLimit = 64
const knownLimit = 1_024
/** As often a prefix has to stand in the log, unless a line says that a tool was started behind it. */
const repeats = 3
const keptBytes = 4_096
const restLimit = 300

/** What it takes until a shape counts: to stand there again and again, or to announce a tool. */
type Trust = 'sure' | 'repeated' | 'announced' | 'never'

interface Known {
  readonly trust: Trust
  readonly folder: string | null
  readonly earlier: EarlierLine[]
  count: number
  lane: Lane | null
}

const decoder = new TextDecoder()

export function openLanes(): Lanes {
  const known = new Map<number, Known>()
  const opening: Opening = { lane: mainLane, text: 0, candidate: null }
  let count = 0
  let isRepeat = false
  const remember = (prefix: Prefix, bytes: Uint8Array, from: number): Known => {
    const name = plain(decoder.decode(bytes.subarray(from, prefix.end)))
    const one: Known = {
      ...(isStep(prefix) ? { trust: 'announced', folder: null } : { trust: trustIn(prefix, name), folder: folderOf(prefix, name) }),
      earlier: [],
      count: 0,
      lane: null,
    }
    if (known.size >= knownLimit) for (const [key, { lane }] of known) if (lane === null) known.delete(key)
    if (known.size < knownLimit) known.set(prefix.key, one)
    return one
  }
  /** From now on the prefix is one. */
  const open = (one: Known, isSure: boolean): readonly EarlierLine[] => {
    count = Math.min(lanesLimit, count + 1)
    one.lane = { index: count, folder: count === lanesLimit ? null : one.folder, isSure }
    return one.earlier.splice(0)
  }
  return {
    read(bytes, from, to) {
      const prefix = prefixAt(bytes, from, to)
      const one = prefix === null ? undefined : known.get(prefix.key)
      const opened = one?.lane ?? null
      const lane =
        opened !== null && prefix?.shape === 'step' && (isBuilders(bytes, prefix.end, to) || isFrame(bytes, prefix.end, to)) ? null : opened
      opening.lane = lane ?? mainLane
      opening.text = lane !== null && prefix !== null ? afterIso(bytes, prefix.end) : isRepeat ? afterSeconds(bytes, from, to) : from
      opening.candidate = opened === null && one?.trust !== 'never' ? prefix : null
      return opening
    },
    learn(prefix, bytes, from, to, number) {
      // A number alone may be that of anything.
      if (prefix.shape === 'step' && !isBuilders(bytes, prefix.end, to)) return null
      const one = known.get(prefix.key) ?? remember(prefix, bytes, from)
      if (one.trust === 'never') return null
      if (isStep(prefix)) return open(one, true)
      const isStart = mayAnnounce.has(bytes[prefix.end] ?? 0) || one.trust === 'repeated'
      const rest = isStart ? plain(decoder.decode(bytes.subarray(prefix.end, Math.min(to, prefix.end + restLimit)))) : ''
      if (logger.test(rest)) return null
      one.count += 1
      const isCertain = one.trust === 'sure' || (one.trust === 'repeated' && one.count >= repeats)
      if (!isCertain && !announcement.test(rest.trimEnd())) {
        if (one.trust !== 'repeated') return null
        one.earlier.push({ bytes: bytes.slice(from, Math.min(to, from + keptBytes)), number })
        return []
      }
      return open(one, true)
    },
    follow(bytes, from, to) {
      isRepeat = beginsRepeat(bytes, from, to) || (isRepeat && !endsRepeat(bytes, from, to))
      return isRepeat
    },
    rest: () => [...known.values()].flatMap((one) => (one.earlier.some(isPlaced) ? open(one, false) : [])),
  }
}

function isPlaced({ bytes }: EarlierLine): boolean {
  const begin = prefixAt(bytes, 0, bytes.length)?.end ?? bytes.length
  return place.test(plain(decoder.decode(bytes.subarray(begin, begin + restLimit))))
}

/** How a line begins that tells of a place: `src/a.ts(1,14): `, `src/a.ts:1:14 - `, `./a.go:3: `. */
const place = /^(?:[A-Za-z]:)?[^\s:()]{1,200}\.\w{1,10}(?:\(\d{1,7}(?:,\d{1,7})?\)|:\d{1,7}(?::\d{1,7})?)(?::? |:$)/

/** What tools say of the script that they start or ended: npm, pnpm, Bun and Yarn, Turborepo, concurrently, Yarn's `foreach`. */
const announcement =
  /^(?:> (?:@?[\w.-]{1,100}\/)?[\w.-]{1,100}@\S{0,60} \S|\$ [\w.]|yarn run v\d|cache (?:miss, exec|hit, |bypass, force)|Process (?:started|exited)|.{1,250} exited with code \d{1,5}$)/
/**
 * As a log format's cues, the announcements behind a prefix, which often tell of no failure themselves. pnpm's dollar
 * stands right behind the name of the script.
 */
export const laneCues: readonly string[] = [
  ...Array.from('abcdefghijklmnopqrstuvwxyz#', (last) => `${last}$ `),
  ...[':', ']', '|', ' '].flatMap((last) => [`${last} > `, `${last} $ `]),
  ' yarn run v',
  ': cache ',
  ' Process started',
  ' Process exited',
  ' exited with code ',
  '[internal] ',
  'building with "',
  '# DONE #.#',
  '# CACHED',
  '^ => => ',
  '^ > [',
]
/** What stands first in those that a script begins with. */
const mayAnnounce = new Set(Array.from('>$ycP\u001b', (character) => character.charCodeAt(0)))
/** Loggers of the JVM put the thread where others have a prefix: `[main] INFO com.acme.Shop - open`. */
const logger = /^(?:TRACE|DEBUG|INFO|WARN|ERROR) {1,4}[\w.$]{1,200} - /

const level =
  /^(?:info|inf|warn|warning|wrn|error|err|fatal|critical|debug|dbg|trace|verbose|notice|note|hint|help|log|ok|pass|passed|fail|failed|failure|success|skip|skipped|skipping|ignored|todo|done|command|gw\d{1,4}|[a-z])$/i
const bracketed = /^\[([@\w][^\]]{0,150}?) *\](:?) ?$/
const container = /^[\w.-]{1,100}[-_.]\d{1,4} *\| ?$/
const folderAndScript = /^(\.|@[\w.-]{1,100}\/[\w.-]{1,100}|[\w@+~.-]{1,100}(?:\/[\w@+~.-]{1,100}){1,10}) /
const scoped = /^@[\w.-]{1,100}\/[\w.-]{1,100}:$/
const packageAndTask = /^(?:\/\/|(?:@[\w.-]{1,100}\/)?[A-Za-z][\w.-]{0,100})(?::[A-Za-z_][\w.-]{0,100}){1,5}:$/
const word = /^[A-Za-z][\w.-]{0,100}:$/

/** Is it that of a step of Docker's builder? */
function isStep({ shape }: Prefix): boolean {
  return shape === 'step' || shape === 'timed'
}

function trustIn({ shape }: Prefix, name: string): Trust {
  if (shape === 'pipe') return container.test(name) ? 'sure' : 'repeated'
  if (shape === 'pair') return folderAndScript.test(name) ? 'repeated' : 'announced'
  const text = name.trimEnd()
  if (shape === 'colon')
    return scoped.test(text) || packageAndTask.test(text)
      ? 'repeated'
      : word.test(text) && !level.test(text.slice(0, -1))
        ? 'announced'
        : 'never'
  const inner = bracketed.exec(text)?.[1] ?? ''
  return /^\d{1,3}$/.test(inner) || (/^[@A-Za-z]/.test(inner) && !level.test(inner) && !inner.includes('::')) ? 'repeated' : 'never'
}

/** What names the package in a prefix; a package's folder is most often called as the package without its scope. */
function folderOf({ shape }: Prefix, name: string): string | null {
  if (shape === 'pipe') return null
  const [, inner = '', mark] = bracketed.exec(name) ?? []
  const text =
    shape === 'bracket' ? (mark === ':' || inner.startsWith('@') ? inner : '') : (name.split(shape === 'pair' ? ' ' : ':', 1)[0] ?? '')
  const bare = text.replace(/^@[^/]{0,100}\//, '')
  return /^[\w@+~.-]{1,100}(?:\/[\w@+~.-]{1,100}){0,10}$/.test(bare) && bare !== '.' ? bare : null
}
