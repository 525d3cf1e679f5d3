/** What a proof costs beside the whole suite, and what an attempt costs beside its agent and its tests. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { diagnose } from '../../src/core/diagnostics/diagnose.ts'
import type { Exit } from '../../src/core/model/agent.ts'
import { readRun } from '../../src/core/proof/proof.ts'
import { readPackages } from '../../src/core/reproduce/packages.ts'
import { reproduce } from '../../src/core/reproduce/index.ts'
import { processes } from '../../src/shell/processes.ts'
import { bug } from '../project-bug.ts'
import { openWorld } from '../world.ts'
import { median, publish } from './publish.ts'

const [files, testsEach, rounds] = [100, 20, 3]
/** `FILE/TEST`, by their numbers: three failing tests in two files. */
const broken = new Set(['17/4', '17/11', '83/0'])

/** A test file as people write them: it imports what it tests, and each test does a millisecond of work. */
function testFile(file: number): string {
  const tests = Array.from(
    { length: testsEach },
    (_, test) =>
      `  it('adds up case ${file}-${test}', () => {\n    assert.equal(work(${file}, ${test}), ${broken.has(`${file}/${test}`) ? -1 : file * testsEach + test})\n  })`,
  )
  return `import assert from 'node:assert/strict'\nimport { describe, it } from 'node:test'\nimport { work } from '../src/work.js'\n\ndescribe('part ${file}', () => {\n${tests.join('\n')}\n})\n`
}

const source = `import { pbkdf2Sync } from 'node:crypto'\n\nexport function work(part, test) {\n  pbkdf2Sync(String(part), String(test), 2_000, 32, 'sha256')\n  return part * ${testsEach} + test\n}\n`

function generate(root: string): readonly string[] {
  const project: Readonly<Record<string, string>> = {
    'package.json': JSON.stringify({ name: 'generated', type: 'module', scripts: { test: 'node --test' } }),
    'src/work.js': source,
    ...Object.fromEntries(
      Array.from({ length: files }, (_, file) => [`test/part-${String(file).padStart(3, '0')}.test.js`, testFile(file)]),
    ),
  }
  for (const [path, text] of Object.entries(project)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  return Object.keys(project)
}

/** The whole suite beside exactly the commands that a proof runs, by turns. */
async function suiteAgainstProof(): Promise<{ readonly whole: number; readonly failing: number }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'bench-proof-')))
  try {
    const checkout = join(root, 'checkout')
    mkdirSync(checkout)
    const tracked = generate(checkout)
    const running = processes({
      environment: { PATH: [dirname(process.execPath), process.env['PATH']].join(':') },
      cancelled: new AbortController().signal,
      log: () => undefined,
      warn: () => undefined,
    })
    const run = (program: string, args: readonly string[]): Promise<Exit> =>
      running.run(
        { program, args, stdin: '', environment: {}, passes: [], files: {} },
        { folder: checkout, scratch: join(root, 'scratch'), home: join(root, 'scratch/home'), minutes: 10, passes: [] },
      )
    const suite = (): Promise<Exit> =>
      run('node', [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=junit',
        '--test-reporter-destination=../junit.xml',
      ])
    await suite()
    const report = { kind: 'report' as const, path: 'junit.xml', job: null, chunks: [readFileSync(join(root, 'junit.xml'))] }
    const { diagnostics } = diagnose(
      { documents: [report], annotations: [], outputs: [], gaps: [] },
      { trackedFiles: tracked, maxDiagnostics: 50 },
    )
    const commands = reproduce(diagnostics, {
      files: new Set(tracked),
      packages: readPackages([['.', readFileSync(join(checkout, 'package.json'), 'utf8')]]),
    })
    const times = { whole: [] as number[], failing: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      times.whole.push((await suite()).milliseconds)
      let failing = 0
      const shown = new Set<string>()
      for (const { command, diagnostics: ids } of commands) {
        const exit = await run(command.program, command.args)
        failing += exit.milliseconds
        for (const id of readRun(
          exit,
          diagnostics.filter((one) => ids.includes(one.id)),
          tracked,
        ).failing)
          shown.add(id)
      }
      if (shown.size !== diagnostics.length || diagnostics.length === 0)
        throw new Error(`The commands showed ${shown.size} of ${diagnostics.length} failures`)
      times.failing.push(failing)
    }
    return { whole: median(times.whole), failing: median(times.failing) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

interface Turn {
  readonly whole: number
  /** From its first claim, which every attempt begins with, to the end of the process. */
  readonly attempt: number
}

/** A turn by the real entry point with a fix and a proof, where the agent and the test are shell commands that take no time. */
async function attempt(): Promise<Turn> {
  const turns: Turn[] = []
  for (let round = 0; round < rounds + 2; round += 1) {
    const world = await openWorld({ token: 'app-token' })
    try {
      await world.openPull({ branch: 'discounts', title: 'Add discounts', author: 'maria', files: bug })
      await world.ci.idle()
      const last = world.state.runs.at(-1)
      if (last === undefined) throw new Error('CI did not run')
      const inputs = { 'agent-command': 'touch fixed', 'verify-command': 'test -e fixed || { echo "not fixed"; exit 1; }' }
      const event = await world.runEvent(last)
      const known = world.standIn.requests.length
      const claims: number[] = []
      const watch = setInterval(() => {
        if (world.standIn.requests.slice(known).some(({ method, path }) => method === 'POST' && path.endsWith('/git/refs')))
          claims.push(performance.now())
      }, 2)
      const started = performance.now()
      const result = await world.turn(event, { inputs }).result
      clearInterval(watch)
      if (!result.summary.includes('3 of 3 failing tests now pass here'))
        throw new Error(`The turn ended as ${result.outputs['outcome'] ?? 'nothing'}`)
      turns.push({ whole: result.milliseconds, attempt: result.milliseconds - ((claims[0] ?? started) - started) })
    } finally {
      await world.close()
    }
  }
  return { whole: median(turns.map((turn) => turn.whole)), attempt: median(turns.map((turn) => turn.attempt)) }
}

const { whole, failing } = await suiteAgainstProof()
const overhead = await attempt()
publish('proof', 'A proof', [
  ['what', 'figure', 'goal'],
  [`the whole suite of ${files * testsEach} tests (node:test, ${files} files)`, `${(whole / 1_000).toFixed(2)} s`, '–'],
  [`only its ${broken.size} failing tests, by the commands of the brief`, `${(failing / 1_000).toFixed(2)} s`, '–'],
  ['the whole suite against only the failing tests', `${(whole / failing).toFixed(1)}x`, 'at least 10x'],
  [
    'an attempt with an agent and tests that take no time, from its claim to its last word',
    `${(overhead.attempt / 1_000).toFixed(2)} s`,
    'at most 2 s',
  ],
  ['the whole turn around it, from the start of Node.js', `${(overhead.whole / 1_000).toFixed(2)} s`, '–'],
])
