import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { parse } from 'yaml'
import type { WebhookEvent } from './events.ts'

/** What an expression of a workflow may look at, as far as the loop's workflows do. */
export interface Contexts {
  readonly event: WebhookEvent
  readonly repository: string
  readonly inputs?: Readonly<Record<string, string>>
}

/** An expression without `${{ }}`, by GitHub's own evaluator. Throws where it cannot be read. */
function evaluate(expression: string, { event: { name, payload }, repository, inputs = {} }: Contexts): data.ExpressionData {
  const contexts = {
    github: { event_name: name, event: payload, repository, run_id: '1' },
    inputs: { pr: payloadInput(payload, 'pr'), ...inputs },
  }
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), []).parse(), known).evaluate()
}

function payloadInput(payload: Readonly<Record<string, unknown>>, name: string): unknown {
  const { inputs } = payload
  return typeof inputs === 'object' && inputs !== null && name in inputs ? inputs[name as keyof typeof inputs] : ''
}

/** Does the `if:` of a job let an event start a runner? */
export function isLetIn(condition: string, contexts: Contexts): boolean {
  const result = evaluate(condition, contexts)
  return result.kind === data.Kind.Boolean ? result.value : result.coerceString() !== ''
}

/** A text of a workflow with all its `${{ }}` filled in. */
export function fillIn(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluate(expression.trim(), contexts).coerceString())
}

/** What a workflow says of one of its jobs. */
export function guardsOf(workflow: string, job: string): { readonly condition: string; readonly group: string } {
  const { jobs } = parse(workflow) as {
    readonly jobs: Readonly<Record<string, { readonly if?: string; readonly concurrency?: { readonly group?: string } }>>
  }
  return { condition: jobs[job]?.if ?? 'true', group: jobs[job]?.concurrency?.group ?? '' }
}
