import type { Finding, Frame } from '../model/evidence.ts'
import { number } from './finding.ts'
import { ownFrame, readFrames } from './frames.ts'
import { readYamlBlock, type YamlBlock } from './tap-yaml.ts'
import { frameOf, testFinding } from './test-finding.ts'
import { dedent } from './text.ts'

/** A line `ok` or `not ok`, with what stands below it. */
export interface Point {
  readonly ok: boolean
  readonly name: string
  readonly directive: 'skip' | 'todo' | null
  readonly at: number
  readonly opensBlock: boolean
  readonly yaml: string[]
  readonly comments: string[]
  /** The subtests that it stands in, outermost first. */
  readonly suites: string[]
  hasChildren: boolean
  /** Did it fail because a point below it did? */
  explained: boolean
}

const directive = /(?:^|\s)#\s{0,10}(todo|skip)(?:ped|ping)?\b[^#]{0,1000}$/i
const timing = /\s# (?:time=|duration_ms )\S{1,40}$/
/** Perl's modules tell the place in words, and so does bats. */
const perlPlace = /^\s{0,20}at (\S{1,1000}) line (\d{1,9})\.?$/
const batsPlace = /\bin (?:test )?file (\S{1,1000}), line (\d{1,9})/
const told =
  /^\s{0,20}(?:Failed (?:\(TODO\) )?test\b|at \S{1,1000} line \d|Looks like you |\(?(?:from function|in (?:test )?file) |duration_ms|not ok\b)/

/** Reads what follows `ok`: number, description and directive. */
export function readPoint({ ok, rest, at }: { readonly ok: boolean; readonly rest: string; readonly at: number }): Point {
  const opensBlock = /\s\{$/.test(rest)
  const text = (opensBlock ? rest.slice(0, -1) : rest).trim().replace(timing, '')
  const match = directive.exec(text)
  const name = (match === null ? text : text.slice(0, match.index))
    .replace(/^-\s{1,10}|^-$/, '')
    .replace(/\\([#\\])/g, '$1')
    .trim()
  const word = match?.[1]?.toLowerCase()
  return {
    ok,
    name,
    directive: word === 'skip' || word === 'todo' ? word : null,
    at,
    opensBlock,
    yaml: [],
    comments: [],
    suites: [],
    hasChildren: false,
    explained: false,
  }
}

/** Makes a finding of a point that failed. */
export function pointFinding(point: Point): Finding {
  const block = readYamlBlock(point.yaml)
  const comments = dedent(point.comments)
  const name = point.name === '' ? '(no name)' : point.name
  const stack = stackOf(block)
  const thrown = placeIn(block) ?? placeInComments(point.comments) ?? ownFrame(readFrames(stack))
  // node:test runs a file as a test when it cannot tell what is in it.
  const isFile = /^[^\s:]{1,1000}[\\/][^\s:]{1,300}\.[A-Za-z]{1,5}$/.test(name)
  return testFinding({
    kind: isFile || block.get('failureType') === 'hookFailed' || /"(?:before|after) (?:all|each)" hook/.test(name) ? 'setup' : 'test',
    suite: point.suites.filter((suite) => suite !== '').join(' › '),
    name,
    message: messageOf(point, block, comments),
    trace: [stack, dedent(point.yaml.filter((line) => !/^\s{0,10}(?:duration_ms|type):/.test(line))), comments]
      .filter((text) => text !== '')
      .join('\n'),
    thrown,
    declared: declaredIn(block) ?? (isFile ? frameOf(name, null) : null),
    at: point.at,
  })
}

function messageOf({ name, comments }: Point, block: YamlBlock, text: string): string | null {
  const said = block.get('error') ?? block.get('message')
  if (said !== undefined && said !== '') return said
  const [expected, actual] = [block.get('expected') ?? block.get('wanted'), block.get('actual') ?? block.get('found')]
  if (expected !== undefined && actual !== undefined) return `${name}: expected ${shown(expected)}, but got ${shown(actual)}`
  if (block.size > 0) return name
  const words = dedent(comments.filter((line) => !told.test(line)))
  return words === '' && text === '' ? null : words || name
}

function shown(value: string): string {
  return value.trim().replace(/\s+/g, ' ').slice(0, 500)
}

/** Frames as a producer lists them, without the word that every stack has in front of them. */
function stackOf(block: YamlBlock): string {
  const lines = (block.get('stack') ?? '').split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => (/^\s{0,40}at /.test(line) || !/:\d{1,7}:\d{1,7}\)?$/.test(line) ? line : `    at ${line.trim()}`)).join('\n')
}

/** Where the assertion stands: node-tap writes a map, tape a frame. */
function placeIn(block: YamlBlock): Frame | null {
  const at = block.get('at')
  if (at === undefined) return null
  const map = readYamlBlock(at.split('\n'))
  const file = map.get('fileName') ?? map.get('file')
  if (file !== undefined)
    return frameOf(file, number(map.get('lineNumber') ?? map.get('line')), number(map.get('columnNumber') ?? map.get('column')))
  return ownFrame(readFrames(`    at ${at.trim()}`))
}

function declaredIn(block: YamlBlock): Frame | null {
  const location = block.get('location')
  return location === undefined ? null : (readFrames(`    at ${location}`)[0] ?? null)
}

function placeInComments(comments: readonly string[]): Frame | null {
  for (const line of comments) {
    const match = perlPlace.exec(line) ?? batsPlace.exec(line)
    if (match !== null) return frameOf(match[1], number(match[2]))
  }
  return null
}
