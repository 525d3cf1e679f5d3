import { expect, test } from 'vitest'
import { readPackages } from '../../../src/core/reproduce/packages.ts'

test('reads what packages ask for, and nothing of what is damaged', () => {
  const packages = readPackages([
    ['.', '{"devDependencies":{"vitest":"5.1.0"},"dependencies":{"left-pad":"1"},"scripts":{"test":"node --test","odd":3}}'],
    ['a', '{'],
    ['b', '3'],
    ['c', null],
    ['d', '{"scripts":"x"}'],
    ['e', '{"dependencies":{"__proto__":"1","constructor":"2"}}'],
  ])
  expect(packages.get('.')).toEqual({ dependencies: new Set(['left-pad', 'vitest']), scripts: 'node --test' })
  expect([...packages.keys()]).toEqual(['.', 'e'])
  expect(packages.get('e')?.dependencies.has('toString')).toBe(false)
})
