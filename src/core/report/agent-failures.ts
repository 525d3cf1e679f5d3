import type { AgentFailure } from '../model/agent.ts'

/** What a failure of an agent is called, what happened, and what to do about it. */
export interface AgentFailureWords {
  readonly headline: string
  readonly story: string
  /** Null where nothing but another attempt helps. */
  readonly remedy: string | null
}

const words: Readonly<Record<AgentFailure | 'no-result', AgentFailureWords>> = {
  'unknown-agent': {
    headline: 'There is no such agent',
    story: 'The workflow names an agent that this version does not know, so none was started:',
    remedy: 'Correct the input `agent` of this step.',
  },
  'not-found': {
    headline: 'The agent could not be started',
    story: 'The program of the agent was not found or may not be run.',
    remedy: 'Install it in a step before this one, or correct `agent-command`.',
  },
  'not-installed': {
    headline: 'The agent could not be installed',
    story: 'There is no program of the agent that may be started:',
    remedy: 'Correct `agent-version`, or install the agent in a step before this one.',
  },
  'no-key': {
    headline: 'The agent has no key',
    story: 'None of the variables that may hold the key of the agent is set, so it was not started. Hand one over in this step:',
    remedy:
      'Store the key under Settings → Secrets and variables → Actions. A secret that does not exist there, or that this event may not read, arrives empty; the token of the job itself is never handed to an agent.',
  },
  'key-withheld': {
    headline: 'The agent was given no key',
    story:
      'A key of the agent is set, but its program can use it only if it has it itself, and then the code of the pull request can read it, too. Where you want that, say so in this step:',
    remedy: 'Give it a key that can do little and has a limit, or use an agent whose key stays with this action.',
  },
  'wrong-key': {
    headline: 'The key of the agent was refused',
    story: "The model's service did not accept the key that the agent was given:",
    remedy: 'Replace the secret that the `env:` of this step hands over.',
  },
  'rate-limited': {
    headline: 'The agent was rate-limited',
    story: "The model's service takes no more requests with this key for now:",
    remedy: 'Try again later, raise the limit of the account, or name a second agent in `agent`.',
  },
  overloaded: {
    headline: "The model's service is overloaded",
    story: "The model's service could not answer:",
    remedy: 'Try again later, or name a second agent in `agent`.',
  },
  unreachable: {
    headline: "The model's service could not be reached",
    story: 'The agent found no connection to its model:',
    remedy: 'Check the network of the runner and the address of the service.',
  },
  'too-long': {
    headline: 'The task was too long for the model',
    story: 'The model does not take as much text as the agent sent it:',
    remedy: 'Lower `context-tokens`, or choose a model with a larger context in `agent-model`.',
  },
  refused: { headline: 'The model refused', story: 'The model declined to work on this:', remedy: null },
  denied: {
    headline: 'The agent was not allowed to work',
    story: 'The agent asked for tools that it may not use and changed nothing:',
    remedy: 'Allow what it needs in `agent-args`.',
  },
  'turn-limit': {
    headline: 'The agent used up its turns',
    story: 'The agent reached `agent-max-turns` and had changed nothing.',
    remedy: 'Raise `agent-max-turns` if it needs more.',
  },
  'cost-limit': {
    headline: 'The agent used up its budget',
    story: 'The agent reached what was left of `max-cost-usd` and had changed nothing.',
    remedy: 'Raise `max-cost-usd` if it may spend more.',
  },
  timeout: {
    headline: 'The agent ran out of time',
    story: 'The agent was still at work when its time was over; it was ended, and it had changed nothing.',
    remedy: 'Raise `agent-timeout-minutes` if it needs longer.',
  },
  cancelled: { headline: 'The agent was stopped', story: 'The job was cancelled while the agent was at work.', remedy: null },
  crashed: { headline: 'The agent failed', story: 'The agent ended with an error and left no change. Its last words:', remedy: null },
  'no-result': {
    headline: 'The agent left no result',
    story: 'The job that ran the agent ended without handing anything over.',
    remedy: 'Look into the log of that job.',
  },
}

export function tellAgentFailure(why: AgentFailure | 'no-result'): AgentFailureWords {
  return words[why]
}
