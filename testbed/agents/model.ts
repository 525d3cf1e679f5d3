import { LLMock, type ModelRequest, type ModelResponse } from '@copilotkit/aimock'
import { withNamespaces } from './namespaces.ts'

/** What the scripted model says at one step. */
export type Step =
  | { readonly tool: string; readonly args: Readonly<Record<string, unknown>> }
  | { readonly say: string; readonly finish?: string }
  | { readonly error: keyof typeof errors }
  | 'silence'

/** Errors as services word them. */
const errors = {
  401: ['authentication_error', 'invalid x-api-key'],
  429: ['rate_limit_error', 'Rate limit reached for requests'],
  500: ['api_error', 'Internal server error'],
  529: ['overloaded_error', 'Overloaded'],
  400: ['invalid_request_error', 'prompt is too long: 250000 tokens > 200000 maximum'],
} as const

export interface Model {
  readonly url: string
  /** The first message of each conversation, as far as it is text: what the agent was told. */
  readonly told: readonly string[]
  /** What the agent's tools answered, in order. */
  readonly answered: readonly string[]
  stop(): Promise<void>
}

const usage = { prompt_tokens: 1_200, completion_tokens: 30, total_tokens: 1_230, input_tokens: 1_200, output_tokens: 30 }

/**
 * A model on loopback that speaks the protocols of all services. The n-th conversation gets the n-th list of steps, the last list
 * serves all further ones; within a list a step is chosen by how many results of tools the agent has sent.
 */
export async function startModel(conversations: readonly (readonly Step[])[]): Promise<Model> {
  const mock = new LLMock({ port: 0, host: '127.0.0.1', strict: true })
  const told: string[] = []
  const answered: string[] = []
  const closing = Promise.withResolvers<ModelResponse>()
  mock.addFixture({
    match: { predicate: () => true },
    response: (request) => {
      // Questions for a title and the like bring no tools.
      if ((request.tools ?? []).length === 0) return { content: 'ok', usage }
      const tools = request.messages.filter(({ role }) => role === 'tool')
      const results = tools.length
      if (results === 0) told.push(textOf(request.messages))
      else answered.push(textOf(tools.slice(-1)))
      const steps = conversations[Math.min(told.length, conversations.length) - 1] ?? []
      const step = steps[Math.min(results, steps.length - 1)] ?? { say: 'There is nothing left to do.' }
      return step === 'silence' ? closing.promise : respond(step)
    },
  })
  await mock.start()
  const front = await withNamespaces(mock.url)
  return {
    url: front.url,
    told,
    answered,
    stop: async () => {
      closing.resolve({ content: 'too late' })
      await front.stop()
      await mock.stop()
    },
  }
}

function respond(step: Exclude<Step, 'silence'>): ModelResponse {
  if ('error' in step) return { error: { type: errors[step.error][0], message: errors[step.error][1] }, status: step.error }
  if ('tool' in step) return { toolCalls: [{ name: step.tool, arguments: JSON.stringify(step.args) }], usage }
  return { content: step.say, usage, ...(step.finish === undefined ? {} : { finishReason: step.finish }) }
}

function textOf(messages: ModelRequest['messages']): string {
  return messages.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content))).join('\n')
}
