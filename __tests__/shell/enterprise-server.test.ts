import { expect, test } from 'vitest'
import { keepsArtifacts } from '../../src/core/model/config.ts'
import { noreplyHost } from '../../src/shell/world.ts'

test.each<[string, string, boolean]>([
  ['https://github.com', 'users.noreply.github.com', true],
  ['https://octo.ghe.com', 'users.noreply.octo.ghe.com', true],
  ['https://git.example.org', 'users.noreply.git.example.org', false],
  ['https://git.example.org:8443', 'users.noreply.git.example.org', false],
  ['https://notgithub.com', 'users.noreply.notgithub.com', false],
])('%s: its accounts are known by %s, and it takes artifacts: %s', (server, host, keeps) => {
  expect([noreplyHost(server), keepsArtifacts(server)]).toEqual([host, keeps])
})
