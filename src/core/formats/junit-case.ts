import type { Finding, Frame } from '../model/evidence.ts'
import { finding, number, placeOf } from './finding.ts'
import { ownFrame } from './frames.ts'
import { headline } from './headline.ts'
import { exceptionIn, withoutPreamble } from './output-words.ts'
import { isPlaywright, splitErrors } from './playwright-errors.ts'
import { readTestify } from './testify.ts'
import { plain, shorten } from './text.ts'
import { isWordless } from './wordless.ts'
import type { XmlElement } from './xml-element.ts'

/** Where a case stands: the suites round it, outermost first, and its line in the report. */
export interface CasePlace {
  readonly suites: readonly string[]
  readonly file: string | null
  readonly at: number | null
}

type FrameReader = (text: string) => readonly Frame[]

const problemsLimit = 20
const outputLimit = 3_000
const outputs = ['system-out', 'system-err']
const lasting = new Set(['failure', 'error'])
/** Further attempts at a test that never passed. */
const repeated = new Set(['rerunFailure', 'rerunError'])
const passing = new Set(['flakyFailure', 'flakyError'])

/** Turns one failing or flaky case, or a suite with failures of its own, into findings. */
export function readCase(element: XmlElement, at: CasePlace, readFrames: FrameReader): readonly Finding[] {
  const place = { ...at, readFrames }
  const of = (names: ReadonlySet<string>): readonly XmlElement[] =>
    element.children.filter(({ name }) => names.has(name)).slice(0, problemsLimit)
  const [own, reruns, passed] = [of(lasting), of(repeated), of(passing)]
  // A suite that is said to be flaky has no attempts of its own to tell of.
  const failures = element.name === 'testcase' ? own : [...own, ...passed]
  const attempts = failures.length > 0 || reruns.length > 0 ? reruns : passed
  const isFlaky = failures.length + reruns.length === 0 && attempts.length > 0
  // A case may be said to have failed by its own attributes alone.
  const alone: readonly XmlElement[] =
    attempts.length > 0 ? attempts.slice(0, 1) : [{ name: 'failure', attributes: element.attributes, text: '', children: [] }]
  const found: Finding[] = []
  for (const next of (failures.length > 0 ? failures : alone)
    .flatMap((problem) => errorsOf(problem))
    .map((problem) => readProblem(problem, element, place, isFlaky))) {
    if (!found.some((earlier) => earlier.message === next.message && earlier.line === next.line)) found.push(next)
  }
  return withAttempts(
    found,
    (failures.length > 0 ? attempts : attempts.slice(1)).map((problem) => readProblem(problem, element, place, isFlaky)),
  )
}

/** Playwright writes all errors of a test into one element. */
function errorsOf(problem: XmlElement): readonly XmlElement[] {
  if (!isPlaywright(problem.text.trimStart())) return [problem]
  const [title = '', ...lines] = problem.text.trimStart().split('\n')
  const errors = splitErrors(lines)
  return errors.length < 2
    ? [problem]
    : errors.map((error, index) => ({
        ...problem,
        attributes: new Map(index === 0 ? problem.attributes : []),
        text: (index === 0 ? [title, ...error] : error).join('\n'),
      }))
}

/** What a test said in its other attempts is worth reading, and no failure of its own. */
function withAttempts([first, ...others]: readonly Finding[], attempts: readonly Finding[]): readonly Finding[] {
  if (first === undefined) return []
  const told = attempts
    .filter(({ message }) => message !== first.message)
    .map(({ message, excerpt }) => `[another attempt] ${message}${excerpt === null ? '' : `\n${excerpt}`}`)
  return [told.length === 0 ? first : finding({ ...first, excerpt: [first.excerpt ?? '', ...told].join('\n').trim() }), ...others]
}

function readProblem(
  problem: XmlElement,
  element: XmlElement,
  place: CasePlace & { readonly readFrames: FrameReader },
  flaky: boolean,
): Finding {
  const title = plain(problem.attributes.get('message') ?? '')
  const body = plain([problem.text, ...textsOf(problem, 'stackTrace')].join('\n'))
    .replace(/^\s*\n/, '')
    .trimEnd()
  const output = outputOf(problem, element)
  const said = wordsOf(title, body, element)
  const test = testOf(element, place)
  const frames = framesOf([body, title, output], test.suite, place.readFrames)
  const own = ownFrame(frames) ?? declared(element, place, test)
  const kind = isSetup(element, place, said) ? 'setup' : 'test'
  return finding({
    kind,
    severity: flaky ? 'warning' : 'error',
    message:
      (isWordless(said, test.name)
        ? [firstLines(output), said, problem.attributes.get('type')].find((words) => words !== undefined && words !== '')
        : said) ?? `${element.name === 'testcase' ? 'The test' : 'The suite'} failed without a word.`,
    ...placeOf(own),
    test: element.name === 'testcase' ? { ...test, id: null } : null,
    excerpt: [body === said ? '' : body, output].filter((text) => text !== '').join('\n'),
    at: place.at,
    frames: [...frames, ...fallback(element, place, test)],
    flaky,
  })
}

/** The attribute when it says something, else the first words of the text. */
function wordsOf(title: string, body: string, element: XmlElement): string {
  const name = element.attributes.get('name') ?? ''
  const lines = title.trim().split('\n')
  const first = lines[0] ?? ''
  const words = /^(?:unknown file|\S+:\d{1,7})$/.test(first.slice(0, 1_000)) && lines.length > 1 ? lines.slice(1).join('\n') : title.trim()
  if (/: (?:DocTestFailure|UnexpectedException)$/.test(words)) return headline(words)
  if (!isWordless(words, name)) return words
  const text = body.split('\n')
  const echo = (text[0] ?? '').trim()
  return (
    headline(echo !== '' && (echo === name || echo.includes(`::${name}`) || isPlaywright(echo)) ? text.slice(1).join('\n') : body) || words
  )
}

function framesOf(texts: readonly string[], suite: string | null, readFrames: FrameReader): readonly Frame[] {
  for (const text of texts) {
    const frames = [...(readTestify(text)?.trace ?? []), ...readFrames(text)]
    // Go prints a file without its folder; the package's path, which names the suite, tells it.
    if (frames.length > 0)
      return frames.map((frame) =>
        suite !== null && /^[^/\\]+\.go$/.test(frame.file) ? { ...frame, file: `${suite}/${frame.file}` } : frame,
      )
  }
  return []
}

function testOf(element: XmlElement, place: CasePlace): { readonly suite: string | null; readonly name: string } {
  const raw = plain(element.attributes.get('name') ?? '')
  // node:test escapes twice.
  const name = raw.replace(
    /&(quot|lt|gt|apos|amp);/g,
    (entity, word: string) => ({ quot: '"', lt: '<', gt: '>', apos: "'", amp: '&' })[word] ?? entity,
  )
  const className = plain(element.attributes.get('classname') ?? element.attributes.get('class') ?? '')
  const suite = className === '' || className === raw ? (place.suites.at(-1) ?? '') : className
  return { suite: suite === '' ? null : shorten(suite, 500), name: name.trim() === '' ? '(no name)' : shorten(name, 1_000) }
}

/** The file that the report names outright, with the line where the test is defined. */
function declared(element: XmlElement, place: CasePlace, test: { readonly name: string }): Frame | null {
  const named = element.attributes.get('file') ?? element.attributes.get('filepath') ?? place.file
  const file =
    named ?? [element.attributes.get('classname'), test.name, ...place.suites].find((name) => name !== undefined && isPath(name)) ?? null
  if (file === null) return null
  const line = number(element.attributes.get('line') ?? element.attributes.get('lineno'))
  // pytest counts the line of the definition from 0.
  return { file: plain(file), line: line === null ? null : file.endsWith('.py') ? line + 1 : line, column: null }
}

function fallback(element: XmlElement, place: CasePlace, test: { readonly suite: string | null; readonly name: string }): readonly Frame[] {
  const frame = declared(element, place, test)
  if (frame !== null) return [frame]
  const module = place.suites.includes('pytest') ? (test.suite === null || test.suite === 'pytest' ? test.name : test.suite) : ''
  const folders = module.split('.').filter((part) => /^\w+$/.test(part) && !/^[A-Z]/.test(part))
  return folders.length === 0 ? [] : [{ file: `${folders.join('/')}.py`, line: null, column: null }]
}

function isPath(name: string): boolean {
  return name.length < 1_000 && /^[^\s:]*[\\/][^\s:]*\.[A-Za-z]{1,5}$/.test(name)
}

function isSetup(element: XmlElement, place: CasePlace, said: string): boolean {
  const name = element.attributes.get('name') ?? ''
  const className = element.attributes.get('classname') ?? ''
  if (element.name !== 'testcase') return true
  return (
    /^(?:Test suite failed to run|Unhandled errors?)$/i.test(className) ||
    /Test suite failed to run|^"(?:before|after) (?:all|each)" hook|: "(?:before|after) (?:all|each)" hook/.test(name) ||
    (className === '' && place.suites.includes('pytest')) ||
    (name !== '' && name === element.attributes.get('file')) ||
    /^exited with error code \d/.test(said)
  )
}

function outputOf(problem: XmlElement, element: XmlElement): string {
  if (![problem, element].some(({ children }) => children.some(({ name }) => outputs.includes(name)))) return ''
  const texts = outputs.flatMap((name) => [...textsOf(problem, name), ...textsOf(element, name)].map((text) => ({ name, text })))
  return texts
    .map(({ name, text }) => ({
      name,
      text: plain(text)
        .split('\n')
        .filter((line) => !line.includes('[[ATTACHMENT|'))
        .join('\n')
        .trim(),
    }))
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => `[${name}]\n${shorten(text, outputLimit)}`)
    .join('\n')
}

/** What a program says of its end: Python's exception, else what stands on its standard error, where there is any. */
function firstLines(output: string): string {
  const exception = exceptionIn(output)
  if (exception !== null) return exception.message
  const errors = output.indexOf('[system-err]\n')
  return withoutPreamble(output.slice(Math.max(0, errors)))
    .split('\n')
    .filter((line) => !/^\[system-(?:out|err)\]$/.test(line))
    .slice(0, 10)
    .join('\n')
    .trim()
}

function textsOf(element: XmlElement, name: string): readonly string[] {
  return element.children.filter((child) => child.name === name).map(({ text }) => text)
}
