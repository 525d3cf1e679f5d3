import { addedLines, type AddedLines } from '../change/added-lines.ts'
import type { Change, FileChange, Originals } from '../model/change.ts'
import type { Leak, SecretPlace, Secrets } from '../model/secrets.ts'
import { findAssigned } from './assignments.ts'

/** As many are told of; the first one is reason enough. */
const mostLeaks = 50

/** Files of random values that are no secrets: hashes of packages. */
const lockFile = /(?:[.-]lock|lock\.(?:json|ya?ml|hcl)|\.sum|shrinkwrap\.json|[.-]lockb|\.resolved|checksums?(?:\.[a-z0-9]{1,10})?)$/i

/** The secrets that a change would publish: in names of files, and in lines that were not there before. */
export function leaksIn({ files }: Change, originals: Originals, secrets: Secrets): readonly Leak[] {
  const leaks: Leak[] = []
  for (const file of files) {
    if (leaks.length >= mostLeaks) break
    const [named] = file.status === 'deleted' ? [] : secrets.find(file.path)
    if (named !== undefined) leaks.push({ path: null, line: null, kind: named.kind })
    // A name that holds a secret is never told.
    const path = secrets.find(file.path).length > 0 ? null : file.path
    leaks.push(...leaksOf(file, originals.get(file.path) ?? null, secrets).map((leak) => ({ ...leak, path })))
  }
  return leaks.slice(0, mostLeaks)
}

type Place = Omit<Leak, 'path'>

function leaksOf({ path, content }: FileChange, before: string | null, secrets: Secrets): readonly Place[] {
  const text = content === null || content === '' ? null : readContent(content)
  if (text === null) return []
  const added = addedLines(before, text)
  const places = [...knownPlaces(text, before, added, secrets), ...added.flatMap((lines) => placesIn(lines, secrets, lockFile.test(path)))]
  return places.filter((place, index) => places.findIndex(({ line }) => line === place.line) === index)
}

/** A value counts wherever it stands, however lines that were there before and new ones make it up; more often than before. */
function knownPlaces(text: string, before: string | null, added: readonly AddedLines[], secrets: Secrets): readonly Place[] {
  const found = secrets.findKnown(text)
  if (found.length === 0 || (before !== null && found.length <= secrets.findKnown(before).length)) return []
  const places = toLines(text, found)
  const isNew = ({ line }: Place): boolean =>
    added.some((lines) => line !== null && line >= lines.line && line < lines.line + lines.lines.length)
  return places.some(isNew) ? places.filter(isNew) : places
}

function placesIn({ line: first, lines }: AddedLines, secrets: Secrets, isLockFile: boolean): readonly Place[] {
  const text = lines.join('\n')
  const formed = toLines(text, secrets.find(text)).map(({ line, kind }) => ({ line: (line ?? 1) + first - 1, kind }))
  const assigned = isLockFile ? [] : lines.flatMap((one, index) => findAssigned(one).map(({ kind }) => ({ line: first + index, kind })))
  return [...formed, ...assigned]
}

/** Counts lines once for all places, which are in order. */
function toLines(text: string, places: readonly SecretPlace[]): readonly Place[] {
  let line = 1
  let at = 0
  return places.map(({ from, kind }) => {
    for (let end = text.indexOf('\n', at); end >= 0 && end < from; end = text.indexOf('\n', at)) {
      line += 1
      at = end + 1
    }
    return { line, kind }
  })
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** As text, or byte by byte where it is none; null for what is no base64. */
function readContent(base64: string): string | null {
  try {
    const binary = atob(base64)
    try {
      return decoder.decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
    } catch {
      return binary
    }
  } catch {
    return null
  }
}
