import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRuns, readRun, type Shown } from '../../../src/core/proof/proof.ts'
import type { Reproduction } from '../../../src/core/reproduce/index.ts'
import { diagnostic, exit } from '../../support/builders.ts'

describe('what a command says of the failures', () => {
  test('one that had to be stopped passed nothing, however it ended', () => {
    expect(readRun(exit({ code: 0, stopped: 'deadline' }), [diagnostic()], [])).toMatchObject({ kind: 'late', failing: new Set() })
    expect(readRun(exit({ code: 0, stopped: 'cancelled' }), [diagnostic()], [])).toMatchObject({ kind: 'broken', failing: new Set() })
    expect(readRun(exit({ code: 0 }), [diagnostic()], [])).toMatchObject({ kind: 'passed' })
  })

  test.each([0, 1, 5])('one that ran no test passed none and failed none, exit code %i', (code) => {
    const idle = exit({ code, stdout: '===== 3 deselected in 0.01s =====\n' })
    expect(readRun(idle, [diagnostic()], [])).toMatchObject({
      kind: 'broken',
      failing: new Set(),
      output: expect.stringContaining('(No test ran.)') as string,
    })
    // Where no test had failed, none has to run.
    expect(readRun(idle, [diagnostic({ test: null, kind: 'lint' })], [])).toMatchObject({ kind: code === 0 ? 'passed' : 'failed' })
  })

  test('tests of one name in two suites are told apart', () => {
    const [a, b] = ['A', 'B'].map((suite) =>
      diagnostic({
        id: suite,
        file: 'src/a.test.ts',
        testFile: 'src/a.test.ts',
        test: { suite: 'src/a.test.ts', name: `${suite} > works`, id: null },
      }),
    )
    const printed =
      ' RUN  v3.0.0 /w\n\n ❯ src/a.test.ts (2 tests | 1 failed) 5ms\n   × B > works 3ms\n\n⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯\n\n FAIL  src/a.test.ts > B > works\nAssertionError: expected 1 to be 2\n ❯ src/a.test.ts:9:13\n'
    expect(
      readRun(
        exit({ code: 1, stdout: printed }),
        [a, b].flatMap((one) => one ?? []),
        ['src/a.test.ts'],
      ),
    ).toMatchObject({ kind: 'failed', failing: new Set(['B']) })
  })
})

function plan(...ids: readonly (readonly string[])[]): readonly Reproduction[] {
  return ids.map((diagnostics, index) => ({ command: { program: `p${index}`, args: [], folder: '.' }, diagnostics }))
}

function shown(kind: Shown['kind'], ...ids: readonly string[]): Shown {
  return { kind, failing: new Set(ids), seen: new Set(ids), output: kind }
}

const one = (): number => 1

describe('the runs before and after a change', () => {
  test('a failure that two commands show is gone when both pass', () => {
    const [commands, before] = [plan(['a'], ['a', 'b']), [shown('failed', 'a'), shown('failed', 'a', 'b')]]
    expect(compareRuns(commands, before, [shown('passed'), shown('passed')], one)).toMatchObject({ of: 2, passing: 2 })
    expect(compareRuns(commands, before, [shown('passed'), shown('failed', 'a')], one)).toMatchObject({ of: 2, passing: 1 })
    expect(compareRuns(commands, before, [shown('passed'), shown('failed', 'b')], one)).toMatchObject({ of: 2, passing: 1 })
    expect(compareRuns(commands, before, [shown('passed'), shown('broken')], one)).toMatchObject({ of: 2, passing: 0 })
    expect(compareRuns(commands, before, [shown('absent'), shown('passed')], one)).toMatchObject({ of: 2, passing: 1 })
  })

  test('no failure is gone that any command still shows, or could not say anything of', () => {
    const ids = ['a', 'b', 'c']
    const run = fc
      .record({ kind: fc.constantFrom<Shown['kind']>('passed', 'failed', 'broken', 'absent', 'late'), failing: fc.subarray(ids) })
      .map(({ kind, failing }) => (kind === 'failed' ? shown(kind, ...failing) : shown(kind)))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.subarray(ids, { minLength: 1 }), run), { minLength: 1, maxLength: 5 }), (rows) => {
        const commands = plan(...rows.map(([shows]) => shows))
        const before = rows.map(([shows]) => shown('failed', ...shows))
        const verdict = compareRuns(
          commands,
          before,
          rows.map(([, after]) => after),
          one,
        )
        const red = ids.filter((id) =>
          rows.some(([shows, after]) => shows.includes(id) && (['broken', 'absent', 'late'].includes(after.kind) || after.failing.has(id))),
        )
        expect(verdict.passing).toBeLessThanOrEqual(verdict.of - red.length)
      }),
    )
  })
})
