import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { agents } from '../../core/agents/index.ts'
import { type Choice, type Form, forms, type TokenKind, tokenKinds } from '../../core/setup/choice.ts'
import { chooseWorkflows, loopFile, nextSteps } from '../../core/setup/plan.ts'
import { readRepository } from '../../core/setup/repository.ts'
import { keyOf } from '../../core/setup/template/agent-inputs.ts'
import { writeWorkflow } from '../../core/setup/template/workflow.ts'
import { makeVisible } from '../../core/common/visible.ts'
import type { Terminal } from '../terminal.ts'
import { unreadable } from '../unreadable.ts'
import { UsageError } from '../usage-error.ts'
import { type InitCommand, refuseTokenOfPerson } from './arguments.ts'
import { ask, type Question } from './ask.ts'
import { readWorkflows } from './read-workflows.ts'

/** `ci-feedback-loop init`: gives the exit code. */
export async function runInit(command: InitCommand, terminal: Terminal): Promise<number> {
  const files = await readWorkflows(command.root)
  // What is written over says nothing about the rest.
  const repository = readRepository(Object.fromEntries(Object.entries(files).filter(([file]) => file !== loopFile)))
  if (!command.printsOnly && !command.overwrites && Object.hasOwn(files, loopFile))
    throw new UsageError(
      `\`${loopFile}\` is there already.`,
      'Look at it with `ci-feedback-loop doctor`; `--force` writes over it, `--print` shows what would be written.',
    )
  const heard = chooseWorkflows(command.workflows, repository)
  if (heard.kind === 'refused') throw new UsageError(heard.what, heard.remedy)
  const answers = await complete(command, terminal)
  if (answers === null) return 130
  refuseTokenOfPerson(answers.token, answers.form)
  const choice: Choice = {
    ...answers,
    workflows: heard.names,
    feedback: 'complete',
    commandPrefix: command.commandPrefix,
    action: command.action,
    ref: command.ref,
    head: head,
  }
  const text = writeWorkflow(choice)
  if (command.printsOnly) await terminal.print(text)
  else {
    await write(join(command.root, loopFile), text, command.overwrites)
    await terminal.print(said(choice))
  }
  return 0
}

const head = [
  'Lets a coding agent repair pull requests whose CI has failed. It works from the default branch; `ci-feedback-loop doctor` looks whether',
  'all is in place.',
]

type Answers = Pick<Choice, 'agent' | 'agentCommand' | 'token' | 'form'>

/** What was not said by an option is asked for, where there is somebody to ask. Null when that person ends it. */
async function complete(command: InitCommand, terminal: Terminal): Promise<Answers | null> {
  const open = (['agent', 'token', 'form'] as const).filter((name) => command[name] === null)
  if (!process.stdin.isTTY || !process.stderr.isTTY) refuseOpen(command, open)
  const answers =
    open.length === 0
      ? []
      : await ask(
          open.map((name) => questions[name]),
          terminal,
        )
  if (answers === null) return null
  const answer = (name: (typeof open)[number]): string => command[name] ?? answers[open.indexOf(name)] ?? ''
  const agent = answer('agent')
  const asked = agent === 'command' && command.agentCommand === null ? await ask([commandQuestion], terminal) : [command.agentCommand ?? '']
  if (asked === null) return null
  return {
    agent,
    agentCommand: agent === 'command' ? (asked[0] ?? '') : null,
    token: tokenKinds.find((kind) => kind === answer('token')) ?? 'job',
    form: forms.find((form) => form === answer('form')) ?? 'one-job',
  }
}

function refuseOpen(command: InitCommand, [first]: readonly (keyof typeof questions)[]): void {
  const examples = { agent: 'claude', token: 'app', form: 'one-job' }
  if (first !== undefined)
    throw new UsageError(
      `\`--${first}\` is missing, and this is no terminal where it could be asked for.`,
      `Give it, such as \`--${first} ${examples[first]}\`.`,
    )
  if (command.agent === 'command' && command.agentCommand === null)
    throw new UsageError('`--agent-command` is missing.', 'Give the shell command of the agent.')
}

const tokenWords: Readonly<Record<TokenKind, string>> = {
  app: "an App's: CI starts by itself after a push; takes a few minutes to make (recommended)",
  job: "the job's own: nothing to set up; the loop starts CI by `workflow_dispatch`, or somebody clicks",
  pat: "a person's: CI starts by itself; commits and comments are that person's",
}
const formWords: Readonly<Record<Form, string>> = {
  'one-job': 'one step; simplest and fastest',
  'three-jobs': 'the agent works where nothing can be written; for repositories where many may push',
}

const questions: Readonly<Record<'agent' | 'token' | 'form', Question>> = {
  agent: {
    text: 'Which agent repairs?',
    usual: 'claude',
    choices: agents.map(({ name }) => ({ name, says: name === 'command' ? 'any program' : `key: ${keyOf(name) ?? 'none'}` })),
  },
  token: { text: 'Whose token comments and pushes?', usual: 'app', choices: tokenKinds.map((name) => ({ name, says: tokenWords[name] })) },
  form: {
    text: 'One job, or three with different rights?',
    usual: 'one-job',
    choices: forms.map((name) => ({ name, says: formWords[name] })),
  },
}
const commandQuestion: Question = {
  text: 'Which shell command is the agent? It gets the brief on its standard input.',
  usual: '',
  choices: [],
}

async function write(path: string, text: string, overwrites: boolean): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: overwrites ? 'w' : 'wx' })
  } catch (error) {
    throw new UsageError(
      `\`${path}\` cannot be written: ${unreadable(path, error).message.replace(/^.*?cannot be read: /, '')}`,
      '`--print` shows what would be written.',
    )
  }
}

function said(choice: Choice): string {
  const sections = nextSteps(choice)
    .filter(({ steps }) => steps.length > 0)
    .map(({ title, steps }) => `${title}\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`)
  return makeVisible(`Wrote ${loopFile}. It listens to ${choice.workflows.join(', ')}.\n\n${sections.join('\n')}`)
}
