import { expect, test } from 'vitest'
import { readOrigin } from '../../src/cli/remote/find-target.ts'

test.each<[string, string | null, string?]>([
  ['https://github.com/acme/shop.git', 'acme/shop', 'github.com'],
  ['https://user:secret@github.com/acme/shop', 'acme/shop', 'github.com'],
  ['git@github.com:acme/shop.git', 'acme/shop', 'github.com'],
  ['ssh://git@ghe.example:2222/acme/my.shop.git/', 'acme/my.shop', 'ghe.example:2222'],
  ['http://127.0.0.1:8080/acme/shop.git', 'acme/shop', '127.0.0.1:8080'],
  ['/srv/git/shop.git', null],
  ['../shop', null],
  ['file:///srv/git/shop.git', null],
  ['https://gitlab.example/group/sub/shop.git', null],
])('the origin %s', (url, name, host) => {
  const origin = readOrigin(url)
  expect(origin === null ? [null] : [origin.name, origin.host]).toEqual(name === null ? [null] : [name, host])
})
