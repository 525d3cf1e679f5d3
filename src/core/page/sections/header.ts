import { type Session, isAttempt } from '../../model/session.ts'
import type { TurnContext } from '../../model/turn.ts'
import { costOf, secondsOf } from '../../model/work.ts'
import { triggeredBy } from '../../report/status-comment.ts'
import { dollars } from '../../report/work.ts'
import { html, type Html } from '../html.ts'
import type { PageInput } from '../input.ts'
import { commitLink, link } from '../links.ts'
import { markdown } from '../markdown.ts'
import { dayOf, clockOf, duration } from '../times.ts'

/** How a state is coloured; its word says the same. */
export type Tone = 'good' | 'calm' | 'warn' | 'bad'

const states: Readonly<Record<PageInput['outcome']['kind'], readonly [string, Tone]>> = {
  pushed: ['Pushed', 'good'],
  settled: ['Green', 'good'],
  offered: ['Patch offered', 'calm'],
  answered: ['Answered', 'calm'],
  diagnosed: ['Diagnosed', 'calm'],
  ignored: ['Ignored', 'calm'],
  rehearsed: ['Dry run', 'calm'],
  restarted: ['Running again', 'calm'],
  unchanged: ['No change', 'warn'],
  superseded: ['Stood down', 'warn'],
  interrupted: ['Interrupted', 'warn'],
  reverted: ['Rolled back', 'warn'],
  halted: ['Needs a person', 'warn'],
  blocked: ['Not pushed', 'bad'],
  rejected: ['Push refused', 'bad'],
  'agent-failed': ['Agent failed', 'bad'],
  crashed: ['Crashed', 'bad'],
}

/** The words for the tab, without marks and links. */
export function pageTitle({ words, context }: PageInput): string {
  return `${plain(words.headline)} · #${context.pull.number} · ${repositoryName(context)}`
}

/** State, what it is about, and the few figures that people ask for first. */
export function header({ outcome, context, words, readiness }: PageInput): Html {
  const { pull, links, session, maxAttempts } = context
  const [state, tone] = states[outcome.kind]
  return html`<header>
<p class="where">${link(links.repository, repositoryName(context))} <span aria-hidden="true">/</span> ${link(`${links.repository}/pull/${pull.number}`, `pull request #${pull.number}`)}</p>
<h1>${plain(words.headline)}</h1>
<p class="lead"><strong class="state ${tone}">${state}</strong> <span>${session === null ? '' : sentence(triggeredBy(session, maxAttempts))}</span></p>
<dl class="facts">${factsOf(outcome, context, readiness).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>
`
}

/** What happened, and what comes next, as the pull request tells it. */
export function story({ words: { story: told, next }, context: { notes } }: PageInput): Html {
  return html`<div class="story">${markdown(told)}${next === '' ? null : html`<div class="next"><span class="label">Next</span>${markdown(sentence(next))}</div>`}${notes.slice(0, 10).map((note) => html`<div class="note">${markdown(note.slice(0, 1_000))}</div>`)}</div>`
}

type Fact = readonly [string, Html | string]

function factsOf(outcome: PageInput['outcome'], context: TurnContext, readiness: string | null): readonly Fact[] {
  const { pull, links, session, maxAttempts, work, timeline } = context
  const pushed = outcome.kind === 'pushed' || outcome.kind === 'reverted' ? outcome.commit : null
  const cost = work === null ? null : costOf(work)
  const [first, last] = [timeline[0], timeline.at(-1)]
  return [
    ...(session === null ? [] : [['Attempt', isAttempt(session) ? `${session.attempt} of ${maxAttempts}` : asked(session)] as const]),
    ['Branch', html`<code>${pull.headBranch}</code> <span class="thin">into</span> <code>${pull.baseBranch}</code>`],
    [
      'Commit',
      pushed === null
        ? commitLink(links.repository, pull.headSha)
        : html`${commitLink(links.repository, pull.headSha)} <span aria-label="became">→</span> ${commitLink(links.repository, pushed)}`,
    ],
    ...(work === null || work.runs.length === 0
      ? []
      : [
          [
            'Agent',
            [...new Set(work.runs.map(({ agent, version }) => (version === null ? agent : `${agent} ${version}`)))].join(', '),
          ] as const,
          ['Cost', cost === null ? 'not told' : dollars(cost)] as const,
          ['Agent at work', duration(secondsOf(work))] as const,
        ]),
    ...(first === undefined || last === undefined || last.at <= first.at
      ? []
      : [['Whole turn', duration((last.at - first.at) / 1_000)] as const]),
    ...(readiness === null ? [] : [['Merge', readiness] as const]),
    ...(first === undefined ? [] : [['Began', `${dayOf(first.at)}, ${clockOf(first.at).slice(0, 5)} UTC`] as const]),
    ['Run', link(links.run, links.run.split('/').at(-1) ?? 'the run')],
  ]
}

function asked(session: Exclude<Session, { readonly attempt: number }>): string {
  return `asked for by ${session.author}`
}

function repositoryName({ links }: TurnContext): string {
  return links.repository.split('/').slice(-2).join('/')
}

/** A headline may have a mark in front and code in it. */
function plain(headline: string): string {
  return headline.replace(/^[\p{Extended_Pictographic}\uFE0F]+\s*/u, '').replaceAll('`', '')
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
