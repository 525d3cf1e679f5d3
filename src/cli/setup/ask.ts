import { createInterface } from 'node:readline/promises'
import { makeVisible } from '../../core/common/visible.ts'
import type { Terminal } from '../terminal.ts'

/** One thing to choose, or to write where nothing stands to choose from. */
export interface Question {
  readonly text: string
  readonly choices: readonly { readonly name: string; readonly says: string }[]
  /** Taken on Enter. */
  readonly usual: string
}

/** So often is a question asked again. */
const mostTries = 5

/** Asks a person at the terminal, one question after the other. Null when the person ends it. */
export async function ask(
  questions: readonly Question[],
  { tell, cancelled }: Pick<Terminal, 'tell' | 'cancelled'>,
): Promise<readonly string[] | null> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const answers: string[] = []
  const ended = new AbortController()
  lines.once('close', () => ended.abort())
  lines.once('SIGINT', () => ended.abort())
  try {
    for (const question of questions) {
      const answer = await askOne(
        question,
        (prompt) => lines.question(prompt, { signal: AbortSignal.any([cancelled, ended.signal]) }),
        tell,
      )
      if (answer === null) return null
      answers.push(answer)
    }
    return answers
  } catch (error) {
    if (cancelled.aborted || ended.signal.aborted) return null
    throw error
  } finally {
    lines.close()
  }
}

async function askOne(
  { text, choices, usual }: Question,
  read: (prompt: string) => Promise<string>,
  tell: Terminal['tell'],
): Promise<string | null> {
  const width = Math.max(0, ...choices.map(({ name }) => name.length))
  tell(`\n${text}\n${choices.map(({ name, says }, index) => `  ${index + 1}  ${name.padEnd(width)}  ${says}\n`).join('')}`)
  for (let tried = 1; tried <= mostTries; tried += 1) {
    const given = (await read(`${usual === '' ? '' : `[${usual}] `}> `)).trim()
    const answer = chosen(given === '' ? usual : given, choices)
    if (answer !== null) return answer
    tell(`  \`${makeVisible(given.slice(0, 100))}\` is none of them.\n`)
  }
  return null
}

/** By number, by name, or by the beginning of one name alone. */
export function chosen(given: string, choices: Question['choices']): string | null {
  if (choices.length === 0) return given === '' ? null : given
  const byNumber = /^\d{1,2}$/.test(given) ? choices[Number(given) - 1]?.name : undefined
  const begun = choices.filter(({ name }) => name.startsWith(given.toLowerCase()))
  return (
    byNumber ??
    choices.find(({ name }) => name === given.toLowerCase())?.name ??
    (given !== '' && begun.length === 1 ? (begun[0]?.name ?? null) : null)
  )
}
