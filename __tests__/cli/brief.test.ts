import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from '../support/command.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brief-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

const at = (file: string, line: number): string =>
  `<testcase name="of ${file}" classname="c" file="${file}"><failure message="boom in ${file}">at x (/home/runner/work/r/r/${file}:${line}:5)</failure></testcase>`
const lines = (word: string): string =>
  `${Array.from({ length: 12 }, (_, index) => `const ${word}${index + 1} = ${index + 1}`).join('\n')}\n`

/** A checkout with a test in a package of its own, and what must not be read: links that lead out, a huge file, one that is not tracked. */
function checkout(name: string): string {
  const root = join(folder, name, 'root')
  put(`${name}/outside/secret.test.js`, lines('secret'))
  put(`${name}/root/web/package.json`, '{"devDependencies": {"vitest": "5.1.0"}}')
  put(`${name}/root/web/a.test.js`, lines('own'))
  put(`${name}/root/web/huge.test.js`, `${lines('huge')}${' '.repeat(2 ** 20)}`)
  symlinkSync('../../outside/secret.test.js', join(root, 'web/link.test.js'))
  symlinkSync('../outside', join(root, 'way'))
  symlinkSync('a.test.js', join(root, 'web/inside.test.js'))
  execFileSync('git', ['init', '--quiet', root])
  execFileSync('git', ['-C', root, 'add', '.'])
  put(`${name}/root/web/untracked.test.js`, lines('untracked'))
  return root
}

test('a brief with a checkout shows the code there and how to see the failures again, and reads nothing outside of it', async () => {
  const root = checkout('seen')
  const report = put(
    'seen.xml',
    `<testsuite name="s">${['web/a.test.js', 'web/huge.test.js', 'web/link.test.js', 'web/inside.test.js', 'way/secret.test.js', 'web/untracked.test.js', '../outside/secret.test.js'].map((file) => at(file, 7)).join('')}</testsuite>`,
  )
  const { code, stdout } = await command(['diagnose', '--format', 'brief', '--root', root, report])
  expect(code).toBe(0)
  expect(stdout).toContain('The code there:\n```text\n   1 | const own1 = 1\n')
  expect(stdout).toContain('\n>  7 | const own7 = 7\n')
  // Of the file itself and of the link that stays inside.
  expect(stdout.match(/The code there:/g)).toHaveLength(2)
  expect(stdout).toMatch(/\n## How to see them fail\n[\s\S]*\ncd web && npx --no-install vitest run .*a\.test\.js/)
  expect(stdout).not.toMatch(/secret1|huge1|untracked1/)
  expect((await command(['diagnose', '--format', 'brief', report])).stdout).not.toMatch(/The code there|How to see them fail/)
})

test('a brief with a checkout leaves out the code first, and the commands of failures that are left out', async () => {
  const root = checkout('tight')
  put('tight/root/web/b.test.js', lines('other'))
  execFileSync('git', ['-C', root, 'add', '.'])
  const report = put('tight.xml', `<testsuite name="s">${at('web/a.test.js', 7)}${at('web/b.test.js', 7)}</testsuite>`)
  const brief = async (...args: readonly string[]): Promise<string> =>
    (await command(['diagnose', '--format', 'brief', '--root', root, ...args, report])).stdout
  const whole = await brief()
  const fitted = await brief('--max-tokens', String(Math.floor(whole.length / 3) - 50))
  expect(fitted).not.toContain('The code there:')
  expect(fitted).toMatch(/boom in web\/a[\s\S]*boom in web\/b[\s\S]*a\.test\.js[\s\S]*b\.test\.js/)
  expect(await brief('--max-diagnostics', '1')).not.toContain('b.test.js')
})
