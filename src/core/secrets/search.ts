import type { SecretPlace, Secrets } from '../model/secrets.ts'
import { type Needle, needlesOf, tellingLength } from './encodings.ts'
import { type Unpack, unpackAll } from './gzip.ts'
import { type Pattern, patterns } from './patterns.ts'
import { redactPlaces } from './redact.ts'
import { openStream } from './stream.ts'
import { fromJson, fromUrl, inSmallHex, plainView, type View, withoutBlanks, withoutUnseen } from './view.ts'

/** What is looked for, prepared once. */
export interface Hunt {
  readonly needles: readonly Needle[]
  /** Those that blanks inside do not hide. */
  readonly long: readonly Needle[]
  readonly unpack: Unpack
}

/** Opens the search for values that the process knows; they are held in memory by what this returns, and nowhere else. */
export function openSecrets(values: readonly string[], unpack: Unpack): Secrets {
  const needles = needlesOf(values)
  const hunt: Hunt = { needles, long: needles.filter(({ text }) => text.length >= tellingLength), unpack }
  const findKnown = (text: string): readonly SecretPlace[] => (needles.length === 0 ? [] : merge(knownIn(text, hunt)))
  const find = (text: string): readonly SecretPlace[] => merge([...(needles.length === 0 ? [] : knownIn(text, hunt)), ...formsIn(text)])
  return { findKnown, find, redact: (text) => redactPlaces(text, find(text)), stream: () => openStream(find, hunt.long) }
}

/** Of places that overlap the first kind is told. */
function merge(places: readonly SecretPlace[]): readonly SecretPlace[] {
  const merged: SecretPlace[] = []
  for (const place of places.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = merged.at(-1)
    if (last === undefined || place.from >= last.to) merged.push(place)
    else merged[merged.length - 1] = { ...last, to: Math.max(last.to, place.to) }
  }
  return merged
}

/** By value: the text is read in a few ways, and each needle is looked for in each. */
function knownIn(text: string, hunt: Hunt): readonly SecretPlace[] {
  const plain = plainView(text)
  const seen = withoutUnseen(plain)
  const shown = seen ?? plain
  const url = fromUrl(shown)
  const found = [...inView(plain, hunt.needles), ...inSmall(plain, hunt.needles)]
  if (seen !== null) found.push(...inView(seen, hunt.needles, 'split by characters that cannot be seen'), ...inSmall(seen, hunt.needles))
  if (url !== null) found.push(...inView(url, hunt.needles, 'URL'))
  const unescaped = readings(shown)
  for (const view of unescaped) found.push(...inView(view, hunt.needles, 'JSON'), ...inSmall(view, hunt.needles))
  const close = [shown, ...unescaped].flatMap((view) => withoutBlanks(view) ?? [])
  for (const view of close) found.push(...inView(view, hunt.long), ...inSmall(view, hunt.long))
  const packed = [...inPacked(plain, hunt), ...(seen === null ? [] : inPacked(seen, hunt))]
  return [...found, ...packed, ...(packed.length === 0 ? close.flatMap((view) => inPacked(view, hunt)) : [])]
}

/** A line of JSON may tell of a tool that printed JSON, which may hold JSON. */
const mostEscaped = 3

/** What stands in JSON as it is once that is read, level by level; with what cannot be seen, which a secret may hold, and without. */
function readings(view: View): readonly View[] {
  const read: View[] = []
  let level = fromJson(view)
  for (let levels = 1; level !== null && levels <= mostEscaped; levels += 1) {
    const seen = withoutUnseen(level)
    read.push(level, ...(seen === null ? [] : [seen]))
    level = fromJson(seen ?? level)
  }
  return read
}

function inView({ text, at, end }: View, needles: readonly Needle[], how: string | null = null): readonly SecretPlace[] {
  const found: SecretPlace[] = []
  for (const { text: needle, encoding } of needles)
    for (let from = text.indexOf(needle); from >= 0; from = text.indexOf(needle, from + needle.length)) {
      const way = how ?? (encoding === 'plain' ? null : encoding)
      found.push({
        from: at(from),
        to: end(from + needle.length - 1),
        kind: `a secret of this job${way === null ? '' : way.startsWith('split') ? `, ${way}` : ` (${way})`}`,
      })
    }
  return found
}

function inSmall(view: View, needles: readonly Needle[]): readonly SecretPlace[] {
  const hex = needles.filter(({ encoding }) => encoding === 'hex')
  const small = inSmallHex(view)
  return small.text === view.text ? [] : inView(small, hex)
}

function inPacked(view: View, { needles, unpack }: Hunt): readonly SecretPlace[] {
  return [...unpackAll(view, unpack)].flatMap(({ from, to, text }) => {
    if (text === null) return [{ from, to, kind: 'packed data that is too large to look into' }]
    return needles.some((needle) => text.includes(needle.text)) ? [{ from, to, kind: 'a secret of this job (gzip)' }] : []
  })
}

/** By form: as it stands, without what cannot be seen, and as JSON reads it. */
function formsIn(text: string): readonly SecretPlace[] {
  const plain = plainView(text)
  const seen = withoutUnseen(plain)
  return [plain, ...(seen === null ? [] : [seen]), ...readings(seen ?? plain)].flatMap((view) =>
    patterns.flatMap((pattern) => formIn(view, pattern)),
  )
}

function formIn({ text, at, end }: View, { kind, cues, form, isMeant }: Pattern): readonly SecretPlace[] {
  if (!cues.some((cue) => text.includes(cue))) return []
  return [...text.matchAll(form)].flatMap((match) =>
    isMeant?.(match[0]) === false ? [] : [{ from: at(match.index), to: end(match.index + match[0].length - 1), kind }],
  )
}
