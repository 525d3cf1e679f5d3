import { describe, expect, test } from 'vitest'
import { foreignOutput, forLog } from '../../src/shell/foreign-output.ts'
import { noSecrets } from '../support/builders.ts'

function shown(...pieces: readonly string[]): string {
  let text = ''
  const output = foreignOutput('The agent', (piece) => (text += piece), noSecrets)
  for (const piece of pieces) output.write(piece)
  output.end()
  return text
}

/** The lines that a runner would obey: those between `stop-commands` and its token are mere text. */
function obeyed(log: string): readonly string[] {
  const commands: string[] = []
  let token: string | null = null
  for (const line of log.split('\n').filter((text) => text.trimStart().startsWith('::'))) {
    if (token !== null && line !== `::${token}::`) continue
    token = token === null ? (/^::stop-commands::(.+)$/.exec(line)?.[1] ?? null) : null
    commands.push(line)
  }
  return commands
}

describe('[row 31] workflow commands in what an agent prints', () => {
  test.each([
    '::set-output name=x::y',
    '::add-mask::x',
    '::error file=a.js::x',
    'a\n::warning::x\nb',
    '::endgroup::',
    '::stop-commands::mine\n::mine::\n::error::x',
    '::stop-commands::\n::::\n::error::x',
  ])('%j is mere text', (text) => {
    const commands = obeyed(shown(`${text}\n`))
    expect(commands).toHaveLength(4)
    expect(commands[0]).toBe('::group::The agent')
    expect(commands[1]).toMatch(/^::stop-commands::[0-9a-f-]{36}$/)
    expect(commands[3]).toBe('::endgroup::')
  })

  test('are switched on again, even when the last line was not ended', () => {
    const log = shown('no end of line')
    const token = /::stop-commands::(.+)\n/.exec(log)?.[1] ?? ''
    expect(log).toBe(`::group::The agent\n::stop-commands::${token}\nno end of line\n::${token}::\n::endgroup::\n`)
  })

  test('cannot be switched on by a token of an earlier time', () => {
    const token = (log: string): string => /::stop-commands::(.+)\n/.exec(log)?.[1] ?? ''
    expect(token(shown('a'))).not.toBe(token(shown('a')))
  })
})

describe('[row 31] what a message of ours quotes', () => {
  test.each([
    ['Waiting for build\n::error::x on abc.', 'Waiting for build\n\\u{003A}:error::x on abc.'],
    ['a\r\n \u00a0\t::add-mask::x', 'a\n \u00a0\t\\u{003A}:add-mask::x'],
    ['a\r::set-output name=x::y', 'a\\u{000D}::set-output name=x::y'],
    ['::stop-commands::x', '\\u{003A}:stop-commands::x'],
    ['Waiting for a ##[command]x ##[error]y', 'Waiting for a #\\u{0023}[command]x #\\u{0023}[error]y'],
    ['red \u001b[31m, turned \u202e, tagged \u{e0061}', 'red \\u{001B}[31m, turned \\u{202E}, tagged \\u{E0061}'],
  ])('%j is all seen, and no order to the runner', (message, expected) => {
    expect(forLog(message)).toBe(expected)
    expect(obeyed(forLog(message))).toEqual([])
  })

  test('is left as it is where it is harmless', () => {
    for (const message of ['Waiting for Größe / a::b, ci: build (1/2) on abc.', 'Runs `setup-command`: npm ci\nnpm run build: all', ''])
      expect(forLog(message)).toBe(message)
  })
})

test('nothing is shown of an agent that prints nothing', () => {
  expect(shown()).toBe('')
})

test('pieces come through as they are', () => {
  expect(shown('a', 'b\n', 'c\n')).toContain('\nab\nc\n')
})

test('endless output is cut, and that is said once', () => {
  const log = shown(...Array.from({ length: 50 }, () => `${'x'.repeat(100_000)}\n`))
  expect(log.length).toBeLessThan(2_300_000)
  expect(log.match(/the rest of the output is not shown/g)).toHaveLength(1)
  expect(log).toMatch(/::endgroup::\n$/)
})

test('after its end it says nothing twice', () => {
  let text = ''
  const output = foreignOutput('x', (piece) => (text += piece), noSecrets)
  output.write('a')
  output.end()
  output.end()
  expect(text.match(/::endgroup::/g)).toHaveLength(1)
})
