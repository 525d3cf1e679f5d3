/** The part of @copilotkit/aimock 1.43 that is used here. The package itself is installed by `npm run test:agents` only. */
declare module '@copilotkit/aimock' {
  export interface ModelRequest {
    readonly model: string
    readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant' | 'tool'; readonly content: unknown }[]
    readonly tools?: readonly { readonly function: { readonly name: string } }[]
  }
  interface Usage {
    readonly prompt_tokens: number
    readonly completion_tokens: number
    readonly total_tokens: number
    readonly input_tokens: number
    readonly output_tokens: number
  }
  export type ModelResponse =
    | { readonly content: string; readonly usage?: Usage; readonly finishReason?: string }
    | { readonly toolCalls: readonly { readonly name: string; readonly arguments: string }[]; readonly usage?: Usage }
    | { readonly error: { readonly message: string; readonly type: string }; readonly status: number }
  export class LLMock {
    constructor(options: { readonly port: number; readonly host: string; readonly strict: boolean })
    readonly url: string
    addFixture(fixture: {
      readonly match: { readonly predicate: (request: ModelRequest) => boolean }
      readonly response: (request: ModelRequest) => ModelResponse | Promise<ModelResponse>
    }): void
    start(): Promise<unknown>
    stop(): Promise<void>
  }
}
