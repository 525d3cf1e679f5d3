/** A seeded source of numbers: the same seed makes the same log on every machine (Mulberry32). */
function openRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const words = [
  'parse',
  'config',
  'user',
  'returns',
  'empty',
  'list',
  'when',
  'token',
  'is',
  'expired',
  'cache',
  'handles',
  'unicode',
  'order',
  'total',
  'renders',
  'button',
  'throws',
  'an',
  'error',
  'for',
  'invalid',
  'input',
  'retry',
  'stream',
  'closes',
  'with',
  'missing',
  'header',
  'timeout',
]
const packages = [
  'lodash',
  'react',
  'typescript',
  'serde',
  'tokio',
  'numpy',
  'requests',
  'jackson-databind',
  'guava',
  'webpack',
  'eslint',
  'rollup',
  'pytest',
  'syn',
  'libc',
]
const [green, grey, red, cyan, off] = ['\u001b[32m', '\u001b[90m', '\u001b[31m', '\u001b[36m', '\u001b[0m']

type Pick = (below: number) => number
type Line = (pick: Pick) => string

const of = (pick: Pick, list: readonly string[]): string => list[pick(list.length)] ?? ''
const sentence = (pick: Pick): string => Array.from({ length: 3 + pick(6) }, () => of(pick, words)).join(' ')
const hex = (pick: Pick, length: number): string => Array.from({ length }, () => pick(16).toString(16)).join('')

/** A tool as it fills a step: the lines that it prints again and again, and how it tells of a failure. */
interface Tool {
  readonly script: string
  readonly lines: readonly Line[]
  readonly failure?: (pick: Pick) => readonly string[]
}

const tools: readonly Tool[] = [
  {
    script: 'npm ci --loglevel http',
    lines: [
      (pick) =>
        `npm http fetch GET 200 https://packages.example/${of(pick, packages)}/-/${of(pick, packages)}-${pick(9)}.${pick(30)}.${pick(9)}.tgz ${pick(900)}ms (cache miss)`,
      (pick) => `npm warn deprecated ${of(pick, packages)}@${pick(9)}.${pick(9)}.0: ${sentence(pick)}`,
    ],
  },
  {
    script: 'npx mocha',
    lines: [
      (pick) => `   ${green}✓${off} ${grey}${sentence(pick)}${off} ${grey}(${pick(900)} ms)${off}`,
      (pick) => `  ${of(pick, words)}`,
      (pick) => `      ${green}✔${off}${grey} ${sentence(pick)}${off}`,
    ],
  },
  {
    script: 'npx vitest run',
    lines: [(pick) => ` ${green}✓${off} src/${of(pick, words)}/${of(pick, words)}.test.ts ${grey}(${pick(40)} tests)${off} ${pick(900)}ms`],
    failure: (pick) => [
      ` ${red}FAIL${off}  src/${of(pick, words)}.test.ts > ${sentence(pick)}`,
      `${red}AssertionError${off}: expected 1 to be 2`,
      ` ❯ src/${of(pick, words)}.test.ts:${1 + pick(90)}:5`,
      '',
      `${red}⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯${off}`,
    ],
  },
  {
    script: 'npx tsc --noEmit && npx eslint .',
    lines: [
      (pick) => `$ turbo run check --filter ${of(pick, packages)}: cache hit, replaying output ${hex(pick, 16)}`,
      (pick) => `@acme/${of(pick, words)}:check: ${sentence(pick)}`,
    ],
    failure: (pick) => [
      `src/${of(pick, words)}.ts(${1 + pick(900)},${1 + pick(80)}): error TS2322: Type 'string' is not assignable to type 'number'.`,
      '',
      `/home/runner/work/app/app/src/${of(pick, words)}.js`,
      `  ${1 + pick(9)}:10  ${red}error${off}  'x' is not defined  ${grey}no-undef${off}`,
      '',
    ],
  },
  {
    script: 'pytest -v',
    lines: [
      (pick) =>
        `tests/test_${of(pick, words)}.py::test_${sentence(pick).replaceAll(' ', '_')} ${green}PASSED${off} ${green}[ ${pick(99)}%]${off}`,
    ],
    failure: (pick) => [
      '=================================== FAILURES ===================================',
      `_________________________________ test_${of(pick, words)} _________________________________`,
      '',
      '    def test_it():',
      '>       assert 1 == 2',
      'E       assert 1 == 2',
      '',
      `tests/test_${of(pick, words)}.py:${1 + pick(90)}: AssertionError`,
      '=========================== short test summary info ============================',
      `FAILED tests/test_${of(pick, words)}.py::test_it - assert 1 == 2`,
      '============================== 1 failed in 0.05s ===============================',
    ],
  },
  {
    script: 'go test -v ./...',
    lines: [
      (pick) => ((name: string) => `=== RUN   ${name}\n--- PASS: ${name} (0.${pick(99)}s)`)(`Test${of(pick, words)}_${pick(99)}`),
      (pick) => (pick(10) === 0 ? `ok  \texample.com/${of(pick, words)}\t0.${pick(999)}s` : `=== RUN   Test${of(pick, words)}_${pick(99)}`),
    ],
    failure: (pick) => [
      '=== RUN   TestTotal',
      `    calc_test.go:${1 + pick(90)}: got 1, want 2`,
      '--- FAIL: TestTotal (0.00s)',
      'FAIL',
      `FAIL\texample.com/${of(pick, words)}\t0.01s`,
    ],
  },
  {
    script: 'make -j4',
    lines: [
      (pick) => `[${pick(99)}%] Building CXX object src/CMakeFiles/${of(pick, words)}.dir/${of(pick, words)}.cpp.o`,
      (pick) => `gcc -O2 -Wall -Iinclude -c -o build/${of(pick, words)}.o src/${of(pick, words)}.c`,
    ],
    failure: (pick) => [
      `src/${of(pick, words)}.c:${1 + pick(900)}:5: error: expected ';' before 'return'`,
      '   12 |     return 0',
      '      |     ^~~~~~',
    ],
  },
  {
    script: 'cargo build',
    lines: [
      (pick) => `${green}   Compiling${off} ${of(pick, packages)} v${pick(9)}.${pick(99)}.${pick(9)}`,
      (pick) => `${green}  Downloaded${off} ${of(pick, packages)} v${pick(9)}.${pick(99)}.${pick(9)}`,
    ],
  },
  {
    script: 'mvn -B verify',
    lines: [
      (pick) =>
        `Downloading from central: https://repo.example/maven2/org/${of(pick, packages)}/${of(pick, packages)}/${pick(9)}.${pick(9)}/${of(pick, packages)}-${pick(9)}.jar (${pick(900)} kB at ${pick(9)}.${pick(9)} MB/s)`,
      (pick) =>
        `[INFO] Tests run: ${pick(90)}, Failures: 0, Errors: 0, Skipped: ${pick(3)}, Time elapsed: ${pick(9)}.${pick(999)} s -- in com.acme.${of(pick, words)}Test`,
      (pick) => `2026-11-21 06:05:${10 + pick(49)} ${cyan}INFO${off} [${of(pick, words)}] ${sentence(pick)} id=${hex(pick, 12)}`,
    ],
  },
  {
    script: './gradlew check',
    lines: [
      (pick) => `> Task :${of(pick, words)}:compileJava UP-TO-DATE`,
      (pick) => `${of(pick, words)}Test > ${sentence(pick)} ${green}PASSED${off}`,
      () => '',
    ],
  },
  {
    script: 'docker build .',
    lines: [
      (pick) => `#${pick(30)} sha256:${hex(pick, 64)} ${pick(90)}.${pick(99)}MB / ${pick(200)}.${pick(99)}MB ${pick(60)}.${pick(9)}s`,
      (pick) =>
        `#${pick(30)} ${pick(90)}.${pick(999)} Get:${pick(300)} http://archive.example/ubuntu noble/main amd64 ${of(pick, packages)} amd64 ${pick(9)}.${pick(9)}-${pick(9)} [${pick(900)} kB]`,
    ],
  },
  {
    script: 'git fetch',
    lines: [
      (pick) =>
        `Receiving objects:  ${pick(99)}% (${pick(9999)}/${pick(9999)}), ${pick(99)}.${pick(99)} MiB | ${pick(30)}.${pick(99)} MiB/s\rReceiving objects: 100% (9999/9999), done.`,
      (pick) => ` * [new branch]      ${of(pick, words)}/${hex(pick, 8)} -> origin/${of(pick, words)}`,
    ],
  },
]

/** What the runner prints of one step, most often without a failure. */
function step(pick: Pick, isColoured: boolean): readonly string[] {
  const { script, lines, failure } = tools[pick(tools.length)] ?? { script: '', lines: [] }
  const printed: string[] = []
  for (let count = 100 + pick(2_000); count > 0; count -= 1) {
    const failing = pick(1_000) === 0 ? failure : undefined
    printed.push(...(failing?.(pick) ?? (lines[pick(lines.length)]?.(pick) ?? '').split('\n')))
  }
  return [
    `##[group]Run ${script}`,
    `\u001b[36;1m${script}\u001b[0m`,
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
    ...printed.map((line) => (isColoured ? `${cyan}${line}${off}` : line)),
  ]
}

/**
 * A log of about as many bytes of what jobs print, step by step; about one line in a thousand tells of a failure.
 * `isColoured` puts a colour round every line; 97 lines of 100 have the runner's timestamp.
 */
export function* ordinaryLog(seed: number, bytes: number, isColoured = false): Generator<string> {
  const pick = openRandom(seed)
  let [written, milliseconds] = [0, 0]
  while (written < bytes) {
    const lines = step(pick, isColoured)
    const stamped = lines.map((line) => {
      milliseconds += pick(20)
      return pick(100) < 97
        ? `${new Date(1_795_240_000_000 + milliseconds).toISOString().slice(0, -1)}${1_000 + pick(9_000)}Z ${line}\n`
        : `${line}\n`
    })
    const text = stamped.join('')
    written += text.length
    yield text
  }
}

/** Pieces of which hostile lines are made: each is the beginning of something that some pattern looks for. */
export const hostilePieces: readonly string[] = [
  '(',
  ' ',
  'a:',
  "': ",
  '-',
  '_',
  '=',
  '\u001b[',
  '\u001b[1m',
  'at ',
  ' > ',
  '1:1:',
  '[31',
  '[31m',
  '.py:1',
  'error: ',
  'FAIL  ',
  '/tmp/',
  '\r',
  '\u0000',
  '&#27;[',
  'é',
  `${'x'.repeat(50)}.c:1:`,
  ' 1:1  error  ',
  'a.c:1:2: error: ',
  '::error file=a,',
]

/** One line of 1 MB, and 250 lines of 4,000 characters. */
export function hostileLog(piece: string): string {
  return `${piece.repeat(Math.ceil(1_000_000 / piece.length)).slice(0, 1_000_000)}\n${`${piece.repeat(4_000).slice(0, 4_000)}\n`.repeat(250)}`
}
