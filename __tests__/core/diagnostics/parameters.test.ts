import { describe, expect, test } from 'vitest'
import { baseName } from '../../../src/core/diagnostics/parameters.ts'

describe('the name of a parameterised test ends with its parameters', () => {
  test.each([
    ['test_adds[1-2]', 'test_adds'],
    ['test_adds[a[b]]', 'test_adds'],
    ['test_adds[a]b]', 'test_adds'],
    ['test_adds (n=3)', 'test_adds'],
    ['test_adds [message] (n=3)', 'test_adds'],
    ['adds(int, int)[3]', 'adds'],
    ['adds(int, int)[3] 1, 2', 'adds'],
    ['[3] 1, 2', ''],
    ['Adds(text: ":(")', 'Adds'],
    ['Shop.Fixture<Int32>.Adds(1)', 'Shop.Fixture<Int32>.Adds'],
    ['adds a price with data set "big (net)"', 'adds a price'],
    ['testAdds with data set #0 (1, 2)', 'testAdds'],
    ['TestAdds/case_7', 'TestAdds'],
  ])('%s', (name, base) => {
    expect(baseName(name)).toEqual({ base, isSure: true })
  })

  test.each([
    '[GET] /users returns list',
    '<Button /> renders',
    '(slow) import finishes',
    '(slow)',
    'parse (strict) rejects numbers',
    'parse (strict) rejects [numbers]',
    'loads page (mobile)',
    'adds)',
  ])('%s is a sentence', (name) => {
    expect(baseName(name)).toMatchObject({ isSure: false })
  })
})
