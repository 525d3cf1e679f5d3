import type { Examined } from '../../core/setup/checks/index.ts'
import { severities, type Severity } from '../../core/setup/finding.ts'
import { makeVisible } from '../../core/common/visible.ts'
import { paint } from '../render/paint.ts'
import type { Screen } from '../render/renderer.ts'

interface Options {
  readonly format: 'text' | 'json'
  readonly screen: Screen
  /** The repository that GitHub was asked about; null where it was not. */
  readonly asked: string | null
}

/** The findings, the gravest first. */
export function renderFindings(findings: readonly Examined[], options: Options): string {
  const sorted = severities.flatMap((severity) => findings.filter((one) => one.severity === severity))
  return options.format === 'json' ? asJson(sorted, options) : asText(sorted, options)
}

function asJson(findings: readonly Examined[], { asked }: Options): string {
  const counts = Object.fromEntries(severities.map((severity) => [severity, count(findings, severity)]))
  const shown = findings.map(({ check, severity, place, found, means, mend }) => ({
    check,
    severity,
    file: place?.file ?? null,
    line: place?.line ?? null,
    found,
    means,
    mend,
  }))
  return `${JSON.stringify({ version: 1, repository: asked, counts, findings: shown }, null, 2)}\n`
}

const looks: Readonly<Record<Severity, { readonly word: string; readonly colour: 'red' | 'yellow' | 'cyan' | 'green' }>> = {
  error: { word: 'error', colour: 'red' },
  warning: { word: 'warning', colour: 'yellow' },
  note: { word: 'note', colour: 'cyan' },
  ok: { word: 'ok', colour: 'green' },
}
const wordWidth = 7
const indent = ' '.repeat(wordWidth + 2)
/** Longer lines are hard to read. */
const widest = 100

function asText(findings: readonly Examined[], { screen, asked }: Options): string {
  const told = findings.filter(({ severity }) => severity !== 'ok').map((finding) => block(finding, screen))
  const fine = findings
    .filter(({ severity }) => severity === 'ok')
    .map(({ found }) => `${paint('ok'.padEnd(wordWidth), 'green', screen.colour)}  ${hang(found, screen)}\n`)
  return [...told, ...(fine.length === 0 ? [] : [fine.join('')]), total(findings, asked, screen)].join('\n')
}

function block({ check, severity, place, found, means, mend }: Examined, screen: Screen): string {
  const { word, colour } = looks[severity]
  const where = place === null ? '' : `${place.file}:${place.line} `
  const mending = mend === '' ? [] : ['', ...mend.split('\n').map((line) => `${indent}  ${makeVisible(line)}`.trimEnd())]
  return `${[
    `${paint(word.padEnd(wordWidth), colour, screen.colour)}  ${paint(hang(found, screen), 'bold', screen.colour)}`,
    ...(means === '' ? [] : [`${indent}${hang(means, screen)}`]),
    `${indent}${paint(`${makeVisible(where)}(${check})`, 'dim', screen.colour)}`,
    ...mending,
  ].join('\n')}\n`
}

/** Words in lines of the screen's width, all but the first indented. */
function hang(text: string, { width }: Screen): string {
  const most = Math.max(30, Math.min(width, widest) - indent.length)
  const lines: string[] = []
  let line = ''
  for (const word of makeVisible(text).split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}

function count(findings: readonly Examined[], severity: Severity): number {
  return findings.filter((one) => one.severity === severity).length
}

function total(findings: readonly Examined[], asked: string | null, { colour }: Screen): string {
  const parts = (['error', 'warning', 'note'] as const)
    .map((severity) => [count(findings, severity), severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}${number === 1 ? '' : 's'}`)
  const found = parts.length === 0 ? 'Nothing to mend.' : `${parts.join(', ')}.`
  return `${paint(found, 'bold', colour)} ${asked === null ? 'GitHub was not asked; `--token-env GITHUB_TOKEN` looks at secrets, rules and settings, too.' : `GitHub was asked about ${asked}.`}\n`
}
