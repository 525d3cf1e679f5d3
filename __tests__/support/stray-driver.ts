/**
 * Runs in a process namespace of its own, on a PATH without `unshare`: a command of a repository that leaves a daemon behind, beside
 * processes of somebody else. Prints which of them live at the end. Arguments: a folder, and `end` or `leave`.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { processes } from '../../src/shell/processes.ts'

const [, , root = '', what] = process.argv
const path = (name: string): string => join(root, name)

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

/** A shell that says so when it is up, and goes on until it is ended. */
const stays = (name: string): string => `sh -c 'echo up > ${path(name)}; while :; do sleep 1; done' ${name}`

// Another job: it was there before and starts something later.
const other = spawn('/bin/sh', ['-c', `read go; ${stays('others-child')} & wait`], { stdio: ['pipe', 'ignore', 'ignore'] })
const job = processes({
  environment: process.env,
  cancelled: new AbortController().signal,
  log: () => undefined,
  warn: () => undefined,
  endsStrays: what === 'end',
})
const start = (script: string): ReturnType<typeof job.run> =>
  job.run(
    { program: '/bin/sh', args: ['-c', script], stdin: '', environment: {}, passes: [], files: {} },
    { folder: root, scratch: path('scratch'), home: path('scratch/home'), minutes: 1, passes: [] },
  )

await start(':')
other.stdin.end('go\n')
await until(() => existsSync(path('others-child')))
// It wipes its environment, leaves its group and its folder, and is nobody's child.
const { code } = await start(
  `env -i PATH="$PATH" setsid sh -c 'cd /; ${stays('daemon').replaceAll("'", `'"'"'`)} </dev/null >/dev/null 2>&1 &'; until test -s ${path('daemon')}; do :; done; exit 7`,
)
const living = readdirSync('/proc')
  .filter((pid) => /^\d+$/.test(pid))
  .flatMap((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return ['daemon', 'others-child'].filter((name) => words.at(-2) === name)
    } catch {
      return []
    }
  })
process.stdout.write(JSON.stringify({ code, living: living.sort() }), () => process.exit())
