/**
 * Tells the lines in which the runner repeats a step's script from those that the step printed, and which steps passed.
 * What it writes: `Handlers/Handler.cs` and `Handlers/ScriptHandler.cs` of github.com/actions/runner.
 */
export interface Steps {
  /**
   * `start` on one of the first lines of each step, `echo` on all that the runner wrote above its output, `rest` where
   * the runner begins to tidy up after the last step, `output` else. `number` counts from 1 in the log.
   */
  kind(raw: string, number: number): 'start' | 'echo' | 'rest' | 'output'
  /** Where it is not, only a line that holds a cue is anything but output. */
  isInside(): boolean
  /** Line of the present step's title; 1 before the first step. */
  from(): number
  /** Is it certain that the step that ended last did not fail? */
  hasPassed(): boolean
  end(): StepsSeen
}

export interface StepsSeen {
  /** Does the runner tell of any error? */
  readonly hasError: boolean
  /** Did the runner begin to tidy up, so that no step is missing at the end? */
  readonly isOver: boolean
  /** The lines of the steps that did not fail, for certain. */
  readonly passed: readonly LineRange[]
  /** The line of each step's title, as far as steps are counted. */
  readonly starts: readonly number[]
  /** Where the runner first tells of an error. */
  readonly errorAt: number | null
}

/** Lines from 1, both ends included. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

const group = '##[group]Run '
const failure = /^##\[(?:error\]|end-action .{0,1000};outcome=failure;)/
const exit = '##[error]Process completed with exit code '
const tidying = /^(?:Post job cleanup\.|Cleaning up orphan processes)$/
/** What stands in the lines that tell where steps begin, fail and end. */
export const stepCues: readonly string[] = ['[group]Run ', '[error]', ';outcome=fail', 'job cleanup.', 'orphan processes']
/** What the runner writes below the group's title: the coloured script, then how and with what it runs. */
// eslint-disable-next-line no-control-regex -- the runner colours the script
const echoed = /^(?:\u001b\[36;1m|shell: |env:$|with:$| {2}[\w.-]{1,100}:|\u001b\[0m$)/
/** What `uses:` names. Such a step may fail without a word of the runner's, who only tells the exit codes of scripts. */
const action = /^(?:\.{1,2}\/\S{0,500}|docker:\/\/\S{1,500}|[\w.-]{1,100}\/[\w./-]{1,300}@\S{1,300})$/
const stepsLimit = 1_000
const scriptLimit = 2_000

interface Step {
  readonly from: number
  isScript: boolean
  hasError: boolean
}

/** The runner's words above a step, as long as they come. */
interface Title {
  readonly text: string
  readonly number: number
  /** Has a step begun with it? */
  isStep: boolean
  /** Is its script repeated without colours, as in a log that has lost them? */
  isPlain: boolean
}

/**
 * A group is a step only where its lines look like the runner's: a tool may print a group called "Run …" itself. Where
 * no step is under way, the title is enough.
 */
export function openSteps(): Steps {
  const [passed, starts]: [LineRange[], number[]] = [[], []]
  let [title, step, errorAt]: [Title | null, Step | null, number | null] = [null, null, null]
  let [from, isOver, hasPassed, hasExited] = [1, false, false, false]
  const close = (to: number): void => {
    if (step === null) return
    hasPassed = step.isScript && !step.hasError
    if (hasPassed) extend(passed, { from: step.from, to })
    step = null
  }
  const start = ({ text, number }: Title): 'start' => {
    close(number - 1)
    if (starts.length < stepsLimit) starts.push(number)
    step = { from: number, isScript: !action.test(text), hasError: false }
    ;[from, hasExited, isOver] = [number, false, false]
    return 'start'
  }
  const begin = (text: string, number: number): 'start' | 'echo' => {
    title = { text, number, isStep: step === null || hasExited, isPlain: false }
    return title.isStep ? start(title) : 'echo'
  }
  const below = (above: Title, raw: string, number: number): 'start' | 'echo' | 'output' => {
    const kind = kindBelow(above, raw, number)
    if (kind !== 'echo') title = null
    if (kind === 'output') return kind
    const first = above.isStep ? 'echo' : start(above)
    above.isStep = true
    if (step !== null && raw.startsWith('shell: ')) step.isScript = true
    return first
  }
  const note = (raw: string, number: number): 'rest' | 'output' => {
    if (failure.test(raw)) {
      errorAt ??= number
      hasExited ||= raw.startsWith(exit)
      if (step !== null) step.hasError = true
    } else if (tidying.test(raw)) {
      close(number - 1)
      isOver = true
      return 'rest'
    }
    return 'output'
  }
  return {
    isInside: () => title !== null,
    from: () => from,
    hasPassed: () => hasPassed,
    kind(raw, number) {
      if (raw.startsWith(group)) return begin(raw.slice(group.length).trim(), number)
      const kind = title === null ? 'output' : below(title, raw, number)
      return kind === 'output' ? note(raw, number) : kind
    },
    end: () => ({ hasError: errorAt !== null, isOver, passed, starts, errorAt }),
  }
}

/** Steps that follow each other share a range. */
function extend(ranges: LineRange[], range: LineRange): void {
  const last = ranges.at(-1)
  if (last?.to === range.from - 1) ranges[ranges.length - 1] = { from: last.from, to: range.to }
  else if (ranges.length < stepsLimit) ranges.push(range)
}

function kindBelow(above: Title, raw: string, number: number): 'echo' | 'end' | 'output' {
  if (raw.startsWith('##[endgroup]')) return 'end'
  above.isPlain = above.isPlain ? !raw.startsWith('shell: ') : number === above.number + 1 && raw.trim() === above.text
  if (echoed.test(raw)) return 'echo'
  return above.isPlain && !raw.startsWith('##[') && number - above.number <= scriptLimit ? 'echo' : 'output'
}
