// Bundles lib/ (made by tsc) into dist/, with the licences of all that is in it.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Packages below @actions/artifact that say nothing of a licence; looked at by hand, and no other may join them unseen. */
const nameless = new Set(['buffers'])
/** Part of the dashboard's page as text, so no bundler sees them. */
const embedded = ['uplot']

const ncc = resolve('node_modules/@vercel/ncc/dist/ncc/cli.js')
const work = mkdtempSync(join(tmpdir(), 'package-'))
try {
  rmSync('dist', { recursive: true, force: true })
  const folders = withoutSideEffects(
    '@actions/core',
    () => new Set([...bundle('main', 'dist'), ...bundle('cli', join(work, 'cli')), ...bundle('mcp', join(work, 'mcp'))]),
  )
  addProgram('cli')
  addProgram('mcp')
  for (const name of embedded) folders.add(resolve('node_modules', name))
  writeFileSync('dist/licenses.txt', [...folders].map(licence).sort().join('\n'))
  console.log(readdirSync('dist').sort().join('\n'))
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Bundles one entry point into a folder; returns the folders of the packages that are in it. */
function bundle(entry, out) {
  const stats = join(work, `${entry}.json`)
  execFileSync(process.execPath, [ncc, 'build', `lib/${entry}.js`, '--out', out, '--no-cache', '--stats-out', stats], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return packageFolders(JSON.parse(readFileSync(stats, 'utf8')))
}

/** A program is one file, so that it can be copied anywhere; a chunk beside it would clash with those of the action. */
function addProgram(name) {
  const folder = join(work, name)
  const chunks = readdirSync(folder).filter((file) => file !== 'index.js' && file !== 'package.json')
  if (chunks.length > 0) throw new Error(`${name} is no longer one file: ${chunks.join(', ')}`)
  copyFileSync(join(folder, 'index.js'), `dist/${name}.js`)
  chmodSync(`dist/${name}.js`, 0o755)
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
    return build()
  } finally {
    writeFileSync(file, original)
  }
}

/** ncc's own licence file knows one chunk only, so the packages are read from the build's statistics. */
function packageFolders(stats) {
  const folders = new Set()
  const visit = (modules) => {
    for (const module of modules ?? []) {
      const folder = packageFolder(module.nameForCondition ?? '')
      if (folder !== null) folders.add(folder)
      visit(module.modules)
    }
  }
  visit(stats.modules)
  return folders
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
