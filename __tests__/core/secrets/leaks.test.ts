import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { FileChange } from '../../../src/core/model/change.ts'
import type { Leak } from '../../../src/core/model/secrets.ts'
import { leaksIn } from '../../../src/core/secrets/leaks.ts'
import { openSecrets } from '../../../src/core/secrets/search.ts'
import { inflate } from '../../../src/shell/inflate.ts'
import { sha } from '../../support/builders.ts'

const value = 'Vq8mZ2pL4xWc7RkT'
const secrets = openSecrets([value], inflate)

/** What is found in a file that was and is so. */
function leaks(before: string | null, after: string | Buffer, path = 'src/a.js'): readonly Leak[] {
  const file: FileChange = {
    path,
    status: before === null ? 'added' : 'modified',
    oldMode: before === null ? '000000' : '100644',
    newMode: '100644',
    content: Buffer.from(after).toString('base64'),
  }
  return leaksIn({ base: sha('a'), files: [file], oversize: null }, new Map(before === null ? [] : [[path, before]]), secrets)
}

test('a secret of this job is told by its line, not by its value', () => {
  expect(leaks('one\ntwo\n', `one\nkey = ${value}\ntwo\n`)).toEqual([{ path: 'src/a.js', line: 2, kind: 'a secret of this job' }])
  expect(leaks(null, `${Buffer.from(value).toString('base64')}\n`)).toEqual([
    { path: 'src/a.js', line: 1, kind: 'a secret of this job (base64)' },
  ])
})

test('what was there before is not complained of, wherever it is now', () => {
  expect(leaks(`a\nkey = ${value}\n`, `key = ${value}\nmore\na\n`)).toEqual([])
  expect(leaks(`a\nkey = ${value}\n`, `a\nkey = ${value}\n// again: ${value}\n`)).toMatchObject([{ line: 3 }])
})

test('lines that were there before cannot be made a part of it', () => {
  expect(leaks(`${value.slice(0, 8)}\nb\n`, `${value.slice(0, 8)}\n${value.slice(8)}\nb\n`)).toHaveLength(1)
})

test('it is found in what is no text', () => {
  expect(leaks(null, Buffer.concat([Buffer.from([0, 255, 1]), Buffer.from(value)]))).toHaveLength(1)
  expect(leaks(null, gzipSync(`the ${value}`))).toMatchObject([{ kind: 'a secret of this job (gzip)' }])
  expect(leaks(null, Buffer.from(value, 'utf16le'))).toHaveLength(1)
})

test('the name of a file may hold one, and is then never told', () => {
  expect(leaks(null, 'x\n', `src/${value}.js`)).toEqual([{ path: null, line: null, kind: 'a secret of this job' }])
  expect(JSON.stringify(leaks(null, `${value}\n`, `src/${value}.js`))).not.toContain(value)
})

test('deleting a file with a secret in it publishes nothing', () => {
  const file: FileChange = { path: `${value}.txt`, status: 'deleted', oldMode: '100644', newMode: '000000', content: null }
  expect(leaksIn({ base: sha('a'), files: [file], oversize: null }, new Map(), secrets)).toEqual([])
})

describe('values that look drawn by lot', () => {
  test.each([
    "const apiKey = 'k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3'",
    'DB_PASSWORD=g7Kx2mQ9vLp4Zt8RwB3nYc6D',
    'auth_token: "9f86d081884c7d659a2feaa0c55ad015"',
    '"clientSecret": "Zk3v+8Qw1/Tn5Yb7Xc9Rm2Lp4Js6Hd0="',
    'access-key := "Ab12Cd34Ef56Gh78Ij90Kl"',
    'process.env["SECRET_KEY"] = "q1W2e3R4t5Y6u7I8o9P0aZsX"',
  ])('%s', (line) => {
    expect(leaks(null, `a\n${line}\n`)).toEqual([{ path: 'src/a.js', line: 2, kind: 'a random value with the name of a secret' }])
    expect(leaks(`${line}\n`, `${line}\nb\n`)).toEqual([])
  })

  test.each([
    "const token = 'test-token-1234567890-abc'",
    "const password = 'correct horse battery staple'",
    'token: ${{ secrets.GITHUB_TOKEN }}',
    'const secret = process.env.MY_LONG_SECRET_NAME_HERE',
    'const tokenId = "123e4567-e89b-42d3-a456-426614174000"',
    'const integrity = "sha512-k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3"',
    'const commit = "9f86d081884c7d659a2feaa0c55ad0159f86d081"',
    'const token = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    'readToken(tokenizer.next(), theVeryLongNameOfAFunction2)',
    'passwordResetTokenExpiresIn: 3600000000000000000000',
    'api_key = load_from_the_vault("production/service-a")',
  ])('%s is none', (line) => {
    expect(leaks(null, `${line}\n`)).toEqual([])
  })

  test('are expected in lock files', () => {
    const line = '"token": "k8Jd7Ws2Lq9Zx4Vb6Nm1Tr5Yp3"\n'
    expect(leaks(null, line, 'package-lock.json')).toEqual([])
    expect(leaks(null, line, 'poetry.lock')).toEqual([])
    expect(leaks(null, line, 'src/lock.json.js')).toHaveLength(1)
  })
})
