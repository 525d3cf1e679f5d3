import { describe, expect, test } from 'vitest'
import { goTestJson } from '../../../src/core/formats/go-test-json.ts'
import type { Reading } from '../../../src/core/model/evidence.ts'

const event = (Action: string, more: object = {}): string =>
  JSON.stringify({ Time: '2026-11-21T06:05:18.5Z', Action, Package: 'example.com/m/p', ...more })
const output = (Output: string, Test?: string): string => event('output', { Output, ...(Test === undefined ? {} : { Test }) })

function read(...lines: readonly string[]): Reading {
  const reader = goTestJson.open()
  reader.write(new TextEncoder().encode(`${lines.join('\n')}\n`))
  return reader.end()
}

const failing = (name: string, ...printed: readonly string[]): readonly string[] => [
  event('run', { Test: name }),
  output(`=== RUN   ${name}\n`, name),
  ...printed.map((text) => output(text, name)),
  output(`--- FAIL: ${name} (0.00s)\n`, name),
  event('fail', { Test: name, Elapsed: 0 }),
]

test.each([
  [`${event('start')}\n${event('run', { Test: 'A' })}\n`, true],
  [`# example.com/m/p\n./a.go:1:2: undefined: x\n${event('start')}\n`, true],
  [`2026-11-21T06:05:18.5112345Z ${event('start')}\n`, false],
  [`{"ImportPath":"p","Action":"build-output","Output":"# p\\n"}\n`, true],
  ['{"Action":"deploy","Package":"x"}\n', false],
  [`line\nline\nline\n${event('start')}\n`, false],
  ['[]\n', false],
])('%j: %s', (content, expected) => {
  expect(goTestJson.recognises({ kind: 'log', path: 'out.txt', head: new TextEncoder().encode(content) })).toBe(expected)
})

test('joins what a test printed in pieces, between those of others', () => {
  const reading = read(
    event('run', { Test: 'TestA' }),
    event('run', { Test: 'TestB' }),
    output('    a_test.go:7: want', 'TestA'),
    output('B\n', 'TestB'),
    output(' 1, got 2\n', 'TestA'),
    event('pass', { Test: 'TestB' }),
    event('fail', { Test: 'TestA' }),
    event('fail'),
  )
  expect(reading).toMatchObject({
    tests: 2,
    failed: 1,
    findings: [
      { message: 'want 1, got 2', file: 'example.com/m/p/a_test.go', line: 7, test: { suite: 'example.com/m/p', name: 'TestA' }, at: 7 },
    ],
  })
})

test('a parent is told only when it has something to say', () => {
  const child = failing('TestT/x', '    a_test.go:5: x is bad\n')
  expect(read(...child, ...failing('TestT'), event('fail')).findings.map(({ test: name }) => name?.name)).toEqual(['TestT/x'])
  expect(read(...child, ...failing('TestT', '    a_test.go:9: and so is t\n'), event('fail')).findings).toHaveLength(2)
})

test('a test that fails and then passes is flaky', () => {
  expect(
    read(
      ...failing('TestA', '    a_test.go:5: bad\n'),
      event('fail'),
      event('run', { Test: 'TestA' }),
      event('pass', { Test: 'TestA' }),
      event('pass'),
    ),
  ).toMatchObject({ tests: 1, failed: 0, flaky: 1, findings: [{ flaky: true, severity: 'warning' }] })
})

describe('a package', () => {
  test('that fails without a failing test says what it printed', () => {
    expect(
      read(
        event('start'),
        output('panic: no config\n'),
        output('\n'),
        output('goroutine 1 [running]:\n'),
        output('main.init()\n'),
        output('\t/r/p/main.go:8 +0x1d\n'),
        output('FAIL\texample.com/m/p\t0.01s\n'),
        event('fail'),
      ).findings,
    ).toMatchObject([{ kind: 'setup', message: 'panic: no config', file: '/r/p/main.go', line: 8 }])
    expect(read(event('start'), output('FAIL\texample.com/m/p\t0.01s\n'), event('fail')).findings).toMatchObject([
      { message: 'example.com/m/p failed without a failing test' },
    ])
  })

  test('that ends before a test does tells of that test', () => {
    const reading = read(
      event('run', { Test: 'TestSlow' }),
      output('=== RUN   TestSlow\n', 'TestSlow'),
      output('panic: test timed out after 1s\n', 'TestSlow'),
      event('run', { Test: 'TestNever' }),
      event('fail'),
    )
    expect(reading).toMatchObject({
      tests: 1,
      errored: 1,
      findings: [{ message: 'panic: test timed out after 1s', test: { name: 'TestSlow' } }],
    })
  })

  test('that does not build, in events', () => {
    const built = (Action: string, more: object = {}): string =>
      JSON.stringify({ ImportPath: 'example.com/m/p [example.com/m/p.test]', Action, ...more })
    const after = [
      event('start'),
      output('FAIL\texample.com/m/p [build failed]\n'),
      event('fail', { FailedBuild: 'example.com/m/p [example.com/m/p.test]' }),
    ]
    expect(
      read(
        built('build-output', { Output: '# example.com/m/p [example.com/m/p.test]\n' }),
        built('build-output', { Output: 'p/a.go:4:9: undefined: f\n' }),
        built('build-fail'),
        ...after,
      ),
    ).toMatchObject({ tests: 0, findings: [{ kind: 'build', message: 'undefined: f', file: 'p/a.go', line: 4, column: 9 }] })
    expect(read(built('build-output', { Output: 'ld: cannot find -lx\n' }), built('build-fail'), ...after).findings).toMatchObject([
      { kind: 'build', message: 'ld: cannot find -lx' },
    ])
    expect(read(...after).findings).toMatchObject([{ kind: 'build', message: 'example.com/m/p does not build' }])
  })

  test('that does not build, in lines between the events', () => {
    expect(
      read('# example.com/m/p', 'p/a.go:4:9: undefined: f', event('start'), output('FAIL\texample.com/m/p [build failed]\n'), event('fail'))
        .findings,
    ).toMatchObject([{ kind: 'build', message: 'undefined: f' }])
  })
})

describe('a test that ends its package', () => {
  const begins = (name: string): readonly string[] => [event('run', { Test: name }), output(`=== RUN   ${name}\n`, name)]
  const over = [output('FAIL\texample.com/m/p\t0.005s\n'), event('fail')]

  test('by os.Exit is the one that was at work, without a word', () => {
    const reading = read(
      ...begins('TestOK'),
      output('--- PASS: TestOK (0.00s)\n', 'TestOK'),
      event('pass', { Test: 'TestOK' }),
      ...begins('TestExit'),
      ...begins('TestExit/sub'),
      output('exit status 3\n'),
      ...over,
    )
    expect(reading).toMatchObject({
      tests: 2,
      failed: 0,
      errored: 1,
      warnings: [],
      findings: [
        {
          kind: 'test',
          message: 'TestExit/sub was ended before it was done (exit status 3)',
          test: { suite: 'example.com/m/p', name: 'TestExit/sub' },
          at: 11,
        },
      ],
    })
  })

  test('by log.Fatal says why, though another one failed before', () => {
    expect(
      read(
        ...failing('TestBad', '    a_test.go:3: bad\n'),
        ...begins('TestFatal'),
        output('2026/11/21 14:31:57 no database\n', 'TestFatal'),
        ...over,
      ),
    ).toMatchObject({
      tests: 2,
      failed: 1,
      errored: 1,
      findings: [{ message: 'bad' }, { message: '2026/11/21 14:31:57 no database', test: { name: 'TestFatal' } }],
    })
  })

  const parallel = (name: string): readonly string[] => [
    ...begins(name),
    output(`=== PAUSE ${name}\n`, name),
    event('pause', { Test: name }),
  ]
  const goesOn = (name: string): readonly string[] => [event('cont', { Test: name }), output(`=== CONT  ${name}\n`, name)]

  test('by a panic takes those beside it along, which neither passed nor failed', () => {
    const panic = [
      '--- FAIL: TestB (0.01s)\n',
      'panic: assignment to entry in nil map [recovered]\n',
      '\tpanic: assignment to entry in nil map\n',
      '\n',
      'goroutine 20 [running]:\n',
      'panic({0x508ec0, 0x551d60})\n',
      '\t/usr/local/go/src/runtime/panic.go:884 +0x212\n',
      'example.com/m/p.TestB(0x0?)\n',
      '\t/r/p/a_test.go:5 +0x3f\n',
    ].map((text) => output(text, 'TestB'))
    expect(
      read(
        ...parallel('TestA'),
        ...parallel('TestB'),
        ...parallel('TestC'),
        ...goesOn('TestA'),
        ...goesOn('TestB'),
        ...panic,
        event('fail', { Test: 'TestB' }),
        ...over,
      ),
    ).toMatchObject({
      tests: 1,
      failed: 1,
      errored: 0,
      findings: [
        {
          message: 'panic: assignment to entry in nil map [recovered]\n\tpanic: assignment to entry in nil map',
          file: '/r/p/a_test.go',
          line: 5,
          test: { name: 'TestB' },
        },
      ],
      warnings: ['Tests without a result, because their package ended before they did: example.com/m/p TestA, example.com/m/p TestC.'],
    })
  })

  test('by a panic of a goroutine is the one in the stack, whoever was given the words', () => {
    const panic = [
      'panic: in goroutine\n',
      '\n',
      'goroutine 19 [running]:\n',
      'example.com/m/p.TestA.func1()\n',
      '\t/r/p/a_test.go:3 +0x27\n',
      'created by example.com/m/p.TestA in goroutine 7\n',
      '\t/r/p/a_test.go:3 +0x25\n',
      '\n',
      'goroutine 8 [sleep]:\n',
      'example.com/m/p.TestB(0x1)\n',
    ].map((text) => output(text, 'TestB'))
    expect(read(...parallel('TestA'), ...parallel('TestB'), ...goesOn('TestA'), ...goesOn('TestB'), ...panic, ...over)).toMatchObject({
      tests: 1,
      errored: 1,
      findings: [{ message: 'panic: in goroutine', test: { name: 'TestA' }, line: 3 }],
    })
  })

  test('by its timeout stands where it waits', () => {
    const report = [
      '    a_test.go:9: hi\n',
      'panic: test timed out after 1s\n',
      '\trunning tests:\n',
      '\t\tTestSlow (1s)\n',
      '\t\tTestSlow/one (1s)\n',
      '\n',
      'goroutine 5 [running]:\n',
      'testing.(*M).startAlarm.func1()\n',
      '\t/usr/local/go/src/testing/testing.go:2036 +0x8e\n',
      '\n',
      'goroutine 1 [chan receive]:\n',
      'main.main()\n',
      '\t_testmain.go:47 +0x1aa\n',
      '\n',
      'goroutine 18 [chan receive]:\n',
      'example.com/m/p.TestSlow(0x0?)\n',
      '\t/r/p/a_test.go:3 +0x2c\n',
      '\n',
      'goroutine 19 [sleep]:\n',
      'time.Sleep(0x174876e800)\n',
      '\t/usr/local/go/src/runtime/time.go:195 +0x135\n',
      'example.com/m/p.TestSlow.func1(0x0?)\n',
      '\t/r/p/a_test.go:4 +0x55\n',
    ].map((text) => output(text, 'TestSlow/one'))
    expect(read(...begins('TestSlow'), ...begins('TestSlow/one'), ...report, ...over)).toMatchObject({
      tests: 1,
      errored: 1,
      findings: [
        {
          message: 'panic: test timed out after 1s\n\trunning tests:\n\t\tTestSlow (1s)\n\t\tTestSlow/one (1s)',
          file: '/r/p/a_test.go',
          line: 4,
          test: { name: 'TestSlow/one' },
        },
      ],
    })
  })
})

test('a result behind a line without an end counts', () => {
  const begins = (name: string): readonly string[] => [event('run', { Test: name }), output(`=== RUN   ${name}\n`, name)]
  expect(
    read(
      ...begins('TestA'),
      output('loading...--- PASS: TestA (0.00s)\n', 'TestA'),
      ...begins('TestB'),
      output('loading...--- FAIL: TestB (0.00s)\n', 'TestB'),
      event('fail'),
    ),
  ).toMatchObject({ tests: 2, failed: 1, errored: 0, findings: [{ test: { name: 'TestB' } }] })
  expect(read(...begins('TestA'), output('no end', 'TestA'), event('pass'))).toMatchObject({
    tests: 1,
    failed: 0,
    errored: 0,
    findings: [],
  })
})

test('a data race is told by what races', () => {
  const race = [
    '==================\n',
    'WARNING: DATA RACE\n',
    'Read at 0x00c0000b2168 by goroutine 8:\n',
    '  example.com/m/p.TestRace.func1()\n',
    '      /r/p/a_test.go:3 +0x30\n',
    '\n',
    'Previous write at 0x00c0000b2168 by goroutine 7:\n',
    '  example.com/m/p.TestRace()\n',
    '      /r/p/a_test.go:4 +0xca\n',
    '==================\n',
  ]
  const message = 'WARNING: DATA RACE: read in example.com/m/p.TestRace.func1, previous write in example.com/m/p.TestRace'
  expect(
    read(...failing('TestRace', ...race, '    testing.go:1319: race detected during execution of test\n'), event('fail')).findings,
  ).toMatchObject([{ message, file: '/r/p/a_test.go', line: 3 }])
  expect(read(event('start'), ...race.map((text) => output(text)), output('Found 1 data race(s)\n'), event('fail')).findings).toMatchObject(
    [{ kind: 'setup', message, line: 3 }],
  )
})

test('a stream that ends in the middle names what has no result', () => {
  const reading = read(
    event('start'),
    event('run', { Test: 'TestA' }),
    event('pass', { Test: 'TestA' }),
    event('run', { Test: 'TestB' }),
    event('run', { Test: 'TestB/sub' }),
    event('start', { Package: 'example.com/m/q' }),
  )
  expect(reading).toMatchObject({
    tests: 1,
    failed: 0,
    errored: 0,
    findings: [],
    warnings: ['The events end in the middle; without a result: example.com/m/p TestB/sub, example.com/m/q.'],
  })
})

test('skips and lines that are cut do no harm', () => {
  const lines = [event('run', { Test: 'A' }), event('skip', { Test: 'A' }), ...failing('TestB', '    b_test.go:1: bad\n')]
  expect(read(...lines, '{"Time":"2026-11-21T06:0', '{"Action":7}')).toMatchObject({
    tests: 2,
    failed: 1,
    skipped: 1,
    findings: [{ message: 'bad' }],
    warnings: [
      'The events end in the middle; without a result: example.com/m/p.',
      '2 lines are no events, or too long ones, and were left out.',
    ],
  })
  expect(read('plain').warnings).toEqual(['The file holds no event of `go test -json`.'])
})

test('stays within its memory', () => {
  const chatty = [
    event('run', { Test: 'TestA' }),
    ...Array.from({ length: 20_000 }, (_, index) => output(`line ${index}\n`, 'TestA')),
    event('fail', { Test: 'TestA' }),
  ]
  const many = Array.from({ length: 700 }, (_, index) => failing(`TestM${index}`)).flat()
  const reading = read(...chatty, ...many, event('fail'))
  expect(reading).toMatchObject({ tests: 701, failed: 701 })
  expect(reading.findings).toHaveLength(500)
  expect(reading.findings[0]?.excerpt?.length).toBeLessThanOrEqual(8_000)
})
