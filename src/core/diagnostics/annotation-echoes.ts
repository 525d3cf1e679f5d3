import { normaliseText } from './fingerprint.ts'
import { groupBy } from '../common/group-by.ts'
import { firstWords, simpleName, type Failure } from './merge-findings.ts'

/** The format of what a tool asks the runner to show beside the code. */
const annotation = 'workflow-command'
/** Shorter words may stand in any sentence. */
const wordsLeast = 8
/** An annotation may stand inside the lines that it repeats, or below them. */
const reach = 200
/** `tests/test_cart.py:9: assert 1 == 2`: the runner does not print the place that an annotation has, some tools do. */
const placed = /^((?:[A-Za-z]:)?[^\s:]{1,500}):(\d{1,7})(?::\d{1,7})?(?::? |$)/

/**
 * Leaves out annotations without a place that only repeat what is told of the same log: by the test's name, by its
 * place and words of it, or by most of the words.
 */
export function withoutAnnotationEchoes(failures: readonly Failure[]): readonly Failure[] {
  const isVague = ({ source, location, finding }: Failure): boolean =>
    source.format === annotation && location.file === null && finding.test === null
  if (!failures.some(isVague)) return failures
  const told = groupBy(
    failures.filter((one) => !isVague(one)).flatMap((failure) => [...failure.places].map((place) => ({ place, failure }))),
    ({ place }) => place,
  )
  return failures.filter(
    (one) => !isVague(one) || ![...one.places].every((place) => told.get(place)?.some(({ failure }) => isEcho(one, failure)) === true),
  )
}

function isEcho({ finding: { message }, source }: Failure, told: Failure): boolean {
  const first = message.trim().split('\n', 1)[0]?.slice(0, 2_000).trim() ?? ''
  if (namesTest(first, told)) return true
  const place = placed.exec(first)
  if (place !== null && isPlace(told, place[1] ?? '', Number(place[2]))) return sharesWords(told, firstWords(first.slice(place[0].length)))
  return repeats(told, firstWords(first), source)
}

/** At one place any of the words will do. */
function sharesWords(told: Failure, words: string): boolean {
  const known = firstWords(told.finding.message)
  return known.includes(words) || (known !== '' && words.includes(known)) || shows(told, words)
}

function repeats(told: Failure, words: string, { path, line }: Failure['source']): boolean {
  if (words.length < wordsLeast) return false
  const known = firstWords(told.finding.message)
  if (known.length >= wordsLeast && known.length * 2 >= words.length && words.includes(known)) return true
  const distance = (line ?? Infinity) - (told.source.line ?? -Infinity)
  return path === told.source.path && distance >= 0 && distance <= reach && shows(told, words)
}

function namesTest(words: string, { finding: { test } }: Failure): boolean {
  if (test === null) return false
  const own = simpleName(words)
  const name = simpleName(test.name)
  if (own === name) return true
  const whole = simpleName(test.suite ?? '')
  return [`${whole}.${name}`, `${whole} ${name}`].some(
    (full) => full === own || (own.endsWith(name) && (full.endsWith(`.${own}`) || full.endsWith(` ${own}`))),
  )
}

function isPlace({ location }: Failure, file: string, line: number): boolean {
  if (location.file === null || location.line !== line) return false
  const path = file.replaceAll('\\', '/')
  return path === location.file || path.endsWith(`/${location.file}`)
}

function shows({ finding: { excerpt } }: Failure, words: string): boolean {
  return excerpt !== null && normaliseText(excerpt).includes(words)
}
