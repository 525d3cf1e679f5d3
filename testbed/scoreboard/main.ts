import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { count, type Score } from './count.ts'
import { between, sentenceOf, tableOf } from './publish.ts'
import { forms, scoreboard } from './rows.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [option, given] = process.argv.slice(2)
if (option !== undefined && (option !== '--results' || given === undefined)) {
  console.error(
    'npm run scoreboard -- [--results FILE]: counts what the tests show; FILE is what `vitest --reporter=json` wrote, otherwise the tests are run.',
  )
  process.exit(2)
}

const score = count(scoreboard, JSON.parse(given === undefined ? runTests() : readFileSync(given, 'utf8')))
print(score)
publish(score)
process.exitCode = score.faults.length === 0 ? 0 : 1

/** Runs the tests that name a row; what they wrote. */
function runTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scoreboard-'))
  try {
    const file = join(folder, 'results.json')
    spawnSync(
      'vitest',
      ['run', '--testNamePattern', String.raw`\[row \d`, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    )
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function print({ groups, held, total, faults }: Score): void {
  for (const { title, rows } of groups) {
    console.log(`\n${title}`)
    for (const row of rows) {
      console.log(
        `${String(row.number).padStart(3)}  ${forms.map((form) => `${form}: ${row.holds[form] ? 'holds' : 'NO   '}`).join('  ')}  ${String(row.tests.length).padStart(4)} tests  ${row.attack}`,
      )
      for (const form of forms) if (row.lacks?.[form] !== undefined) console.log(`     ${form}: ${row.lacks[form]}`)
      for (const title of new Set(row.tests.map(({ file, title: words }) => `${file}: ${words}`)))
        console.log(`       ${title.slice(0, 160)}`)
    }
  }
  for (const fault of faults) console.log(`FAULT ${fault}`)
  console.log(
    `\n${forms.map((form) => `${form}: ${held[form]} of ${total} rows hold`).join('; ')}; ${new Set(groups.flatMap(({ rows }) => rows.flatMap(({ tests }) => tests.map(({ file, title: words }) => `${file} ${words}`)))).size} different tests or groups of tests show them.`,
  )
}

function publish(of: Score): void {
  for (const [file, content] of [
    ['docs/security.md', `${sentenceOf(of)}\n\n${tableOf(of)}`],
    ['README.md', sentenceOf(of)],
  ] as const) {
    const path = join(root, file)
    writeFileSync(path, between(readFileSync(path, 'utf8'), 'scoreboard', content))
  }
}
