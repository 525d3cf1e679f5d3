import * as v from 'valibot'
import { isSha, type PullNumber, type Sha } from '../../core/model/pull.ts'
import { type ReviewRemark, reviewStates, type SubmittedReview } from '../../core/model/session.ts'
import type { GitHub } from '../../ports/github.ts'
import { accountSchema, actorOf, databaseId } from './accounts.ts'
import { type Client, need, type Octokit } from './client.ts'
import { askIfPossible } from './graphql.ts'
import { type ReviewThread, threadsOf } from './review-threads.ts'

type Listed = Awaited<ReturnType<Octokit['rest']['pulls']['listCommentsForReview']>>['data'][number]

/** Reviews, and the remarks in them. */
export function reviews(client: Client): Pick<GitHub, 'remarks' | 'reviews'> {
  return {
    remarks: (number, review) => remarksOf(client, number, review),
    reviews: (number) => reviewsOf(client, number),
  }
}

/** Submitting a review writes its remarks, too, and not all in one second. */
const submittingSeconds = 60
/** A review with more is read as far as this. */
const mostRemarks = 300

async function remarksOf(
  client: Client,
  number: PullNumber,
  { id, at }: { readonly id: number; readonly at: number },
): Promise<readonly ReviewRemark[]> {
  const { octokit, owner, repo } = client
  const found = await need('pull-requests: read', () =>
    octokit.paginate(octokit.rest.pulls.listCommentsForReview, { owner, repo, pull_number: number, review_id: id, per_page: 100 }),
  )
  if (found.length === 0) return []
  const threads = await threadsOf(client, number)
  return found
    .slice(0, mostRemarks)
    .map((remark) =>
      toRemark(remark, threads.find(({ comments }) => comments.some((one) => one.id === remark.id)) ?? null, at + submittingSeconds),
    )
}

/** What is edited after `written`, in seconds since 1970, is left out. */
function toRemark(remark: Listed, thread: ReviewThread | null, written: number): ReviewRemark {
  const before = (thread?.comments ?? []).slice(
    0,
    thread?.comments.findIndex(({ id }) => id === remark.id),
  )
  return {
    id: remark.id,
    path: remark.path,
    hunk: remark.diff_hunk,
    ...(thread === null ? placeOf(remark) : { ...pick(thread), thread: { id: thread.id, isResolved: thread.isResolved } }),
    text: Date.parse(remark.updated_at) / 1_000 > written ? null : remark.body,
    before: before.map(({ author, text, editedAt }) => ({ author, text: editedAt !== null && editedAt > written ? null : text })),
  }
}

type Place = Pick<ReviewRemark, 'top' | 'subject' | 'side' | 'startLine' | 'line' | 'isOutdated'>

function pick({ top, subject, side, startLine, line, isOutdated }: ReviewThread): Place {
  return { top, subject, side, startLine, line, isOutdated }
}

/** The list of a review's remarks often leaves out where they stand: threads know it better. */
function placeOf(remark: Listed): Place & Pick<ReviewRemark, 'thread'> {
  const isOutdated = remark.position === null && remark.line == null
  return {
    thread: null,
    top: remark.in_reply_to_id ?? remark.id,
    subject: remark.subject_type?.toLowerCase() === 'file' ? 'file' : 'line',
    side: remark.side?.toLowerCase() === 'left' ? 'left' : 'right',
    startLine: (isOutdated ? remark.original_start_line : remark.start_line) ?? null,
    line: (isOutdated ? remark.original_line : remark.line) ?? null,
    isOutdated,
  }
}

const instant = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text) / 1_000),
  v.number(),
)
const reviewsSchema = v.object({
  repository: v.object({
    pullRequest: v.object({
      reviews: v.object({
        nodes: v.array(
          v.object({
            fullDatabaseId: databaseId,
            state: v.pipe(v.string(), v.toLowerCase()),
            body: v.string(),
            submittedAt: v.nullable(instant),
            lastEditedAt: v.nullable(instant),
            commit: v.nullable(v.object({ oid: v.custom<Sha>(isSha) })),
            author: v.nullable(accountSchema),
          }),
        ),
      }),
    }),
  }),
})

/** The list of REST begins with the oldest, and does not tell what was edited. */
const reviewsQuery = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviews(last: 50) { nodes { fullDatabaseId state body submittedAt lastEditedAt commit { oid } author { __typename login } } }
    }
  }
}`

async function reviewsOf(client: Client, number: PullNumber): Promise<readonly SubmittedReview[] | null> {
  const answer = await askIfPossible(client, 'The reviews of the pull request', reviewsSchema, reviewsQuery, {
    owner: client.owner,
    name: client.repo,
    number,
  })
  return (
    answer?.repository.pullRequest.reviews.nodes.flatMap(
      ({ fullDatabaseId: id, state, body, submittedAt: at, lastEditedAt: editedAt, commit, author }): readonly SubmittedReview[] => {
        const verdict = reviewStates.find((known) => known === state)
        if (verdict === undefined || at === null || commit === null || author === null) return []
        const isEdited = editedAt !== null && editedAt > at + submittingSeconds
        return [{ id, verdict, text: isEdited ? null : body, commit: commit.oid, at, author: actorOf(author) }]
      },
    ) ?? null
  )
}
