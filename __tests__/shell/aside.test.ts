import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { putAside } from '../../src/shell/git/aside.ts'

let root = ''
let checkout = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'aside-'))
  checkout = join(root, 'checkout')
  mkdirSync(join(checkout, '.agent/plugin'), { recursive: true })
  writeFileSync(join(checkout, '.agent/plugin/evil.js'), 'evil()\n')
  writeFileSync(join(checkout, 'agent.json'), '{}\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const names = ['.agent', 'agent.json', 'absent']

test('what is put aside is out of the way, and back as it was', async () => {
  const back = await putAside(checkout, names, root)
  expect(readdirSync(checkout)).toEqual([])
  await back()
  expect(readdirSync(checkout).sort()).toEqual(['.agent', 'agent.json'])
  expect(readFileSync(join(checkout, '.agent/plugin/evil.js'), 'utf8')).toBe('evil()\n')
  expect(readdirSync(root)).toEqual(['checkout'])
})

test('what was put in its place meanwhile is dropped, what is new stays', async () => {
  const back = await putAside(checkout, names, root)
  mkdirSync(join(checkout, '.agent'))
  writeFileSync(join(checkout, '.agent/new.js'), '')
  writeFileSync(join(checkout, 'absent'), 'new')
  await back()
  expect(existsSync(join(checkout, '.agent/new.js'))).toBe(false)
  expect(readFileSync(join(checkout, 'absent'), 'utf8')).toBe('new')
})

test('a link is moved, never what it leads to', async () => {
  writeFileSync(join(root, 'elsewhere'), 'stays')
  rmSync(join(checkout, 'agent.json'))
  symlinkSync(join(root, 'elsewhere'), join(checkout, 'agent.json'))
  const back = await putAside(checkout, names, root)
  expect(readFileSync(join(root, 'elsewhere'), 'utf8')).toBe('stays')
  await back()
  expect(readFileSync(join(checkout, 'agent.json'), 'utf8')).toBe('stays')
})

test('nothing below the top is taken', async () => {
  await expect(putAside(checkout, ['.agent/plugin'], root)).rejects.toThrow('not at the top')
})
