import { codeSpan, fence } from '../common/fence.ts'
import { listLines } from '../model/listing.ts'
import type { ReviewRemark, ReviewVerdict, Session, Utterance } from '../model/session.ts'

/** What the checkout adds to what people said. */
export interface SaidFacts {
  /** Suggestions as patches, by the ids of their remarks. */
  readonly patches: ReadonlyMap<number, readonly string[]>
  /** The code that the words point to. */
  readonly pointed: readonly PointedCode[]
}

export interface PointedCode {
  readonly path: string
  readonly from: number
  readonly to: number
  /** Numbered lines. */
  readonly lines: string
}

export const nothingSaid: SaidFacts = { patches: new Map(), pointed: [] }

/** Of reviews with more remarks each is told shorter. */
const manyRemarks = 20

const namedConflicts = 100

/** What a session is asked to do, as the end of a sentence about where. */
export function askedOf(session: Extract<Session, { kind: 'comment' | 'review' }>): { readonly who: string; readonly what: string } {
  if (session.kind === 'comment')
    return {
      who: 'A maintainer wrote a comment on',
      what: 'Do what the comment asks. Where it only asks a question, change nothing and answer it in your last words.',
    }
  return reviewTasks[session.verdict]
}

const eachRemark = 'Do what the review and its remarks ask. Where they only ask a question, answer it in your last words.'

const reviewTasks: Readonly<Record<ReviewVerdict, { readonly who: string; readonly what: string }>> = {
  changes_requested: { who: 'A reviewer requested changes on', what: 'Address each remark of the review.' },
  commented: { who: 'A reviewer commented on', what: eachRemark },
  approved: { who: 'A reviewer approved, with remarks,', what: eachRemark },
}

/** What people said that the session is about, in their own words. */
export function tellWords(session: Session, { patches, pointed }: SaidFacts): readonly string[] {
  switch (session.kind) {
    case 'ci':
      return session.asked === undefined || session.asked.text === ''
        ? []
        : [`## What the maintainer says of it\n${fence(session.asked.text, 20_000)}`]
    case 'conflict':
      return [`## Files in conflict\n${listLines(session.files, namedConflicts, (path) => codeSpan(path, 300)).join('\n')}`]
    case 'comment':
      return [
        `## The comment, in the maintainer's words\n${fence(session.text, 20_000)}`,
        ...tellBefore('## What people said before it', session.before),
        ...tellPointed(pointed),
      ]
    case 'review': {
      const isLong = session.remarks.length > manyRemarks
      const body = session.text.trim() === '' ? [] : [`## The review, in the reviewer's words\n${fence(session.text, 20_000)}`]
      return [
        ...body,
        ...session.remarks.map((remark) => tellRemark(remark, patches.get(remark.id) ?? [], isLong)),
        ...tellPointed(pointed),
        ...tellReplies(session.remarks),
      ]
    }
  }
}

function tellRemark(remark: ReviewRemark, patches: readonly string[], isLong: boolean): string {
  const { id, path, hunk, text, before } = remark
  const words =
    text === null
      ? 'The words of this remark were edited after the review was submitted, so they are left out.'
      : fence(text, isLong ? 2_000 : 5_000)
  return [
    `### On ${codeSpan(path)}${placeOf(remark)} (remark ${id})`,
    ...(hunk === '' ? [] : [fence(hunk.slice(-(isLong ? 600 : 2_000)), 2_000, 'diff')]),
    ...tellBefore('Said before it in the same thread, the newest last:', before),
    words,
    ...patches.map((patch) => `This suggestion as a patch for exactly its lines:\n${fence(patch, 5_000, 'diff')}`),
  ].join('\n')
}

function placeOf({ subject, line, startLine, side, isOutdated }: ReviewRemark): string {
  if (subject === 'file') return ', the file as a whole'
  if (line === null) return ''
  const lines = startLine === null || startLine === line ? `line ${line}` : `lines ${startLine} to ${line}`
  return `, ${lines}${side === 'left' ? ' of what the pull request takes away' : ''}${isOutdated ? ' of an older commit' : ''}`
}

function tellBefore(title: string, before: readonly Utterance[]): readonly string[] {
  if (before.length === 0) return []
  const said = before.map(
    ({ author, text }) =>
      `${codeSpan(author, 100)}:\n${text === null ? 'These words were edited since, so they are left out.' : fence(text, 1_500)}`,
  )
  return [[title, ...said].join('\n')]
}

function tellPointed(pointed: readonly PointedCode[]): readonly string[] {
  if (pointed.length === 0) return []
  const places = pointed.map(
    ({ path, from, to, lines }) => `${codeSpan(path)}, ${from === to ? `line ${from}` : `lines ${from} to ${to}`}:\n${fence(lines, 4_000)}`,
  )
  return [`## The code that is pointed to, as it is in this commit\n${places.join('\n')}`]
}

function tellReplies(remarks: readonly ReviewRemark[]): readonly string[] {
  const [first] = remarks
  if (first === undefined) return []
  return [
    `## What each remark is answered with\nWhen you have ended, each remark gets a reply. Say what goes into it: write a JSON file at the path that the environment variable \`CODALITY_REPLIES\` holds, with one entry for each remark by its number:\n${fence(`[{ "id": ${first.id}, "done": true, "says": "One plain sentence: what was done, or why not." }]`, 500, 'json')}\n\`done\` is \`true\` only where the remark is dealt with.`,
  ]
}
