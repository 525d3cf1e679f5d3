import { describe, expect, test } from 'vitest'
import { diagnoseAll, facts, text, type Fact } from '../../support/tool-output.ts'

const tracked = ['src/größe.ts', 'src/a.ts', 'src/b.ts']
const error = "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."
const fact = {
  kind: 'build',
  file: 'src/a.ts',
  line: 1,
  test: null,
  rule: 'TS2322',
  says: "Type 'string' is not assignable to type 'number'.",
}

function read(bytes: Uint8Array, piece = bytes.length): readonly Fact[] {
  const chunks = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) => bytes.subarray(index * piece, (index + 1) * piece))
  return facts(diagnoseAll({ documents: [text('', { kind: 'unknown', path: 'build.log', chunks })] }, tracked))
}

function utf16(content: string, isBig: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(content.length * 2))
  for (let index = 0; index < content.length; index += 1) view.setUint16(index * 2, content.charCodeAt(index), !isBig)
  return new Uint8Array(view.buffer)
}

/** One byte for each character, as windows-1252 and latin-1 have it below U+0100. */
function narrow(content: string): Uint8Array {
  return Uint8Array.from(content, (character) => character.charCodeAt(0))
}

function told(line: string): readonly Fact[] {
  return read(new TextEncoder().encode(`> tsc\n${line}\n`))
}

describe('UTF-16, as PowerShell writes what it redirects,', () => {
  const content = `> tsc --noEmit\r\n${error}\r\n`

  test.each([
    ['little', false],
    ['big', true],
  ] as const)('is read without a byte-order mark: %s endian', (_, isBig) => {
    expect(read(utf16(content, isBig))).toEqual([fact])
    expect(read(utf16(content, isBig), 3)).toEqual([fact])
  })

  test('and with one', () => {
    expect(read(utf16(`\ufeff${content}`, false))).toEqual([fact])
    expect(read(utf16(`\ufeff${content}`, true), 1)).toEqual([fact])
  })

  test('also where some of its first characters take both bytes', () => {
    expect(read(utf16(`Проверка типов в src: начало\r\n${error}\r\n`.slice(10), false))).toEqual([fact])
  })
})

describe('windows-1252', () => {
  test('is read where a byte is no UTF-8', () => {
    expect(read(narrow('src/größe.ts(1,14): error TS2322: Der Typ ist nicht zulässig.\r\n'))).toEqual([
      { ...fact, file: 'src/größe.ts', says: 'Der Typ ist nicht zulässig.' },
    ])
  })

  test('beside lines in UTF-8, even within one', () => {
    const bytes = [
      ...new TextEncoder().encode('src/größe.ts(1,14): error TS2322: '),
      ...narrow('nicht zulässig\n'),
      ...new TextEncoder().encode('src/größe.ts(2,1): error TS2304: fehlt: größe\n'),
    ]
    expect(read(Uint8Array.from(bytes)).map(({ file, says }) => [file, says])).toEqual([
      ['src/größe.ts', 'nicht zulässig'],
      ['src/größe.ts', 'fehlt: größe'],
    ])
  })
})

describe('escape sequences that are written out', () => {
  const coloured = (open: string): string =>
    `${open}96msrc/a.ts${open}0m:${open}93m1${open}0m:${open}93m14${open}0m - ${open}91merror${open}0m${open}90m TS2322: ${open}0mType 'string' is not assignable to type 'number'.`

  test.each([
    ['by cat -v', '^[['],
    ['as a picture of the escape', '\u241b['],
    ['in one character', '\u009b'],
    ['in JSON', '\\u001b['],
    ['twice quoted', '\\\\x1b['],
    ['in octal', '\\033['],
  ])('%s', (_, open) => {
    expect(told(coloured(open))).toEqual([fact])
  })

  test('in one byte', () => {
    expect(read(narrow(`${coloured('\u009b')}\n`))).toEqual([fact])
  })

  test.each([
    ['a link', '\u001b]8;;https://example.com/a.ts\u0007', '\u001b]8;;\u0007'],
    ['a link that ends as ECMA-48 has it', '\u001b]8;;https://example.com/a.ts\u001b\\', '\u001b]8;;\u001b\\'],
    ['a link by cat -v', '^[]8;;https://example.com/a.ts^G', '^[]8;;^G'],
    ['a device control string', '\u001bP1;2|17/ab\u001b\\', '\u001b[0m'],
    ['a string in the controls of one character', '\u009d8;;https://example.com/a.ts\u009c', '\u009d8;;\u009c'],
  ])('%s', (_, open, close) => {
    expect(told(`${open}src/a.ts${close}${error.slice(8)}`)).toEqual([fact])
  })
})
