import type { CountedRow, Score } from './count.ts'
import { type Form, forms } from './rows.ts'

/** The table of docs/security.md. */
export function tableOf({ groups }: Score): string {
  return groups
    .map(({ title, rows }) =>
      [
        `### ${title}`,
        '',
        '| row | what is attacked or fails | what comes of it | one job | three jobs | shown by |',
        '| --- | --- | --- | --- | --- | --- |',
        ...rows.map(lineOf),
      ].join('\n'),
    )
    .join('\n\n')
}

function lineOf(row: CountedRow): string {
  return `| ${[String(row.number), row.attack, row.outcome, ...forms.map((form) => verdict(row, form)), testsOf(row)].map(cell).join(' | ')} |`
}

function verdict({ holds, lacks }: CountedRow, form: Form): string {
  return holds[form] ? 'holds' : `**no**: ${lacks?.[form] ?? 'no test shows it'}`
}

/** One test of each file: the others stand beside it. */
function testsOf({ tests }: CountedRow): string {
  const first = new Map(tests.toReversed().map(({ file, title }) => [file, title]))
  return [...first]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([file, title]) => `\`${file}\`: ${title.slice(0, 120)}`)
    .join('<br>')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
}

/** In one sentence, for the README. */
export function sentenceOf({ held, total, groups }: Score): string {
  const missing = groups.flatMap(({ rows }) => rows).filter(({ holds }) => !holds['three jobs'] || !holds['one job'])
  const gaps = missing.map(
    (row) =>
      `row ${row.number} (${forms.filter((form) => !row.holds[form]).join(' and ')}: ${[...new Set(forms.flatMap((form) => (row.holds[form] ? [] : [row.lacks?.[form] ?? 'no test shows it'])))].join('; ')})`,
  )
  return `Of ${total} attacks and faults, each with a test that is named beside it, ${held['three jobs']} hold in three jobs and ${held['one job']} in one.${gaps.length === 0 ? '' : ` Not held: ${gaps.join(', ')}.`}`
}

/** Text between two markers replaced; throws where they are missing. */
export function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`no ${start} … ${end}`)
  return `${text.slice(0, from)}${start}\n${content}\n${text.slice(to)}`
}
