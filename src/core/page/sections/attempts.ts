import type { AttemptRecord } from '../../model/loop.ts'
import { tellProgress } from '../../report/progress.ts'
import { dollars } from '../../report/work.ts'
import { share, within } from '../bounded.ts'
import { html, type Html } from '../html.ts'
import type { PageInput } from '../input.ts'
import { commitLink } from '../links.ts'
import { leftOut, type Section } from '../section.ts'
import { duration } from '../times.ts'

/** Every attempt on the pull request, the newest first. */
export function attempts({ context: { record, links } }: PageInput): Section | null {
  const { attempts: all } = record
  if (all.length === 0) return null
  const { shown, left } = within(all.toReversed(), share.attempts, (one) => row(one, links.repository))
  const head = ['Attempt', 'From', 'Failures', 'Ended', 'Pushed', 'Proven here', 'CI then', 'Cost', 'Time']
  return {
    id: 'attempts',
    title: 'All attempts',
    count: String(all.length),
    body: html`<div class="scroll" tabindex="0" role="region" aria-label="All attempts"><table class="attempts"><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${shown}</tbody></table></div>${leftOut(left, 'attempts')}`,
  }
}

function row(
  { number, from, failures, ended, commit, revertedBy, proven, after, costUsd, seconds }: AttemptRecord,
  repository: string,
): Html {
  const pushed =
    commit === null
      ? html`–`
      : html`${commitLink(repository, commit)}${revertedBy === undefined ? null : html`, taken back by ${commitLink(repository, revertedBy)}`}`
  return html`<tr><th scope="row">${number === 0 ? 'asked for' : number}</th><td>${commitLink(repository, from)}</td><td class="number">${failures}</td><td>${ended}</td><td>${pushed}</td><td>${proven === undefined ? '–' : `${proven.passing} of ${proven.of}`}</td><td>${after === null ? '–' : tellProgress(after)}</td><td class="number">${costUsd === null ? '–' : dollars(costUsd)}</td><td class="number">${duration(seconds)}</td></tr>
`
}
