import { capitalise } from '../../../src/core/report/status-comment.ts'
import { anchorOf } from '../anchor.ts'
import { answers } from './answers.ts'
import { endings } from './endings.ts'
import type { Entry, Section } from './entry.ts'
import { findings, misconfigurations, wrongUses } from './errors.ts'
import { halts, steered, views } from './halts.ts'
import { ignored } from './ignored.ts'
import { localEndings } from './local.ts'
import { objections, weakenings } from './objections.ts'
import { warned } from './warnings.ts'
import { proofs, readiness, stageEntries, threads } from './work.ts'

/** All that people may read, in the order in which they are likely to look for it. */
export const sections: readonly Section[] = [
  {
    title: 'How an attempt ended',
    intro:
      'In the status comment. A person who asked by words of their own gets the same as an answer. When an attempt pushed nothing and nothing more happens by itself, one more comment says so.',
    form: 'headings',
    entries: endings,
  },
  {
    title: 'Why the loop does not go on',
    intro: 'In the status comment, and once for each reason in a comment of its own, which notifies people.',
    form: 'headings',
    entries: halts,
  },
  {
    title: 'What is done instead of asking an agent',
    intro: 'In the status comment, and as an answer where a person asked.',
    form: 'headings',
    entries: steered,
  },
  { title: 'What the status comment says else', intro: 'Its headline and its next step.', form: 'table', entries: views },
  {
    title: 'Why an event is ignored',
    intro: "In the job's summary and its log alone; nothing is written on the pull request.",
    form: 'table',
    entries: ignored,
  },
  {
    title: 'Answers to commands',
    intro: 'In a comment each, with 🚀 or 😕 at the comment that asked.',
    form: 'headings',
    entries: answers,
  },
  { title: 'What was proven', intro: 'In the status comment, below how the attempt ended.', form: 'table', entries: proofs },
  {
    title: 'Why a change is not pushed as it is',
    intro: 'In the status comment under “The change was not pushed”, or beside a push under “Look at this twice”.',
    form: 'table',
    entries: objections,
  },
  {
    title: 'How tests and checks are weakened',
    intro: 'Each way of which the guard `test-changes` speaks, with the places in the pull request.',
    form: 'table',
    entries: weakenings,
  },
  { title: 'Replies in the threads of a review', intro: 'One for each thread.', form: 'table', entries: threads },
  { title: 'While it works', intro: 'The title of the check `codality/agent`.', form: 'table', entries: stageEntries },
  {
    title: 'What a merge waits for',
    intro: 'The check `codality/merge-readiness`, and the output `readiness`.',
    form: 'table',
    entries: readiness,
  },
  {
    title: 'Warnings in the log',
    intro: 'Of the job, as annotations of its run, and of the commands on standard error; the work goes on.',
    form: 'table',
    entries: warned,
  },
  {
    title: 'When the job fails',
    intro: 'A misconfiguration fails the job, with one sentence in its summary and its log. `…` stands for what the message names.',
    form: 'table',
    entries: misconfigurations,
  },
  {
    title: 'What doctor finds',
    intro: 'By `ci-feedback-loop doctor`, with the file and the line, and the lines that mend it. `…` stands for what it names there.',
    form: 'table',
    entries: findings,
  },
  {
    title: 'How the loop on a laptop ends',
    intro: 'The first line of `ci-feedback-loop local`, below which stand the attempts, the branch and what still fails.',
    form: 'table',
    entries: localEndings,
  },
  {
    title: 'When a command is used wrongly',
    intro: 'On standard error, with exit code 2. `…` stands for what the message names; in place of an input the command names its option.',
    form: 'table',
    entries: wrongUses,
  },
]

const head = `# Messages

Every sentence that people may read, from the sources themselves: what happened and why, and what to do. Names, numbers and links are examples. \`npm run package\` writes this page; a new kind of message does not come in without a sample and a next step.`

/** docs/messages.md. */
export function writePage(): string {
  const contents = sections.map(({ title }) => `- [${title}](#${anchorOf(title)})`)
  return `${[head, contents.join('\n'), ...sections.map(writeSection)].join('\n\n')}\n`
}

function writeSection({ title, intro, form, entries }: Section): string {
  return `## ${title}\n\n${intro}\n\n${form === 'table' ? writeTable(entries) : entries.map(writeEntry).join('\n\n')}`
}

function writeEntry({ id, story, next }: Entry): string {
  return `### ${id}\n\n${story
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n**What to do:** ${capitalise(next)}`
}

function writeTable(entries: readonly Entry[]): string {
  const rows = entries.map(
    ({ id, story, next }) => `| ${[`<a id="${anchorOf(id)}"></a>${cell(story)}`, cell(capitalise(next))].join(' | ')} |`,
  )
  return ['| what it says | what to do |', '| --- | --- |', ...rows].join('\n')
}

/** A cell is one line, in which a bar has to be escaped even within code. */
function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|')
}
