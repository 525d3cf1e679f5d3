import { describe, expect, test } from 'vitest'
import { diagnoseAll, text } from '../../support/tool-output.ts'

const tracked = ['packages/api/src/a.ts', 'packages/web/src/a.ts', 'packages/web/src/b.ts', 'src/only.ts']
const error = "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."

function places(...lines: readonly string[]): readonly (string | null)[] {
  return diagnoseAll({ documents: [text(lines.map((line) => `${line}\n`).join(''))] }, tracked).diagnostics.map(({ file }) => file)
}

const filler = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `line ${index} of something else`)

describe('a prefix that stands once or twice', () => {
  test.each([
    ['pnpm', 'packages/web check$ tsc --noEmit', 'packages/web check: '],
    ['pnpm, coloured', '\u001b[35mpackages/web\u001b[39m check$ tsc --noEmit', '\u001b[35mpackages/web\u001b[39m check: '],
    ['Lerna', 'web: > @shop/web@1.0.0 check', 'web: '],
    ['Lerna with Yarn', 'web: yarn run v1.22.22', 'web: '],
    ['Turborepo', '@shop/web:check: cache miss, executing 2b8f0b7f2a1d', '@shop/web:check: '],
    [
      'Turborepo, coloured',
      '\u001b[36m@shop/web:check: \u001b[0mcache bypass, force executing \u001b[2m675059a6db8da2f0\u001b[0m',
      '\u001b[36m@shop/web:check: \u001b[0m',
    ],
    ["Yarn's foreach", '[@shop/web]: Process started', '[@shop/web]: '],
  ])('is known when it announces the script of a package: %s', (_, announcement, prefix) => {
    for (const above of [0, 3, 7]) expect(places(...filler(above), announcement, `${prefix}${error}`)).toEqual(['packages/web/src/a.ts'])
  })

  test.each([['packages/web check: '], ['@shop/web:check: '], ['@shop/web: '], ['[@shop/web] ']])(
    'is known at the end of the log when a place stands behind it: %s',
    (prefix) => {
      expect(places(...filler(5), `${prefix}${error}`, ...filler(20))).toEqual(['packages/web/src/a.ts'])
    },
  )

  test('names no package where it does not', () => {
    expect(places('[types] src/only.ts(1,2): error TS2322: no')).toEqual(['src/only.ts'])
    expect(places('web  | src/only.ts(1,2): error TS2322: no')).toEqual(['src/only.ts'])
  })

  test('is left where nothing but words stand behind it', () => {
    const { diagnostics } = diagnoseAll({ documents: [text('packages/web check: the generator failed\n')] }, tracked)
    expect(diagnostics.map(({ message, file }) => [message, file])).toEqual([['packages/web check: the generator failed', null]])
  })

  test('does not hide the words of a log when a line of it looks like one', () => {
    expect(places('[cache] restored', 'src/only.ts:1:2: error: no such thing')).toEqual(['src/only.ts'])
  })
})

test('two packages that fail at the same place in files of one name are two', () => {
  expect(
    places('packages/api check$ tsc', 'packages/web check$ tsc', `packages/api check: ${error}`, `packages/web check: ${error}`),
  ).toEqual(['packages/api/src/a.ts', 'packages/web/src/a.ts'])
})
