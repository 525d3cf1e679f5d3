import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSecrets } from '../../../src/core/secrets/search.ts'
import { inflate } from '../../../src/shell/inflate.ts'

const zeroWidth = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u{e0041}', '\ufe0f', '\u0000', '\u202e']
const escapes = (value: string): string =>
  Array.from({ length: value.length }, (_, index) => `\\u${value.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')
const base64 =
  (before: number) =>
  (value: string): string =>
    Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(value), Buffer.alloc(7, 'y')]).toString('base64')

/** The ways in which a secret is written that are looked for, beside its plain text. */
const encodings: Readonly<Record<string, (value: string) => string>> = {
  plain: (value) => value,
  'base64, first of a group': base64(0),
  'base64, second of a group': base64(1),
  'base64, third of a group': base64(2),
  'base64 for URLs': (value) => Buffer.from(`?${value}`).toString('base64url'),
  'base64, to its end': (value) => Buffer.from(value).toString('base64'),
  hex: (value) => Buffer.from(value).toString('hex'),
  'hex in capitals': (value) => Buffer.from(value).toString('hex').toUpperCase(),
  URL: (value) => encodeURIComponent(value),
  'URL, every character': (value) => Array.from(Buffer.from(value), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  JSON: (value) => JSON.stringify(value).slice(1, -1),
  'JSON, every character': (value) => escapes(value),
  'JSON in JSON': (value) => JSON.stringify(JSON.stringify(value)),
  'split by escapes of JSON': (value) =>
    Array.from(value)
      .map((character) => escapes(character))
      .join('\\u200b'),
  reversed: (value) => Array.from(value).toReversed().join(''),
  'split by what cannot be seen': (value) =>
    Array.from(value)
      .map((character, index) => character + (zeroWidth[index % zeroWidth.length] ?? ''))
      .join(''),
  'split by escapes of what cannot be seen': (value) => Array.from(value).join('\\u{200B}'),
  'split by colours of a terminal': (value) => Array.from(value).join('\u001b[0m'),
  'split, then in base64': (value) => Array.from(Buffer.from(value).toString('base64')).join('\u200b'),
  gzip: (value) => gzipSync(`before ${value} after`).toString('latin1'),
  'gzip in base64': (value) => gzipSync(`before ${value} after`).toString('base64'),
  'gzip in base64, split into lines': (value) => gzipSync(`before ${value} after`).toString('base64').replace(/.{20}/g, '$&\n'),
  'gzip in hex': (value) => gzipSync(value).toString('hex'),
}
const long: Readonly<Record<string, (value: string) => string>> = {
  'split into lines': (value) => value.replace(/.{5}/g, '$&\n'),
  'base64 split into lines': (value) => base64(1)(value.repeat(2)).replace(/.{10}/g, '$&\r\n'),
  'base64 split into lines, in JSON': (value) => JSON.stringify(base64(2)(value.repeat(2)).replace(/.{10}/g, '$&\n')),
  'hex with blanks': (value) => Buffer.from(value).toString('hex').replace(/../g, '$& '),
}

const ascii = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 60,
})
const around = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', ' ', '.', ',', ';', '\n', '{', '}'), maxLength: 80 })

describe('[row 14] a secret that the process knows is found wherever it stands, and nothing of it is left', () => {
  test.each(Object.entries(encodings))('%s', (_, encode) => {
    fc.assert(
      fc.property(ascii, around, around, (value, before, after) => {
        const secrets = openSecrets([value], inflate)
        const text = `${before} ${encode(value)} ${after}`
        expect(secrets.find(text)).not.toEqual([])
        const shown = secrets.redact(text)
        expect(shown).toContain('[secret]')
        expect(secrets.findKnown(shown)).toEqual([])
        expect(shown.startsWith(`${before} `)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test.each(Object.entries(long))('%s, when it is long', (_, encode) => {
    fc.assert(
      fc.property(
        ascii.filter((value) => value.length >= 24),
        around,
        (value, before) => {
          const secrets = openSecrets([value], inflate)
          expect(secrets.findKnown(secrets.redact(`${before} ${encode(value)} .`))).toEqual([])
          expect(secrets.find(`${before} ${encode(value)} .`)).not.toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('with a letter that cannot be seen, as JSON escapes it', () => {
    const value = '!!\uffa0!!!¡!'
    const secrets = openSecrets([value], inflate)
    expect(secrets.redact(`a ${escapes(value)} b`)).toBe('a [secret] b')
  })

  test('with letters of any script', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 8, maxLength: 20 })
          .filter((value) => value.trim() === value && value.isWellFormed() && !/[\p{Cc}\p{Cf}\s]/u.test(value)),
        (value) => {
          const secrets = openSecrets([value], inflate)
          for (const text of [
            value,
            base64(0)(value),
            base64(1)(value),
            Buffer.from(value).toString('hex'),
            encodeURIComponent(value),
            escapes(value),
          ])
            expect(secrets.find(`a ${text} b`)).not.toEqual([])
        },
      ),
    )
  })
})

test('a text without a secret stays the same, byte by byte', () => {
  const secrets = openSecrets(['Vq8#mZ2!pL4xWc7R'], inflate)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(secrets.redact(text)).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('all places are found, in their order, and the rest stays as it is', () => {
  const secrets = openSecrets(['first-secret', 'second-secret'], inflate)
  expect(secrets.redact('a second-secret b first-secret c second-secret')).toBe('a [secret] b [secret] c [secret]')
  expect(secrets.find('x\u200bfirst-secret').map(({ from, to }) => [from, to])).toEqual([[2, 14]])
  expect(secrets.redact('100%41 %66irst-%73ecre%74!')).toBe('100%41 [secret]!')
  expect(secrets.redact('\\n\\u0066irst-secre\\u0074\\n')).toBe('\\n[secret]\\n')
})

test('a kind never quotes the secret', () => {
  const secrets = openSecrets(['first-secret'], inflate)
  expect(
    Object.values(encodings)
      .flatMap((encode) => secrets.find(encode('first-secret')).map(({ kind }) => kind))
      .filter((kind) => kind.includes('first')),
  ).toEqual([])
})

test.each(['', 'a', 'abcde', '     '])('the value %j is too short to be looked for', (value) => {
  expect(openSecrets([value], inflate).redact('abcde a      ')).toBe('abcde a      ')
})

test('of a document of many lines each telling line is a secret', () => {
  const lines = Array.from({ length: 3 }, (_, index) => `${index}MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDLqf0p`)
  const json = JSON.stringify(
    {
      type: 'service_account',
      private_key: `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`,
      client_email: 'a@b.example',
    },
    null,
    2,
  )
  const secrets = openSecrets([json], inflate)
  expect(secrets.redact(`see ${lines[1] ?? ''} here`)).toBe('see [secret] here')
  expect(secrets.redact('"type": "service_account"')).toBe('"type": "service_account"')
})

describe('packed data', () => {
  test('without a secret is let through, and so is what only begins like it', () => {
    const secrets = openSecrets(['first-secret'], inflate)
    for (const text of [gzipSync('nothing here').toString('base64'), `H4sI${'A'.repeat(60)}`, 'H4sI', `1f8b08${'0'.repeat(40)}`])
      expect(secrets.redact(text)).toBe(text)
  })

  test('that is too large to look into is not let through', () => {
    const secrets = openSecrets(['first-secret'], inflate)
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024)).toString('base64')
    expect(secrets.find(bomb)[0]?.kind).toBe('packed data that is too large to look into')
    expect(secrets.redact(bomb).length).toBeLessThan(40)
  })

  test('that is cut off is read as far as it goes', () => {
    const secrets = openSecrets(['first-secret'], inflate)
    const whole = gzipSync(`first-secret ${Array.from({ length: 200 }, (_, index) => (index * 7_919) % 1_000).join(' ')}`).toString(
      'base64',
    )
    expect(secrets.find(whole.slice(0, -100))).not.toEqual([])
  })
})

describe('a text that goes on', () => {
  /** What is shown of pieces, each as soon as it can be. */
  function shown(values: readonly string[], pieces: readonly string[]): { readonly all: string; readonly mostHeld: number } {
    const stream = openSecrets(values, inflate).stream()
    let [all, given, mostHeld] = ['', 0, 0]
    for (const piece of pieces) {
      all += stream.push(piece)
      given += piece.length
      mostHeld = Math.max(mostHeld, given - all.length)
    }
    return { all: all + stream.end(), mostHeld }
  }

  test('gives nothing away wherever it is cut into pieces', () => {
    fc.assert(
      fc.property(
        ascii.filter((value) => value.length >= 24),
        around,
        fc.constantFrom(...Object.values(encodings), ...Object.values(long)),
        fc.array(fc.nat(40), { maxLength: 20 }),
        (value, before, encode, cuts) => {
          const text = `${before}\n${encode(value)}\n${before}`
          const pieces: string[] = []
          let at = 0
          for (const cut of cuts) {
            pieces.push(text.slice(at, at + cut))
            at += cut
          }
          const { all } = shown([value], [...pieces, text.slice(at)])
          expect(openSecrets([value], inflate).findKnown(all)).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is shown line by line, without waiting for more', () => {
    const stream = openSecrets(['first-secret-of-all'], inflate).stream()
    expect(['at work\n', 'now', ' more\nline\nfirst-se\n', 'cond\n', 'end'].map((piece) => stream.push(piece))).toEqual([
      'at work\n',
      '',
      'now more\nline\n',
      'first-se\ncond\n',
      '',
    ])
    expect(stream.end()).toBe('end')
  })

  test('is never held back for ever', () => {
    expect(
      shown(
        ['first-secret-of-all'],
        Array.from({ length: 200 }, () => 'x'.repeat(1_000)),
      ).mostHeld,
    ).toBeLessThan(20_000)
    expect(
      shown(['first-secret-of-all'], ['-----BEGIN RSA PRIVATE KEY-----\n', ...Array.from({ length: 200 }, () => `${'x'.repeat(1_000)}\n`)])
        .mostHeld,
    ).toBeLessThan(20_000)
  })

  test('a private key is not shown in part', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${'Ab3dEf6hIjKlMn0pQrStUvWxYz1+/4aBcDeFgHiJkLmNoPqRsTuVwXyZ012345\n'.repeat(6)}-----END RSA PRIVATE KEY-----\n`
    expect(shown([], key.split(/(?<=\n)/)).all).not.toContain('Ab3dEf')
  })
})

test('a search is linear: hostile texts of 1 MB take no longer than others', () => {
  const secrets = openSecrets(['Vq8#mZ2!pL4xWc7RVq8#mZ2!'], inflate)
  for (const shape of [
    'Vq8#',
    'H4sI',
    '%41',
    '\u200b',
    '1f8b08',
    '\\u{200B}',
    '\\\\',
    '\\u005c',
    '-----BEGIN PRIVATE KEY-----',
    'eyJ',
    'eyJhbGciOi.',
    'ghp_',
    'a ',
    'AKIA',
    'SG.',
    'xoxb-',
  ]) {
    const text = shape.repeat(Math.ceil(1_000_000 / shape.length))
    expect(secrets.redact(text).length).toBeGreaterThan(0)
  }
})
