import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { swapConfiguration } from '../../src/shell/git/swap-configuration.ts'

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

const hide = (names: readonly string[] = ['.agent', 'agent.json', 'absent']): Promise<() => Promise<void>> =>
  swapConfiguration({ root, folder: checkout, files: null, hidden: names })

test('what is hidden is out of the way, and back as it was', async () => {
  const back = await hide()
  expect(readdirSync(checkout)).toEqual([])
  await back()
  expect(readdirSync(checkout).sort()).toEqual(['.agent', 'agent.json'])
  expect(readFileSync(join(checkout, '.agent/plugin/evil.js'), 'utf8')).toBe('evil()\n')
  expect(readdirSync(root)).toEqual(['checkout'])
})

test('what was made in its place meanwhile stays beside what was there', async () => {
  const back = await hide()
  mkdirSync(join(checkout, '.agent'))
  writeFileSync(join(checkout, '.agent/new.js'), '')
  writeFileSync(join(checkout, 'absent'), 'new')
  await back()
  expect(readdirSync(join(checkout, '.agent')).sort()).toEqual(['new.js', 'plugin'])
  expect(readFileSync(join(checkout, 'absent'), 'utf8')).toBe('new')
})

test('a link is moved, never what it leads to', async () => {
  writeFileSync(join(root, 'elsewhere'), 'stays')
  rmSync(join(checkout, 'agent.json'))
  symlinkSync(join(root, 'elsewhere'), join(checkout, 'agent.json'))
  const back = await hide()
  expect(readFileSync(join(root, 'elsewhere'), 'utf8')).toBe('stays')
  await back()
  expect(readFileSync(join(checkout, 'agent.json'), 'utf8')).toBe('stays')
})

test('nothing below the top is hidden', async () => {
  await expect(hide(['.agent/plugin'])).rejects.toThrow('not at the top')
})

test('without a branch to take it from, what steers agents stays', async () => {
  writeFileSync(join(checkout, 'CLAUDE.md'), 'own')
  const back = await hide()
  expect(existsSync(join(checkout, 'CLAUDE.md'))).toBe(true)
  await back()
})
