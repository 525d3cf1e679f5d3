import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { World } from '../world.ts'
import type { Narrator } from './narrator.ts'

const run = promisify(execFile)
const mostDiffLines = 30

/** Tells what happens in a world while it happens. Looking often only makes the telling smooth: nothing waits for it. */
export function watch(world: World, branch: string, narrator: Narrator): () => void {
  const comments = new Map<number, string>()
  const runs = new Map<string, string>()
  const bare = `${world.root}/bare.git`
  world.standIn.onPush(({ login, before, after }) => {
    narrator.event('⬆️ ', `${login} pushed ${after.slice(0, 7)} to ${branch}`)
    if (login.endsWith('[bot]'))
      void diffOf(bare, before, after).then(
        (text) => narrator.diff(text),
        () => undefined,
      )
  })
  const look = (): void => {
    for (const { id, attempt, headSha, headBranch, status, conclusion } of world.state.runs) {
      if (headBranch !== branch) continue
      const key = `${id}.${attempt}`
      const now = status === 'completed' ? `ended: ${conclusion ?? ''}` : 'is running'
      if (runs.get(key) === now) continue
      runs.set(key, now)
      narrator.event(iconOf(conclusion), `CI on ${headSha.slice(0, 7)} ${now}`)
    }
    for (const { id, author, body } of world.state.comments) {
      if (comments.get(id) === body) continue
      narrator.comment(`${author}${comments.has(id) ? ' (edited)' : ''}`, body)
      comments.set(id, body)
    }
  }
  const timer = setInterval(look, 25)
  return () => {
    clearInterval(timer)
    look()
  }
}

function iconOf(conclusion: string | null): string {
  return conclusion === null ? '🏃' : conclusion === 'success' ? '🟢' : conclusion === 'failure' ? '🔴' : '⚪'
}

/** The changed lines of a push, as people look at them. */
async function diffOf(bare: string, before: string, after: string): Promise<string> {
  const { stdout } = await run('git', ['--git-dir', bare, 'diff', '--no-color', '--unified=1', before, after])
  const lines = stdout
    .split('\n')
    .filter((line) => !/^(?:index|diff|---|new file|old mode) ?/.test(line))
    .map((line) => line.replace(/^\+\+\+ b\//, '▸ '))
  return [...lines.slice(0, mostDiffLines), ...(lines.length > mostDiffLines ? [`… ${lines.length - mostDiffLines} more lines`] : [])]
    .join('\n')
    .trimEnd()
}
