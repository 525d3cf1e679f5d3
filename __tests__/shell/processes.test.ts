import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Exit } from '../../src/core/model/agent.ts'
import { processes } from '../../src/shell/processes.ts'

const namespaces =
  spawnSync('unshare', ['--user', '--map-current-user', '--pid', '--fork', '--kill-child', '--mount-proc', '--', 'true']).status === 0

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'processes-'))
  await mkdir(join(root, 'checkout'))
})
afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 3 }))

interface Settings {
  readonly program?: string
  readonly stdin?: string
  readonly minutes?: number
  readonly cancelled?: AbortSignal
  readonly log?: (text: string) => void
  readonly environment?: NodeJS.ProcessEnv
  readonly passes?: readonly string[]
}

/** Runs a shell script as an agent. */
function run(
  script: string,
  {
    program = '/bin/sh',
    stdin = '',
    minutes = 1,
    cancelled = new AbortController().signal,
    log = () => undefined,
    environment = process.env,
    passes = [],
  }: Settings = {},
): Promise<Exit> {
  const invocation = { program, args: ['-c', script], stdin, environment: { CODALITY_BRIEF: '/brief.md' }, passes: [], files: {} }
  return processes({ environment, cancelled, log, warn: () => undefined }).run(invocation, {
    folder: join(root, 'checkout'),
    scratch: join(root, 'scratch'),
    home: join(root, 'scratch/home'),
    minutes,
    passes,
  })
}

/** Processes of this machine whose command line holds a text. */
function living(text: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

describe('a program that ends by itself', () => {
  test('gets its brief on standard input and tells by its streams and its code', async () => {
    const exit = await run('cat; echo oops >&2; exit 3', { stdin: 'the brief — “größer”\n' })
    expect(exit).toMatchObject({
      code: 3,
      signal: null,
      stopped: null,
      startError: null,
      stdout: 'the brief — “größer”\n',
      stderr: 'oops\n',
    })
    expect(exit.milliseconds).toBeGreaterThan(0)
  })

  test('gets a long brief whole', async () => {
    expect((await run('wc -c', { stdin: 'x'.repeat(3_000_000) })).stdout.trim()).toBe('3000000')
  })

  test('need not read its brief', async () => {
    expect(await run('exit 0', { stdin: 'x'.repeat(3_000_000) })).toMatchObject({ code: 0, startError: null })
  })

  test('runs in the checkout, with a home and a temporary folder beside it', async () => {
    const exit = await run('pwd; echo "$HOME"; echo "$TMPDIR"; echo "$CODALITY_BRIEF"; test -d "$HOME" && test -d "$TMPDIR"')
    expect(exit.code).toBe(0)
    expect(exit.stdout.trim().split('\n')).toEqual([
      join(root, 'checkout'),
      join(root, 'scratch/home'),
      expect.stringMatching(/scratch\/tmp-\w{6}$/),
      '/brief.md',
    ])
  })

  test('has a temporary folder of its own, and the folders of package managers in common with others', async () => {
    await run('echo trap > "$TMPDIR/trap"; mkdir -p "$npm_config_cache"; echo packed > "$npm_config_cache/package"')
    expect((await run('ls -A "$TMPDIR"; cat "$npm_config_cache/package"')).stdout).toBe('packed\n')
    const { stdout } = await run('echo "$CARGO_HOME $GOMODCACHE"', {
      environment: { PATH: process.env['PATH'], CARGO_HOME: '/opt/cargo', GOPATH: '/opt/go' },
    })
    expect(stdout, "the machine's own are kept").toBe('/opt/cargo \n')
  })

  test('gets an empty home when it asks for one, with the files that it needs', async () => {
    const own = processes({
      environment: process.env,
      cancelled: new AbortController().signal,
      log: () => undefined,
      warn: () => undefined,
    })
    const scratch = join(root, 'scratch')
    const homes = [await own.freshHome(scratch), await own.freshHome(scratch)]
    expect(new Set(homes).size).toBe(2)
    for (const home of homes) {
      const { stdout } = await own.run(
        {
          program: '/bin/sh',
          args: ['-c', 'find "$HOME" -type f; echo trap > "$HOME/.profile"'],
          stdin: '',
          environment: {},
          passes: [],
          files: { '.agent/settings': '{}' },
        },
        { folder: join(root, 'checkout'), scratch, home, minutes: 1, passes: [] },
      )
      expect(stdout).toBe(`${home}/.agent/settings\n`)
    }
  })

  test('sees nothing of our environment but what is passed', async () => {
    const { stdout } = await run('env', {
      environment: { PATH: process.env['PATH'], GITHUB_TOKEN: 'secret', INPUT_TOKEN: 'secret', OTHER: 'secret', MY_KEY: 'key' },
      passes: ['MY_KEY', 'GITHUB_TOKEN'],
    })
    expect(stdout).toContain('MY_KEY=key\n')
    expect(stdout).not.toContain('secret')
  })

  test('is shown while it runs', async () => {
    const shown: string[] = []
    await run('echo one; echo two >&2', { log: (text) => shown.push(text) })
    expect(shown.join('')).toContain('one\n')
    expect(shown.join('')).toContain('two\n')
  })

  test('may print without end: the last 256 KiB are kept', async () => {
    const exit = await run("head -c 3000000 /dev/zero | tr '\\0' x; head -c 3000000 /dev/zero | tr '\\0' y >&2")
    expect(exit.code).toBe(0)
    expect(exit.stdout.length).toBe(256 * 1024)
    expect(exit.stderr.length).toBe(256 * 1024)
  })

  test('[row 40] leaves nothing behind that it started', async () => {
    const token = randomUUID()
    const exit = await run(
      `setsid sh -c 'echo up > started; while :; do sleep 1; done' ${token} >/dev/null 2>&1 & while ! test -s started; do :; done; echo done`,
    )
    expect(exit).toMatchObject({ code: 0, stopped: null, stdout: 'done\n' })
    expect(living(token)).toEqual([])
  })

  test('is not waited for once it ended, though a child of it holds its output open', async () => {
    const token = randomUUID()
    const exit = await run(
      `setsid sh -c 'echo up > started; while :; do sleep 1; done' ${token} & while ! test -s started; do :; done; exit 4`,
    )
    expect(exit).toMatchObject({ code: 4, stopped: null })
    expect(exit.milliseconds).toBeLessThan(20_000)
    expect(living(token)).toEqual([])
  })
})

describe('a program that does not end', () => {
  test('[row 40] is ended at its deadline with all that it started, though they trap the signal', async () => {
    const token = randomUUID()
    const exit = await run(
      `trap '' TERM; setsid sh -c 'trap "" TERM HUP; echo up > started; while :; do sleep 1; done' ${token} & while :; do sleep 1; done`,
      { minutes: 5 / 60 },
    )
    expect(exit).toMatchObject({ stopped: 'deadline', startError: null })
    expect(exit.milliseconds).toBeGreaterThan(4_900)
    expect(exit.milliseconds).toBeLessThan(40_000)
    expect(existsSync(join(root, 'checkout/started'))).toBe(true)
    expect(living(token)).toEqual([])
  })

  test.runIf(namespaces)('is ended with a daemon that wiped its environment, where the machine has process namespaces', async () => {
    const token = randomUUID()
    const controller = new AbortController()
    const exit = await run(
      `env -i setsid /bin/sh -c 'trap "" TERM HUP; echo up > started; while :; do sleep 1; done' ${token} >/dev/null 2>&1 & while ! test -s started; do :; done; echo ready; while :; do sleep 1; done`,
      { cancelled: controller.signal, log: () => controller.abort() },
    )
    expect(exit).toMatchObject({ stopped: 'cancelled', stdout: 'ready\n' })
    expect(living(token)).toEqual([])
  })

  test('is told as that where its time is over before its sandbox stands', async () => {
    expect(await run('sleep 600', { minutes: 0 })).toMatchObject({ stopped: 'deadline', startError: null })
  })

  test('is ended when the job is cancelled', async () => {
    const token = randomUUID()
    const controller = new AbortController()
    const exit = await run(`sh -c 'echo ready; while :; do sleep 1; done' ${token}`, {
      cancelled: controller.signal,
      log: () => controller.abort(),
    })
    expect(exit).toMatchObject({ stopped: 'cancelled', stdout: 'ready\n' })
    expect(living(token)).toEqual([])
  })

  test('is not even started when the job was cancelled before', async () => {
    const exit = await run('echo up > started', { cancelled: AbortSignal.abort() })
    expect(exit).toMatchObject({ code: null, stopped: 'cancelled', stdout: '' })
    expect(existsSync(join(root, 'checkout/started'))).toBe(false)
  })
})

test('a program that is not there says so', async () => {
  const exit = await run('', { program: join(root, 'no-such-agent') })
  expect(exit.startError !== null || exit.code === 127).toBe(true)
  expect(`${exit.startError ?? ''}${exit.stderr}`).toContain('no-such-agent')
})
