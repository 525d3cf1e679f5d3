import { readFileSync } from 'node:fs'
import type { RecognitionContext } from '../../../src/core/triggers/event-source.ts'

type Json = Readonly<Record<string, unknown>>

interface EventExamples {
  readonly name: string
  readonly examples: readonly Json[]
}

const all = JSON.parse(
  readFileSync(new URL('../../../node_modules/@octokit/webhooks-examples/api.github.com/index.json', import.meta.url), 'utf8'),
) as readonly EventExamples[]

/** GitHub's own example payloads of an event. */
export function examples(event: string): readonly Json[] {
  return all.find(({ name }) => name === event)?.examples ?? []
}

/** One of GitHub's own examples of an event and an action. */
export function example(event: string, action: string): Json {
  const found = examples(event).find((payload) => payload['action'] === action)
  if (found === undefined) throw new Error(`no example of ${event} ${action}`)
  return found
}

/** A copy with the value at a dotted path replaced, or taken out when it is undefined. */
export function patch(payload: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(payload)
  for (const [path, value] of Object.entries(changes)) {
    const parts = path.split('.')
    const last = parts.pop() ?? ''
    const parent = parts.reduce<Record<string, unknown>>(
      (node, part) => node[part] as Record<string, unknown>,
      copy as Record<string, unknown>,
    )
    if (value === undefined) Reflect.deleteProperty(parent, last)
    else parent[last] = value
  }
  return copy
}

export const context: RecognitionContext = {
  commandPrefix: '/codality',
  workflowName: 'Loop',
  runId: 77,
  feedback: 'complete',
  trustedBots: [],
  mention: '',
}
