// Bundles lib/ (made by tsc) into dist/, with the licences of all that is in it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Packages below @actions/artifact that say nothing of a licence; looked at by hand, and no other may join them unseen. */
const nameless = new Set(['buffers'])

const ncc = resolve('node_modules/@vercel/ncc/dist/ncc/cli.js')
const work = mkdtempSync(join(tmpdir(), 'package-'))
try {
  rmSync('dist', { recursive: true, force: true })
  const stats = join(work, 'stats.json')
  withoutSideEffects('@actions/core', () => execFileSync(process.execPath, [ncc, 'build', 'lib/main.js', '--out', 'dist', '--no-cache', '--stats-out', stats], { stdio: ['ignore', 'ignore', 'inherit'] }))
  writeFileSync('dist/licenses.txt', licences(JSON.parse(readFileSync(stats, 'utf8'))))
  console.log(readdirSync('dist').sort().join('\n'))
} finally {
  rmSync(work, { recursive: true, force: true })
}

/**
 * Tells the bundler that a package's unused modules may be left out, which the package itself forgets to say.
 * @actions/core drags in a whole HTTP client for tokens that are never asked for here: two thirds of the start-up time.
 */
function withoutSideEffects(name, build) {
  const file = join('node_modules', name, 'package.json')
  const original = readFileSync(file, 'utf8')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(original), sideEffects: false }))
  try {
    build()
  } finally {
    writeFileSync(file, original)
  }
}

/** ncc's own licence file knows one chunk only, so the packages are read from the build's statistics. */
function licences(stats) {
  const folders = new Set()
  const visit = (modules) => {
    for (const module of modules ?? []) {
      const folder = packageFolder(module.nameForCondition ?? '')
      if (folder !== null) folders.add(folder)
      visit(module.modules)
    }
  }
  visit(stats.modules)
  return [...folders].map(licence).sort().join('\n')
}

function packageFolder(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!license && !nameless.has(name)) throw new Error(`${name} names no licence`)
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return `${name} ${version}\n${license?.type ?? license ?? 'The package names no licence.'}\n\n${text}\n\n`
}
