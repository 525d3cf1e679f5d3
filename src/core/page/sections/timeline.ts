import type { Moment } from '../../model/account.ts'
import { isoTime } from '../../model/time.ts'
import { html, type Html } from '../html.ts'
import type { PageInput } from '../input.ts'
import type { Section } from '../section.ts'
import { clockOf, duration } from '../times.ts'

const names: Readonly<Record<Moment['stage'], string>> = {
  triggered: 'Triggered',
  'ci-ended': 'CI ended',
  collecting: 'Collecting failures',
  collected: 'Failures collected',
  working: 'Agent at work',
  verifying: 'Verifying',
  pushing: 'Pushing',
  ended: 'Ended',
}

/** Of the drawing, whose units are those of its view box. */
const width = 1_000

/** What happened when, as a list and, for the eye, as a bar of how long each stage took. */
export function timeline({ context: { timeline: moments } }: PageInput): Section | null {
  if (moments.length < 2) return null
  const lasting = moments.map(({ at }, index) => Math.max(0, (moments[index + 1]?.at ?? at) - at))
  return {
    id: 'timeline',
    title: 'Timeline',
    count: '',
    body: html`${bar(moments, lasting)}<ol class="timeline">${moments.map((one, index) => entry(one, index === moments.length - 1 ? null : (lasting[index] ?? 0)))}</ol>`,
  }
}

function entry({ stage, at, detail }: Moment, lasted: number | null): Html {
  return html`<li class="${stage}"><time datetime="${isoTime(at)}">${clockOf(at)}</time> <span class="stage">${names[stage]}${detail === '' ? null : html` <span class="detail">${detail.slice(0, 80)}</span>`}</span> <span class="lasted">${lasted === null ? '' : duration(lasted / 1_000)}</span></li>
`
}

function bar(moments: readonly Moment[], lasting: readonly number[]): Html {
  const whole = lasting.reduce((sum, one) => sum + one, 0)
  if (whole === 0) return html``
  let from = 0
  const pieces = moments.flatMap(({ stage }, index) => {
    const length = ((lasting[index] ?? 0) / whole) * width
    const at = from
    from += length
    return length < 1
      ? []
      : [html`<rect class="${stage}" x="${at.toFixed(1)}" y="0" width="${Math.max(1, length - 2).toFixed(1)}" height="12"/>`]
  })
  return html`<svg class="bar" viewBox="0 0 ${width} 12" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>`
}
