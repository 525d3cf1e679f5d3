import type { Clock } from '../ports/world.ts'

/** The time of this machine; waiting ends early when everything is cancelled. */
export function realClock(cancelled: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    cancelled: () => cancelled.aborted,
    wait: (seconds, signal) =>
      new Promise((done) => {
        const either = signal === undefined ? cancelled : AbortSignal.any([cancelled, signal])
        if (either.aborted) {
          done()
          return
        }
        const end = (): void => {
          clearTimeout(timer)
          either.removeEventListener('abort', end)
          done()
        }
        const timer = setTimeout(end, seconds * 1_000)
        either.addEventListener('abort', end, { once: true })
      }),
  }
}
