import { makeVisible } from '../core/common/visible.ts'
import { tellWarning } from '../core/model/warning.ts'
import type { Log } from '../ports/world.ts'

/** What a command that takes time runs in. */
export interface Terminal {
  readonly environment: NodeJS.ProcessEnv
  /** Aborts when the person interrupts. */
  readonly cancelled: AbortSignal
  /** Gets the result, piece by piece; false when nobody reads it any more. */
  readonly print: (text: string) => Promise<boolean>
  /** Gets what the person is told meanwhile. */
  readonly tell: (text: string) => void
  readonly screen: { readonly width: number; readonly colour: boolean }
}

/** Each line by itself: what is quoted in it must not steer the terminal. */
export function logTo(tell: Terminal['tell']): Log {
  const line = (text: string): void => tell(`${makeVisible(text).replace(/\s*\n\s*/g, ' ')}\n`)
  return { info: line, warn: (warning) => line(`! ${tellWarning(warning)}`) }
}
