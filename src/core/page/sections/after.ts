import type { Proof } from '../../model/work.ts'
import { tellProgress } from '../../report/progress.ts'
import { tellWork } from '../../report/work.ts'
import { block, share } from '../bounded.ts'
import { html, type Html } from '../html.ts'
import type { PageInput } from '../input.ts'
import { markdown } from '../markdown.ts'
import type { Section } from '../section.ts'
import type { Tone } from './header.ts'

/** What is left of the failures: as the proof showed it here, and as CI said of earlier attempts. */
export function after({ outcome, context: { work, record } }: PageInput): Section | null {
  const judged = record.attempts.flatMap(({ number, after: progress }) =>
    progress === null
      ? []
      : [html`<li>CI on ${number === 0 ? 'what was asked for' : `attempt ${number}`}: ${tellProgress(progress)}.</li>`],
  )
  if (work === null && judged.length === 0) return null
  const proven =
    work === null
      ? null
      : html`${meter(work.proof)}<div class="story">${markdown(tellWork(work, outcome.kind === 'agent-failed').join('\n\n'))}</div>${output(work.proof)}`
  return {
    id: 'after',
    title: 'After the change',
    count: '',
    body: html`${proven}${judged.length === 0 ? null : html`<ul class="plain">${judged}</ul>`}`,
  }
}

function meter(proof: Proof): Html {
  const [words, tone] = verdict(proof)
  return html`<p class="verdict"><strong class="state ${tone}">${words}</strong></p>`
}

function verdict(proof: Proof): readonly [string, Tone] {
  if (proof.kind === 'not-run') return ['Not proven here', 'warn']
  const { of, passing, what, originals } = proof
  const noun = of === 1 ? what.slice(0, -1) : what
  if (passing < of) return [what === 'tests' ? `${passing} of ${of} ${noun} pass` : `${passing} of ${of} ${noun} gone`, 'bad']
  const words = what === 'tests' ? `${passing} of ${of} ${noun} ${of === 1 ? 'passes' : 'pass'}` : `${passing} of ${of} ${noun} gone`
  return originals === 'fail' ? [`${words}, with changed tests only`, 'warn'] : [words, 'good']
}

function output(proof: Proof): Html | null {
  if (proof.kind !== 'run' || proof.output.trim() === '') return null
  return html`<details class="item"><summary><span class="name">What the last run that failed printed</span></summary><div class="inside">${block(proof.output, share.output)}</div></details>`
}
