import { expect, test } from 'vitest'
import { explainIgnore } from '../../../src/core/report/reasons.ts'
import { ignoreReasons as all } from '../../support/messages/ignored.ts'

test.each(all)('$code is explained in whole sentences', (reason) => {
  const text = explainIgnore(reason)
  expect(text).toMatch(/^[A-Z`].*\.$/)
  expect(text).not.toMatch(/undefined|null|\[object|\n/)
})

test('no two explanations are the same', () => {
  expect(new Set(all.map(explainIgnore)).size).toBe(all.length)
})

test('a run of a deleted fork is told as that', () => {
  expect(explainIgnore({ code: 'fork', pull: null, repository: null })).toMatch(/^The run comes from a deleted fork\./)
})

test('all of them', () => {
  expect(all.map((reason) => `${reason.code}: ${explainIgnore(reason)}`).join('\n')).toMatchInlineSnapshot(`
    "unsupported-event: The event \`push\` is not one the loop acts on. It listens to \`workflow_run\`, \`issue_comment\`, \`pull_request_review\`, \`pull_request_review_comment\`, \`schedule\` and \`workflow_dispatch\`. Take it out of \`on:\` of this workflow.
    unsupported-action: The event \`issue_comment\` came as \`edited\`, which the loop does not act on. Leave that out of its \`types:\`, so that no runner is started for it.
    malformed-event: The event \`issue_comment\` could not be read: \`\` \`comment.id\`: missing \`\`. Check that the step runs on GitHub's own event and that nothing rewrote the event file.
    run-not-for-a-pull: The run was started by \`schedule\`, so it says nothing about a pull request's commit. Nothing has to be done: the runs of pull requests are heard.
    run-not-conclusive: The run ended as \`cancelled\`, which says nothing about the code. Run it again where its result is wanted.
    run-only-begun: \`CI\` has only begun, and \`feedback: complete\` waits for its end. Set \`feedback: early\` to start on the first failed job, or leave \`requested\` and \`in_progress\` out of \`workflow_run: types:\`.
    end-awaited: \`CI\` has only begun. A pull request that nobody with write access vouches for is looked at when its CI has ended. Nothing has to be done until then.
    own-run: The run is this workflow's own (\`Loop\`). Take it out of \`workflow_run: workflows:\`.
    not-a-pull: The comment stands under an issue, not under a pull request. Ask under the pull request that is meant.
    bot: \`renovate[bot]\` is a program that is not listed in \`trusted-bots\`. Such programs are never answered, so that two of them cannot keep each other busy. Let a person ask, or list the program there.
    own-words: The text carries a marker of this loop, so it is the loop's own or a copy of it. Write in words of your own what is to be done.
    empty-review: The review requests changes but has neither a text nor remarks, so there is nothing to act on. Say in a comment, or in another review, what is to be changed.
    no-review: The review behind this event could not be found: the remark belongs to none. Ask for the same in a comment on the pull request.
    not-mentioned: The words do not mention \`@codality\` outside of code and quotations, and \`mention\` asks for that. Mention it in a new comment. Commands need no mention.
    no-pull: No open pull request was found for this event: the branch of run 5 has none. Nothing has to be done: once there is one, its next checks are heard.
    fork: Pull request #7 comes from the fork \`mallory/shop\`. Its code is never checked out with this workflow's rights. Push the branch to this repository to have it repaired, or set \`untrusted-pulls: diagnose\` to have its failures told.
    closed: Pull request #7 is closed. Open it again to have it served.
    draft: Pull request #7 is a draft, and \`drafts\` is \`false\`. The first event after it is ready for review is acted on.
    not-tracked: Pull request #7 does not fit \`track: label:bot\`. Make it fit, or change \`track\`, to have it served.
    base-unprotected: The loop is off: the base branch \`main\` of pull request #7 is not protected. Protect it under Settings → Rules, or set \`require-protected-base: false\`.
    head-unsafe: The head branch \`a;b\` of pull request #7 is the default branch or has characters that the loop does not push to. Rename the branch.
    outdated: The checks ran on aaaaaaa, but pull request #7 has moved to bbbbbbb. The checks of the new commit decide.
    not-allowed: \`mallory\`, who started the run, has the permission \`read\` on this repository. The loop works for people with write access alone, and for the programs in \`trusted-bots\`. Let somebody with write access ask, or list a program that you trust there.
    already-handled: This was taken on before (\`1000-ic5\`): a redelivered event or a second workflow on the same commit never starts the agent twice. Nothing has to be done; the command \`retry\` asks for another attempt.
    stopped: Pull request #7 was stopped by a person. The commands \`resume\` and \`retry\` start the loop again.
    nobody-waits: The checks of pull request #7 did not fail, and no repair of the loop waits for them. Nothing has to be done.
    still-running: The checks of pull request #7 did not end within \`settle-timeout-minutes\`, and none has failed so far: \`e2e\`. The end of the next workflow starts the loop again; raise the limit, or name what never ends in \`ignore-checks\`.
    gated: CI of pull request #7 waits for a person. Open its checks and approve the workflows to run.
    nothing-ran: No check of pull request #7 says yes or no: all were skipped or cancelled, or are left out by \`ignore-checks\`. Run the checks again where their result is wanted.
    passed: The checks of pull request #7 were followed from their beginning, and none failed. Nothing has to be done: the event of their end tells people.
    nothing-due: Nothing is left to do on pull request #7: what its checks say was taken on, and people were told. Nothing has to be done; the command \`retry\` asks for another attempt.
    nothing-asked: Nobody asked for a change: an approval without remarks, and a review without a word, start no session. Comment, or leave a remark on a line, to ask for one.
    moved: Pull request #7 has moved on from aaaaaaa or was closed while its checks were waited for. The checks of the new commit decide.
    busy: Run 900 was still at work on pull request #7 when the time to wait was over. Re-run this job once it has ended.
    cancelled: The job was cancelled before an attempt was claimed, so nothing was used up. Re-run this job to have it looked at again."
  `)
})
