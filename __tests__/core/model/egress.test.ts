import { expect, test } from 'vitest'
import { canonicalHost, explainRefusal, isHostPattern, refusalOf, showHost } from '../../../src/core/model/egress.ts'

const patterns = ['registry.example.com', '*.example.org']

test.each([
  ['registry.example.com', null],
  ['REGISTRY.example.COM.', null],
  ['a.example.org', null],
  ['a.b.example.org', null],
  ['example.org', 'not-listed'],
  ['evilexample.org', 'not-listed'],
  ['registry.example.com.evil.net', 'not-listed'],
  ['a.registry.example.com', 'not-listed'],
  ['localhost', 'no-name'],
  ['127.0.0.1', 'no-name'],
  ['[::1]', 'no-name'],
  ['::ffff:7f00:1', 'no-name'],
  ['2130706433', 'no-name'],
  ['0x7f.0.0.0x1', 'no-name'],
  ['1.2.3.0x4.example.org', null],
  ['.example.org', 'no-name'],
  ['a..example.org', 'no-name'],
  ['a\r\nx.example.org', 'no-name'],
  ['user@a.example.org', 'no-name'],
  [`${'a'.repeat(64)}.example.org`, 'no-name'],
  [`${'a.'.repeat(125)}example.org`, 'no-name'],
  ['', 'no-name'],
])('the name %j comes to %j', (host, refusal) => {
  expect(refusalOf(canonicalHost(host), 443, patterns)).toBe(refusal)
})

test.each([
  [80, null],
  [443, null],
  [22, 'port'],
  [25, 'port'],
  [8443, 'port'],
  [0, 'port'],
  [NaN, 'port'],
])('the port %d comes to %j', (port, refusal) => {
  expect(refusalOf('registry.example.com', port, patterns)).toBe(refusal)
})

test.each([
  ['example.org', true],
  ['*.example.org', true],
  ['*', false],
  ['*.org', false],
  ['a.*.org', false],
  ['*example.org', false],
  ['https://example.org', false],
  ['example.org:443', false],
  ['10.0.0.1', false],
  ['localhost', false],
  ['exämple.org', false],
])('%j may be listed: %j', (text, may) => {
  expect(isHostPattern(text)).toBe(may)
})

test('what somebody untrusted calls a host is shown only where it can do no harm', () => {
  expect(showHost('evil.example:22')).toBe('`evil.example:22`')
  expect([`a\n::error::x`, '`@maria`', 'a'.repeat(300), ''].map(showHost)).toEqual(Array(4).fill('something that is no name'))
  expect(explainRefusal('not-listed')).toContain('`allowed-hosts`')
})
