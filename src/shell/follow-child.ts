import type { ChildProcess } from 'node:child_process'
import type { Exit } from '../core/model/agent.ts'
import { signal } from './signal.ts'

/** How a child process ended, without what it printed. */
export type ChildExit = Omit<Exit, 'stdout' | 'stderr'>

export interface Following {
  readonly milliseconds: number
  /** Time between asking it to end and ending it; 0 does not ask. */
  readonly graceMilliseconds: number
  readonly cancelled: AbortSignal
  /** Ends what a signal to the group does not. */
  readonly end?: () => void
  readonly hear: (text: string, stream: 'stdout' | 'stderr') => void
}

/** How long the last words of an ended process are waited for; a survivor may hold its streams open for ever. */
const lastWordsMilliseconds = 1_000

/** Follows a child that leads a process group until it has ended by itself, at its deadline or when it is cancelled; its group ends with it. */
export function followChild(
  child: ChildProcess,
  { milliseconds: limit, graceMilliseconds, cancelled, end, hear }: Following,
): Promise<ChildExit> {
  return new Promise((resolve) => {
    const started = performance.now()
    let stopped: Exit['stopped'] = null
    const stop = (why: NonNullable<Exit['stopped']>): void => {
      stopped ??= why
      if (graceMilliseconds > 0) signalGroup(child, 'SIGTERM')
      const kill = (): void => {
        signalGroup(child, 'SIGKILL')
        end?.()
      }
      setTimeout(kill, graceMilliseconds).unref()
    }
    const onCancel = (): void => stop('cancelled')
    const timer = setTimeout(() => stop('deadline'), limit)
    // The job may have been cancelled while the process was being prepared.
    if (cancelled.aborted) onCancel()
    else cancelled.addEventListener('abort', onCancel, { once: true })
    let ended = false
    const finish = (code: number | null, by: string | null, startError: string | null): void => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      cancelled.removeEventListener('abort', onCancel)
      resolve({ code, signal: by, stopped, startError, milliseconds: performance.now() - started })
    }
    for (const name of ['stdout', 'stderr'] as const)
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        if (!ended) hear(text, name)
      })
    child.on('error', (error) => finish(null, null, error.message))
    child.on('exit', (code, by) => {
      signalGroup(child, 'SIGKILL')
      setTimeout(() => finish(code, by, null), lastWordsMilliseconds).unref()
    })
    child.on('close', (code, by) => finish(code, by, null))
  })
}

export function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) signal(process.platform === 'win32' ? pid : -pid, name)
}
