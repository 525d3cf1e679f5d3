import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** A file of the page. */
export interface Asset {
  readonly type: string
  readonly text: string
}

const sources = join(import.meta.dirname, '../..')
const packages = join(sources, '../node_modules')

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  script: 'text/javascript; charset=utf-8',
}

/**
 * The files of the page, by their paths on the server. Run from the sources, they are read and freed from types here; the build
 * puts what this gives in its place, so that the program stays one file.
 */
export function readAssets(): ReadonlyMap<string, Asset> {
  const page = (name: string): string => readFileSync(join(sources, 'browser', name), 'utf8')
  const chart = (name: string): string => readFileSync(join(packages, 'uplot/dist', name), 'utf8')
  return new Map([
    ['/', { type: types.html, text: page('page.html') }],
    ['/page.css', { type: types.css, text: `${chart('uPlot.min.css').trim()}\n${page('page.css')}` }],
    ['/icon.svg', { type: types.svg, text: page('icon.svg') }],
    ['/uplot.js', { type: types.script, text: chart('uPlot.iife.min.js') }],
    ...[...modulesFrom('browser/main.ts')].map(([path, text]) => [`/${path}`, { type: types.script, text }] as const),
  ])
}

/** A module of the page and all that it imports, by their paths below the sources. */
function modulesFrom(start: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const todo = [start]
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (found.has(path)) continue
    const text = withoutBlanks(stripTypeScriptTypes(readFileSync(join(sources, path), 'utf8')))
    found.set(path, text)
    for (const [, name = ''] of text.matchAll(/^(?:import|export) [^'\n]*'(\.[^'\n]+)'/gm))
      todo.push(relative(sources, join(sources, dirname(path), name)))
  }
  return found
}

/** Without the lines that held nothing but types or comments. */
function withoutBlanks(code: string): string {
  return `${code
    .split('\n')
    .filter((line) => !/^\s*(?:;\s*)?$|^\s*(?:\/\/|\/?\*)/.test(line))
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}
