/** Tells the lines in which the runner repeats a step's script from those that the step printed. */
export interface StepEcho {
  /** `start` on the first line of a step, `echo` inside the repeated script, `output` else. */
  kind(raw: string): 'start' | 'echo' | 'output'
  /** Where it is not, only a line that holds a cue is anything but output. */
  readonly isInside: boolean
}

const group = '##[group]Run '
/** What the first line of a step holds. */
export const stepCue = '[group]Run '
/** What the runner writes below the group's title: the coloured script, then how and with what it runs. */
// eslint-disable-next-line no-control-regex -- the runner colours the script
const echoed = /^(?:\u001b\[36;1m|shell: |env:$|with:$| {2}[\w.-]{1,100}:|\u001b\[0m$)/

/** A group is skipped only where its lines look like the echo: a tool may print a group called "Run …" itself. */
export function openStepEcho(): StepEcho {
  let inside = false
  return {
    get isInside() {
      return inside
    },
    kind(raw) {
      if (raw.startsWith(group)) {
        inside = true
        return 'start'
      }
      if (!inside) return 'output'
      if (raw.startsWith('##[endgroup]')) {
        inside = false
        return 'echo'
      }
      if (echoed.test(raw)) return 'echo'
      inside = false
      return 'output'
    },
  }
}
