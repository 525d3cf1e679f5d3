import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scorePairs, type PairScore } from './errorformat.ts'
import { scoreRuns } from './generated.ts'
import { scoreJunit } from './junit.ts'

const missesShown = 10
const page = fileURLToPath(new URL('../../docs/score.md', import.meta.url))
/** Below this share of their entries the formats that the project names would be a step back. */
const leastShare = 0.95
const printed: string[] = []

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}

function table(rows: readonly (readonly (string | number)[])[]): string {
  const [head = [], ...body] = rows
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function list(items: readonly string[]): string {
  const more = items.length - missesShown
  return [...items.slice(0, missesShown), ...(more > 0 ? [`… and ${more} more`] : [])].map((item) => `  - ${item}\n`).join('')
}

function print(...texts: readonly string[]): void {
  printed.push(...texts)
  process.stdout.write(`${texts.join('\n\n')}\n\n`)
}

function printPairs(title: string, scores: readonly PairScore[]): void {
  const sum = (key: 'expected' | 'recognised'): number => scores.reduce((total, score) => total + score[key], 0)
  const whole = scores.filter(({ misses }) => misses.length === 0).length
  const rows = scores.map(({ pair, formats, recognised, expected }) => [
    pair,
    formats.join(', '),
    `${recognised} of ${expected}`,
    percent(recognised, expected),
  ])
  print(
    `### ${title}`,
    table([
      ['pair', 'our format', 'entries', 'share'],
      ...rows,
      ['all', '', `${sum('recognised')} of ${sum('expected')}`, percent(sum('recognised'), sum('expected'))],
    ]),
    `Pairs recognised in whole: ${whole} of ${scores.length} (${percent(whole, scores.length)}).`,
  )
  for (const { pair, misses } of scores) if (misses.length > 0) print(`- missed in ${pair}:\n${list(misses)}`.trimEnd())
}

/** Prints how much of the development corpus is read rightly, and keeps it in `docs/score.md`; the corpus is no part of the project. */
function main(): void {
  const corpus = process.env['CI_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
  if (!existsSync(corpus)) {
    print(`no corpus: there is no folder ${corpus}; set CI_CORPUS to the path of one`)
    return
  }
  print(
    '# Score',
    'How much of a corpus of real output is read rightly: JUnit files of other projects with counted truths, pairs of tool output and expected entries (reviewdog/errorformat, MIT), and our own runs, whose failures were planted. `npm run score` writes this page.',
  )
  const junit = scoreJunit(join(corpus, 'junit'))
  print(
    '## JUnit',
    `Files whose counts equal the truth: ${junit.equal} of ${junit.files} (${percent(junit.equal, junit.files)}).`,
    ...(junit.misses.length === 0 ? [] : [list(junit.misses).trimEnd()]),
  )

  const pairs = scorePairs(join(corpus, 'logs/errorformat/fmts/testdata'))
  print('## Logs', 'An entry is recognised with the right file and line and when the words of one of the two messages stand in the other.')
  printPairs(
    'Formats that the goal names',
    pairs.filter(({ named }) => named),
  )
  printPairs(
    'Formats that are read besides',
    pairs.filter(({ named }) => !named),
  )

  const runs = scoreRuns(join(corpus, 'generated'))
  const same = runs.filter(({ onlyReport, onlyLog }) => onlyReport.length + onlyLog.length === 0).length
  print(
    '## Report and log of one run',
    `Runs of which both give the same diagnostics (file, line, test): ${same} of ${runs.length}.`,
    table([
      ['run', 'in both', 'only in the report', 'only in the log'],
      ...runs.map(({ run, both, onlyReport, onlyLog }) => [run, both, onlyReport.length, onlyLog.length]),
    ]),
  )
  for (const { run, onlyReport, onlyLog } of runs) {
    if (onlyReport.length + onlyLog.length > 0)
      print(
        `- ${run}:\n${list([...onlyReport.map((fact) => `only in the report: ${fact}`), ...onlyLog.map((fact) => `only in the log: ${fact}`)])}`.trimEnd(),
      )
  }
  writeFileSync(page, `${printed.join('\n\n')}\n`)
  const named = pairs.filter((pair) => pair.named)
  const share = named.reduce((sum, { recognised }) => sum + recognised, 0) / named.reduce((sum, { expected }) => sum + expected, 0)
  if (junit.equal < junit.files || share < leastShare)
    throw new Error(
      `The score fell: ${junit.equal} of ${junit.files} JUnit files, ${percent(share, 1)} of the entries of the named formats`,
    )
}

main()
