import { expect, test } from 'vitest'
import { keepOutput } from '../../src/shell/kept-output.ts'

const kib = 1024

test('short output is kept whole', () => {
  const output = keepOutput()
  output.hear('a', 'stdout')
  output.hear('b', 'stderr')
  output.hear('c', 'stdout')
  expect(output.take()).toEqual({ stdout: 'ac', stderr: 'b' })
})

test('of long output the end is kept, and how it began', () => {
  const output = keepOutput()
  output.hear('b', 'stderr')
  for (let index = 0; index < 40; index += 1) output.hear(String.fromCharCode(65 + index).repeat(10 * kib), 'stdout')
  const { stdout, stderr, beginning } = output.take()
  expect([stdout.length, stdout.at(-1), stderr]).toEqual([256 * kib, String.fromCharCode(104), 'b'])
  expect(beginning?.stdout.characters).toBe(400 * kib)
  expect(beginning?.stdout.text).toBe(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => letter.repeat(10 * kib)).join(''))
  expect(beginning?.stderr).toEqual({ text: '', characters: 1 })
})
