import type { Diagnostic } from '../../model/diagnostic.ts'
import type { TurnContext } from '../../model/turn.ts'
import { block, share, weightOf, within } from '../bounded.ts'
import { html, type Html } from '../html.ts'
import type { PageInput } from '../input.ts'
import { placeLink } from '../links.ts'
import { leftOut, searchField, type Section } from '../section.ts'

/** How many are open from the beginning, so that nobody has to click for the first. */
const open = 1

/** Of so many a browser lays out only those that are seen. */
const many = 40

/** What CI had failed with, each failure with its place, its words and where it comes from. */
export function failures({ context }: PageInput): Section | null {
  const { report } = context
  if (report === null) return null
  const { diagnostics, omitted, gaps, summary } = report
  const unread =
    gaps.length === 0
      ? html``
      : html`<div class="note"><p>Not all could be read:</p><ul>${gaps.slice(0, 20).map((gap) => html`<li>${gap.slice(0, 500)}</li>`)}</ul></div>`
  const { shown, left } = within(diagnostics, share.failures - weightOf(unread), (one, index) => failure(one, index, context))
  const counted =
    summary.tests === 0
      ? null
      : html`<p class="muted">Of ${summary.tests.toLocaleString('en-US')} tests ${summary.failed + summary.errored} failed${summary.skipped === 0 ? '' : `, ${summary.skipped} were skipped`}${summary.flaky === 0 ? '' : `, ${summary.flaky} were flaky`}.</p>`
  const body = html`${counted}${diagnostics.length > 8 ? searchField('failures', 'the failures') : null}<div class="items${shown.length > many ? ' many' : ''}">${shown}</div>${leftOut(left + omitted, 'failures')}${unread}`
  return { id: 'failures', title: 'What failed', count: String(diagnostics.length + omitted), body }
}

function failure(one: Diagnostic, index: number, { links, pull }: TurnContext): Html {
  const { kind, file, line, column, test, message, excerpt, rule, flaky, severity } = one
  const first = (message.split('\n', 1)[0] ?? '').slice(0, 300)
  const place =
    file === null
      ? null
      : html`<p class="place">${placeLink(links.repository, pull.headSha, file, line)}${column === null ? null : html`<span class="muted"> column ${column}</span>`}</p>`
  return html`<details class="item" data-item${index < open ? html` open` : null} id="failure-${index + 1}"><summary><span class="kind ${severity}">${kind}</span> <span class="name">${test === null ? first : test.name.slice(0, 300)}</span>${flaky ? html` <span class="kind">flaky</span>` : null}${file === null ? null : html` <span class="at">${line === null ? file : `${file}:${line}`}</span>`}</summary>
<div class="inside">${place}${test === null && message === first ? null : block(message, 6_000, 'message')}${excerpt === null || excerpt.trim() === '' || excerpt.trim() === message.trim() ? null : block(excerpt, 9_000)}${facts(one, rule)}</div></details>
`
}

function facts({ source, jobs, origin, also, occurrences, test }: Diagnostic, rule: string | null): Html {
  const told: readonly (readonly [string, string])[] = [
    ...(rule === null ? [] : [['Rule', rule] as const]),
    ...(test?.suite == null || test.suite === '' ? [] : [['Suite', test.suite] as const]),
    ['Source', `${source.path} (${source.format})`],
    ...(jobs.length === 0 ? [] : [['Jobs', jobs.slice(0, 10).join(', ')] as const]),
    ...(origin.because === '' ? [] : [['Origin', `${origin.kind}: ${origin.because}`] as const]),
    ...(occurrences > 1 ? [['Seen', `${occurrences} times`] as const] : []),
    ...(also.length === 0
      ? []
      : [
          [
            'Also',
            `${also
              .slice(0, 10)
              .map(({ name }) => name)
              .join(', ')}${also.length > 10 ? ` and ${also.length - 10} more` : ''}`,
          ] as const,
        ]),
  ]
  return html`<dl class="meta">${told.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value.slice(0, 1_000)}</dd></div>`)}</dl>`
}
