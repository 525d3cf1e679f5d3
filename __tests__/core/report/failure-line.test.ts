import { describe, expect, test } from 'vitest'
import { describeFailure } from '../../../src/core/report/failure-line.ts'
import { diagnostic, sha } from '../../support/builders.ts'

const repository = 'https://github.com/dev/shop'
const log = { format: 'vitest', path: 'unit.log', job: 'unit (20)', line: 310 }

function told(page: string, over: Partial<ReturnType<typeof diagnostic>> = {}): string {
  return describeFailure(diagnostic({ source: log, ...over }), { repository, commit: sha('a'), pages: { 'unit (20)': page } })
}

describe('where a failure can be looked at', () => {
  test('its lines at the commit that failed, and the line of the log', () => {
    expect(told(`${repository}/actions/runs/9/job/7`)).toBe(
      `[\`test/price.test.js:12\`](${repository}/blob/${sha('a')}/test/price.test.js#L12) \`applies a discount\`: \`Expected 90 to equal 100\` · [line 310 of the job's log](${repository}/actions/runs/9/job/7)`,
    )
  })

  test('the job alone where no line of its log is known', () => {
    expect(told(`${repository}/actions/runs/9/job/7`, { source: { ...log, format: 'annotations' } })).toContain(
      ` · [job](${repository}/actions/runs/9/job/7)`,
    )
  })

  test.each([
    'https://evil.example/x',
    'https://github.com/dev/shop.evil.example/',
    'https://github.com/dev/shopping/1',
    'javascript:alert(1)',
    `${repository}/x) @org [a](`,
    `${repository}/<img>`,
  ])('never at %s', (page) => {
    expect(told(page)).not.toContain(' · ')
  })

  test.each(['constructor', '__proto__', 'toString'])('a job called %s has no page of its own', (job) => {
    expect(told('', { source: { ...log, job } })).not.toContain(' · ')
  })

  test.each([
    ['a file (1).js', 'a%20file%20%281%29.js'],
    ['a/[b]/c#d?.ts', 'a/%5Bb%5D/c%23d%3F.ts'],
    ['é/`x`.py', '%C3%A9/%60x%60.py'],
  ])('the address of %s stays one address', (file, path) => {
    expect(told('', { file, line: null })).toContain(`](${repository}/blob/${sha('a')}/${path}) `)
  })

  test('half of a pair of characters does not keep the rest from being told', () => {
    expect(told('', { file: 'src/a\ud800b.ts' })).toContain(`/src/a%EF%BF%BDb.ts#L12)`)
  })

  test('a path that is longer than anybody reads has no address', () => {
    expect(told('', { file: 'd/'.repeat(200) })).not.toContain('](')
  })
})
