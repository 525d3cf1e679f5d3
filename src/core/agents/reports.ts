import * as v from 'valibot'
import { cut } from '../common/fence.ts'
import type { AgentFailure, AgentResult, Exit, Usage } from '../model/agent.ts'
import { interpretExit, lastWords } from './interpret-exit.ts'
import { nameFailure } from './name-failure.ts'

/** What an agent's own report says, in words common to all of them. */
export interface Told {
  readonly summary: string | null
  /** Null when the report tells of no problem. */
  readonly problem: Problem | null
  readonly usage: Usage
}

export interface Problem {
  /** Given where the report names it beyond doubt; else it is told from the status and the text. */
  readonly why?: AgentFailure | undefined
  /** The HTTP status of the model's service, where it is told. */
  readonly status?: number | null | undefined
  /** Untrusted. */
  readonly text: string
}

const longestDetail = 1_000
const longestSummary = 4_000
const mostDenials = 20

/** A report and the end of the process together: an exit code of 0 does not mend a report of failure, nor the other way round. */
export function judge(exit: Exit, { summary, problem, usage: told }: Told): AgentResult {
  const usage = plausible(told)
  if (exit.startError !== null) return interpretExit(exit, '', usage)
  if (exit.stopped !== null)
    return {
      kind: 'failed',
      why: exit.stopped === 'deadline' ? 'timeout' : 'cancelled',
      detail: cut((problem?.text ?? summary ?? exit.stderr.slice(-longestDetail)).trim(), longestDetail),
      usage,
    }
  if (problem !== null)
    return {
      kind: 'failed',
      why: problem.why ?? nameFailure(problem.status ?? null, problem.text),
      detail: cut(problem.text.trim(), longestDetail),
      usage,
    }
  if (exit.code !== 0) {
    const crashed = interpretExit(exit, '', usage)
    const why = nameFailure(null, lastWords(exit))
    return crashed.kind === 'failed' ? { ...crashed, why } : crashed
  }
  const words = summary?.trim() ?? ''
  return { kind: 'finished', summary: words === '' ? null : cut(words, longestSummary), usage }
}

/** Counts are what an untrusted program prints: what is no count is not told. */
function plausible({ turns, inputTokens, outputTokens, costUsd, session, denials }: Usage): Usage {
  const count = (value: number | null): number | null => (value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null)
  return {
    turns: count(turns),
    inputTokens: count(inputTokens),
    outputTokens: count(outputTokens),
    costUsd: costUsd !== null && Number.isFinite(costUsd) && costUsd >= 0 ? costUsd : null,
    session: session === null ? null : cut(session, 200),
    denials: denials.slice(0, mostDenials).map((name) => cut(name.replace(/\s+/g, ' ').trim(), 200)),
  }
}

/** The values of the lines that are JSON objects; anything else that a program prints is passed over. */
export function jsonLines(text: string): readonly unknown[] {
  return text.split('\n').flatMap((line) => {
    const value = line.startsWith('{') || line.startsWith('[') ? parse(line) : undefined
    return value === undefined ? [] : [value]
  })
}

const Said = v.object({ type: v.literal('assistant'), message: v.object({ content: v.array(v.unknown()) }) })
const Words = v.object({ type: v.literal('text'), text: v.string() })

/**
 * What an agent said last that prints its steps as Claude Code and Qwen Code do, or was told in plain lines; empty where there
 * is neither. For an end without a report: the events themselves tell nobody anything.
 */
export function lastSaid(stdout: string): string {
  const said = jsonLines(stdout)
    .flatMap((line) => (v.is(Said, line) ? line.message.content : []))
    .findLast((part) => v.is(Words, part))
  if (v.is(Words, said)) return said.text
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('{'))
    .join('\n')
    .trim()
    .slice(-longestDetail)
}

/** The JSON value that starts at the beginning of a line and reaches to the end of the text, as of a program that ends with one. */
export function finalJson(text: string): unknown {
  const end = text.trimEnd()
  const whole = parse(end)
  if (whole !== undefined) return whole
  const starts = [...end.matchAll(/^[{[]/gm)].map(({ index }) => index).slice(-mostStarts)
  for (const start of starts) {
    const value = parse(end.slice(start))
    if (value !== undefined) return value
  }
  return undefined
}

/** Each start costs a look at the rest of the text. */
const mostStarts = 50

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** The sum of what is told; null when nothing is. */
export function sumOf(...counts: readonly (number | null | undefined)[]): number | null {
  const told = counts.filter((count) => typeof count === 'number')
  return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0)
}
