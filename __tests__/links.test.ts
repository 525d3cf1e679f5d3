import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { anchorOf } from './support/anchor.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...['docs', 'docs/adr'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]

/** Links of a page to others of this repository: where they lead, and to which heading. */
function linksOf(page: string): readonly (readonly [path: string, anchor: string])[] {
  const text = read(page)
    .replace(/^(`{3,})[^]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, '')
  return [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(
    ([, path = '', anchor = '']) => [path === '' ? page : join(dirname(page), path), anchor] as const,
  )
}

function anchorsOf(page: string): ReadonlySet<string> {
  const text = read(page)
  return new Set([
    ...[...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title)),
    ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
  ])
}

describe.each(pages)('%s', (page) => {
  test('links to what is there', () => {
    // Pictures are painted by programs of their own.
    expect(linksOf(page).filter(([path]) => !path.startsWith('docs/images/') && !existsSync(join(root, path)))).toEqual([])
  })

  test('links to headings that are there', () => {
    expect(linksOf(page).filter(([path, anchor]) => anchor !== '' && path.endsWith('.md') && !anchorsOf(path).has(anchor))).toEqual([])
  })
})

test('the README lists every example', () => {
  const listed = linksOf('README.md').map(([path]) => path)
  expect(readdirSync(join(root, 'examples')).filter((name) => !listed.includes(`examples/${name}`))).toEqual([])
})
