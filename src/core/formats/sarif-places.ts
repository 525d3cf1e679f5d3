import * as v from 'valibot'
import type { Frame } from '../model/evidence.ts'
import { itemsOf, listField, numberField, partOf, shapeOf, textField } from './json-document.ts'

const snippetField = partOf({ snippet: partOf({ text: textField }) })
const artifactSchema = v.object({ uri: textField, uriBaseId: textField, index: numberField })
const locationSchema = v.object({
  physicalLocation: partOf({
    artifactLocation: v.fallback(v.nullish(artifactSchema, null), null),
    region: partOf({ startLine: numberField, startColumn: numberField, snippet: partOf({ text: textField }) }),
    contextRegion: snippetField,
  }),
  logicalLocations: listField,
  message: partOf({ text: textField }),
})
const runSchema = v.object({ originalUriBaseIds: v.fallback(v.nullish(v.record(v.string(), v.unknown()), {}), {}), artifacts: listField })
const fileSchema = v.object({ location: v.fallback(v.nullish(artifactSchema, null), null) })
const basesLimit = 8

type Artifact = v.InferOutput<typeof artifactSchema>

/** A location as a finding wants it. `frames` holds other ways to write the same path. */
export interface Place {
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly frames: readonly Frame[]
  readonly snippet: string
}

const nowhere: Place = { file: null, line: null, column: null, frames: [], snippet: '' }

/** Resolves the locations of one run. */
export interface Places {
  of(location: unknown): Place
  /** The first of these locations that names a file. */
  first(locations: readonly unknown[]): Place
  /** A location in one line, with its message; empty when it has neither. */
  describe(location: unknown): string
}

/** Knows the bases of a run's paths (3.14.14) and its list of files (3.14.15). */
export function openPlaces(run: unknown): Places {
  const { originalUriBaseIds, artifacts } = shapeOf(run, runSchema) ?? { originalUriBaseIds: {}, artifacts: [] }
  const bases = new Map(Object.entries(originalUriBaseIds))
  const resolve = ({ uri, uriBaseId }: Artifact, depth = 0): string => {
    const own = uri ?? ''
    if (uriBaseId === null || isAbsolute(own) || depth >= basesLimit) return own
    const base = shapeOf(bases.get(uriBaseId), artifactSchema)
    return base === null ? own : join(resolve(base, depth + 1), own)
  }
  const artifactOf = (artifact: Artifact | null): Artifact | null => {
    if (artifact?.uri !== null || artifact.index === null) return artifact
    return itemsOf([artifacts[artifact.index]], fileSchema)[0]?.location ?? null
  }
  const placeOf = (location: unknown): Place => {
    const physical = shapeOf(location, locationSchema)?.physicalLocation
    if (physical === null || physical === undefined) return nowhere
    const artifact = artifactOf(physical.artifactLocation)
    const [line, column] = [counted(physical.region?.startLine), counted(physical.region?.startColumn)]
    const paths = artifact === null ? [] : [...new Set([resolve(artifact), artifact.uri ?? ''])].filter((path) => path !== '').map(decode)
    const snippet = physical.region?.snippet?.text ?? physical.contextRegion?.snippet?.text ?? ''
    return { file: paths[0] ?? null, line, column, frames: paths.map((file) => ({ file, line, column })), snippet: snippet.trimEnd() }
  }
  return {
    of: placeOf,
    first: (locations) => locations.map(placeOf).find(({ file }) => file !== null) ?? placeOf(locations[0]),
    describe(location) {
      const { frames, line } = placeOf(location)
      const message = shapeOf(location, locationSchema)?.message?.text ?? ''
      const file = frames.at(-1)?.file ?? ''
      return [file === '' ? '' : line === null ? file : `${file}:${line}`, message].filter((part) => part !== '').join(': ')
    },
  }
}

/** A base should end in a slash (3.14.14), and does not always. */
function join(base: string, own: string): string {
  return base === '' || own === '' || base.endsWith('/') ? `${base}${own}` : `${base}/${own}`
}

/** Lines and columns count from 1; some tools write 0 or -1 for those that they do not know. */
function counted(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isSafeInteger(value) || value < 1 ? null : value
}

function isAbsolute(uri: string): boolean {
  return /^(?:[A-Za-z][A-Za-z0-9+.-]{1,20}:|\/)/.test(uri)
}

/** `file:` addresses are decoded where paths are mapped; a relative one is decoded here. */
function decode(uri: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]{1,20}:\//.test(uri)) return uri
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}
