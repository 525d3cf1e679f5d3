import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url))
const opening =
  '# Performance\n\nMeasured on 2 shared cores under Node 24; each table is one run of its benchmark, and figures are medians. Compare within a table only.\n'

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Prints a table and puts it into `docs/performance.md` in the place of the one with the same name. */
export function publish(name: string, title: string, rows: readonly (readonly string[])[]): void {
  const [head = [], ...body] = rows
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const table = [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
  process.stdout.write(`${table}\n`)
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`]
  const section = `${start}\n## ${title}\n\n\`npm run bench:${name}\`\n\n${table}\n${end}`
  const text = existsSync(file) ? readFileSync(file, 'utf8') : opening
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  writeFileSync(
    file,
    from < 0 || to < 0 ? `${text.trimEnd()}\n\n${section}\n` : `${text.slice(0, from)}${section}${text.slice(to + end.length)}`,
  )
}
