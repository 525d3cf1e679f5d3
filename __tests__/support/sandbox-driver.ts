/**
 * Runs a shell script as an untrusted program, as the user that this is started by, with this process's environment for the step's
 * own; or, as the control, as a plain child. Its argument is JSON of `Driven`; prints an exit as JSON, and what was warned of.
 */
import { spawnSync } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Exit } from '../../src/core/model/agent.ts'
import { tellWarning } from '../../src/core/model/warning.ts'
import { type NetworkLimits, processes } from '../../src/shell/processes.ts'

export interface Driven {
  readonly script: string
  /** Holds `checkout` and `scratch`. */
  readonly root: string
  readonly isControl: boolean
  readonly minutes: number
  readonly network: Net | null
}

/** What may be reached where the network is limited, and what stands for the machines of the internet: ports of loopback. */
export interface Net {
  readonly hosts: readonly string[]
  readonly services?: readonly string[]
  readonly names?: Readonly<Record<string, string>>
  readonly machines?: Readonly<Record<string, number>>
}

/** What is printed. */
export interface Drove extends Pick<Exit, 'code' | 'stdout' | 'stderr' | 'startError' | 'stopped'> {
  readonly warned: readonly string[]
}

const { script, root, isControl, minutes, network } = JSON.parse(process.argv[2] ?? '') as Driven
const warned: string[] = []

function limits({ hosts, names = {}, machines = {} }: Net): NetworkLimits {
  return {
    hosts,
    outside: {
      resolve: (host) =>
        names[host] === undefined ? Promise.reject(new Error(`ENOTFOUND ${host}`)) : Promise.resolve(names[host].split(' ')),
      connect: (address) => connect({ host: '127.0.0.1', port: machines[address] ?? 1 }),
    },
  }
}

async function drive(): Promise<Pick<Exit, 'code' | 'stdout' | 'stderr' | 'startError' | 'stopped'>> {
  if (isControl) {
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
      cwd: join(root, 'checkout'),
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
      timeout: 30_000,
    })
    return { code: status, stdout, stderr, startError: null, stopped: null }
  }
  const job = processes({
    environment: process.env,
    cancelled: new AbortController().signal,
    log: () => undefined,
    warn: (warning) => warned.push(tellWarning(warning)),
    endsStrays: true,
    ...(network === null ? {} : { network: limits(network) }),
  })
  const { code, stdout, stderr, startError, stopped } = await job.run(
    { program: '/bin/sh', args: ['-c', script], stdin: '', environment: {}, passes: [], files: {} },
    {
      folder: join(root, 'checkout'),
      scratch: join(root, 'scratch'),
      home: join(root, 'scratch/home'),
      minutes,
      passes: [],
      services: network?.services ?? [],
    },
  )
  return { code, stdout, stderr, startError, stopped }
}

const drove: Drove = { ...(await drive()), warned }
process.stdout.write(JSON.stringify(drove), () => process.exit())
