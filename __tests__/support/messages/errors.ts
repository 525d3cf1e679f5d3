import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { Entry } from './entry.ts'

const src = join(import.meta.dirname, '../../../src')
const classes: ReadonlySet<string> = new Set(['ConfigError', 'UsageError'])
/** What is put into a text where it is thrown. */
const gap = '…'

export interface Thrown {
  /** Below `src/`. */
  readonly file: string
  /** Of the source, from 1. */
  readonly line: number
  readonly story: string
  readonly next: string
}

/**
 * Every misconfiguration and wrong use that the sources can throw with words of their own, read from the sources themselves, so
 * that none can be forgotten. One that hands on the words of another is left out.
 */
export function findThrown(): readonly Thrown[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true)
    return thrownIn(source, file, source)
  })
}

/** What `doctor` finds, but for what is in its place: written where it is found, in one literal. */
export function findFindings(): readonly Thrown[] {
  const folder = 'core/setup/checks'
  const files = readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
  return files.flatMap((name) => {
    const file = `${folder}/${name}`
    const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true)
    return findingsIn(source, file, source)
  })
}

function findingsIn(node: ts.Node, file: string, source: ts.SourceFile): readonly Thrown[] {
  const below = node.getChildren(source).flatMap((child) => findingsIn(child, file, source))
  if (!ts.isObjectLiteralExpression(node)) return below
  const [found, means, mend] = ['found', 'means', 'mend'].map((name) => textsOf(valueOf(node, name))[0] ?? gap)
  if (found === undefined || means === undefined || found === gap) return below
  const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
  return [{ file, line, story: `${found}${means === gap ? '' : ` ${means}`}`.trim(), next: stepsOf(mend ?? '') }, ...below]
}

/** Lines of code stand in code spans, words as they are. */
function stepsOf(mend: string): string {
  if (!/\p{L}/u.test(mend)) return 'Write the lines that `doctor` prints below it.'
  const lines = mend
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}/u.test(line))
  return lines.map((line) => (/^(?:[a-z_-]+:|- |….?: |(?:gh|git|ci-feedback-loop) )/.test(line) ? `\`${line}\`` : line)).join(' ')
}

function valueOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find(
    (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && ts.isIdentifier(one.name) && one.name.text === name,
  )
  return property?.initializer
}

function thrownIn(node: ts.Node, file: string, source: ts.SourceFile): readonly Thrown[] {
  const below = node.getChildren(source).flatMap((child) => thrownIn(child, file, source))
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression) || !classes.has(node.expression.text)) return below
  const [story, next] = node.arguments ?? []
  if (story === undefined || next === undefined) throw new TypeError(`${file} throws an error without a remedy.`)
  const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
  const stories = textsOf(story)
  const nexts = textsOf(next)
  return [
    ...stories.flatMap((one, at) =>
      one === gap ? [] : [{ file, line, story: one, next: (stories.length === nexts.length ? nexts[at] : nexts[0]) ?? '' }],
    ),
    ...below,
  ]
}

/** The texts that an expression may come to, with a gap for each part that is known only when it is thrown. */
function textsOf(node: ts.Expression | undefined): readonly string[] {
  if (node === undefined) return [gap]
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression)
  if (!ts.isTemplateExpression(node)) return [gap]
  const parts = node.templateSpans.map(({ expression, literal }) => `${shortest(textsOf(expression))}${literal.text}`)
  return [`${node.head.text}${parts.join('')}`]
}

/** One of several words within a sentence stands for the others. */
function shortest(texts: readonly string[]): string {
  return texts.find((text) => text !== '' && text !== gap) ?? gap
}

/** Texts that are alike in several places are told once. Each has its address by its own first words, which links can rely on. */
function entriesOf(thrown: readonly Thrown[], prefix: string): readonly Entry[] {
  const told = new Map(thrown.filter(({ story }) => /\p{L}/u.test(story)).map((one) => [`${one.story} ${one.next}`, one]))
  const seen = new Map<string, number>()
  return [...told.values()].map(({ story, next }) => {
    const words = story
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .trim()
      .split(/\s+/)
      .slice(0, 8)
      .join(' ')
    const count = (seen.get(words) ?? 0) + 1
    seen.set(words, count)
    return { id: `${prefix}: ${words}${count === 1 ? '' : ` ${count}`}`, story, next }
  })
}

const isOfCommand = ({ file }: Thrown): boolean => /^(?:cli\b|shell\/git\/own-|shell\/github\/setup-facts)/.test(file)
export const misconfigurations: readonly Entry[] = entriesOf(
  findThrown().filter((one) => !isOfCommand(one)),
  'failed',
)
export const wrongUses: readonly Entry[] = entriesOf(findThrown().filter(isOfCommand), 'command')
export const findings: readonly Entry[] = entriesOf(findFindings(), 'doctor')
