import { describe, expect, test } from 'vitest'
import type { FailureReport } from '../../../src/core/model/evidence.ts'
import { diagnoseAll, documentsOf, text } from '../../support/tool-output.ts'

const header = [
  '#1 [internal] load build definition from Dockerfile',
  '#1 transferring dockerfile: 186B done',
  '#1 DONE 0.0s',
  '',
  '#9 [build 4/5] RUN make test',
]
const failed = ['#9 ERROR: process "/bin/sh -c make test" did not complete successfully: exit code: 1']
const unsolved = 'process "/bin/sh -c make test" did not complete successfully: exit code: 1'
const place = [
  'Dockerfile:4',
  '--------------------',
  '   4 | >>> RUN make test',
  '--------------------',
  `ERROR: failed to solve: ${unsolved}`,
]

function read(lines: readonly string[]): FailureReport {
  return diagnoseAll({ documents: [text(lines.map((line) => `${line}\n`).join(''))] })
}

function told({ diagnostics }: FailureReport): readonly string[] {
  return diagnostics.map(
    ({ kind, file, line, test: name, rule, message }) =>
      `${kind} ${file}:${line} ${name?.name ?? ''} ${rule ?? ''} ${message.split('\n', 1)[0] ?? ''}`,
  )
}

/** What a tool printed on a terminal, without the runner's marks. */
function printed(tool: string): readonly string[] {
  const [log] = documentsOf(tool, 'log')
  const lines = new TextDecoder().decode(log?.chunks[0]).trimEnd().split(/\r?\n/)
  return lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z /, '')).filter((line) => !line.startsWith('##['))
}

const seconds = (index: number): string => `${(index / 100).toFixed(3)} `
const ways: readonly (readonly [string, (lines: readonly string[]) => readonly string[]])[] = [
  [
    'with its number and the time',
    (lines) => [...header, ...lines.map((line, index) => `#9 ${seconds(index)}${line}`), ...failed, ...place],
  ],
  ['with its number alone', (lines) => [...header, ...lines.map((line) => `#9 ${line}`), ...failed, ...place]],
  [
    'between those of another step',
    (lines) => [
      ...header,
      ...lines.flatMap((line, index) => [
        `#9 ${seconds(index)}${line}`,
        `#12 ${seconds(index)}Get:${index} http://archive.example/ubuntu noble/main amd64 libc`,
      ]),
      ...failed,
      ...place,
    ],
  ],
  ['in the tree of its progress', (lines) => [...lines.map((line) => ` => => # ${line}`), '------', ...place]],
  [
    'in what is shown once more',
    (lines) => ['------', ' > [build 4/5] RUN make test:', ...lines.map((line, index) => `${seconds(index)}${line}`), '------', ...place],
  ],
]

describe.each(ways)('a step of an image that tells what failed in it, %s', (_, wrap) => {
  // A summary in one line, blocks that end where something else begins, and blocks that are set in.
  test.each(['npm-ci', 'tsc', 'pytest', 'go-test', 'cargo-build', 'rspec', 'node-test', 'unittest', 'jest'])('%s', (tool) => {
    const plain = told(read(printed(tool))).filter((one) => !one.startsWith('other null'))
    const inside = told(read(wrap(printed(tool))))
    expect(plain).not.toEqual([])
    expect(inside.filter((one) => !one.includes('did not complete successfully')).toSorted()).toEqual(plain.toSorted())
  })
})

test('the builder still tells the step, with what it shows of it', () => {
  const { diagnostics } = read([
    ...header,
    '#9 0.341 boom',
    ...failed,
    '------',
    ' > [build 4/5] RUN make test:',
    '0.341 boom',
    '------',
    ...place,
  ])
  expect(diagnostics).toMatchObject([
    {
      kind: 'build',
      file: 'Dockerfile',
      line: 4,
      message: unsolved,
      excerpt: expect.stringMatching(/^------\n > \[build 4\/5\] RUN make test:\nboom\n------\nDockerfile:4\n/) as string,
    },
  ])
})

test('two steps that print at the same time do not mix their words', () => {
  const frames = (name: string): readonly string[] => [
    'Traceback (most recent call last):',
    `  File "/app/${name}.py", line 3, in <module>`,
    '    load()',
    `ValueError: ${name}`,
  ]
  const [left, right] = [frames('left'), frames('right')]
  const { diagnostics } = read([
    ...header,
    ...left.flatMap((line, index) => [`#9 0.1 ${line}`, `#10 0.1 ${right[index] ?? ''}`]),
    ...failed,
    ...place,
  ])
  expect(diagnostics.map(({ message }) => message)).toEqual(expect.arrayContaining(['ValueError: left', 'ValueError: right']))
})

describe('what only looks like a step', () => {
  const php = [
    'PHP Fatal error:  Uncaught RuntimeException: cannot load in /app/src/Cart.php:7',
    'Stack trace:',
    '#0 /app/src/Shop.php(12): Cart->load()',
    '#1 [internal function]: Shop->open()',
    '#9 /app/index.php(3): main()',
    '#10 {main}',
    '  thrown in /app/src/Cart.php on line 7',
  ]

  test.each([
    ['in a log of its own', []],
    ['below the build of an image', [...header, '#9 0.2 ok', '#10 [build 5/5] COPY . .', '#10 DONE 0.1s', '#9 DONE 0.3s']],
  ])('a trace of PHP %s', (_, above) => {
    const { diagnostics } = read([...above, ...php])
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]?.excerpt).toContain('#9 /app/index.php(3): main()\n#10 {main}')
  })

  test('seconds at the beginning of a line', () => {
    expect(read(['0.5 npm error code E404', 'x']).diagnostics.map(({ source }) => source.format)).not.toContain('npm')
  })
})
