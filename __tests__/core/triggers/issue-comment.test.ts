import { describe, expect, test } from 'vitest'
import { keyLine } from '../../../src/core/model/marker.ts'
import { recognise } from '../../../src/core/triggers/index.ts'
import { context, example, examples, patch } from './payloads.ts'

const created = patch(example('issue_comment', 'created'), { 'issue.pull_request': { url: 'https://api.github.com/repos/o/r/pulls/1' } })

function recogniseComment(changes: Readonly<Record<string, unknown>> = {}): ReturnType<typeof recognise> {
  return recognise('issue_comment', patch(created, changes), context)
}

const said = {
  pull: 1,
  title: 'Spelling error in the README file',
  author: { login: 'Codertocat', type: 'User' },
  at: Date.parse('2019-05-15T15:20:21Z') / 1_000,
  commentId: 492_700_400,
}

test("GitHub's example under a pull request is a comment", () => {
  expect(recogniseComment()).toEqual({
    kind: 'trigger',
    trigger: { kind: 'commented', text: "You are totally right! I'll get this fixed right away.", ...said },
  })
})

test("GitHub's examples under an issue are none of ours", () => {
  const codes = examples('issue_comment').map((payload) => recognise('issue_comment', payload, context))
  expect(codes.filter(({ kind }) => kind === 'trigger')).toEqual([])
  expect(codes).toContainEqual({ kind: 'ignored', because: { code: 'not-a-pull' } })
})

test('a command carries its words, and what is said below it', () => {
  expect(recogniseComment({ 'comment.body': '/codality  Retry lint   e2e\nthanks' })).toEqual({
    kind: 'trigger',
    trigger: { kind: 'commanded', command: 'retry', argument: 'lint e2e', text: 'lint   e2e\nthanks', ...said },
  })
})

test('a program that the maintainer lists is heard', () => {
  const payload = patch(created, { 'comment.user.type': 'Bot', 'comment.user.login': 'reviewer[bot]' })
  expect(recognise('issue_comment', payload, { ...context, trustedBots: ['reviewer[bot]'] })).toMatchObject({
    trigger: { kind: 'commented', author: { login: 'reviewer[bot]', type: 'Bot' } },
  })
  expect(recognise('issue_comment', payload, { ...context, trustedBots: ['other[bot]'] })).toMatchObject({ because: { code: 'bot' } })
})

describe('[row 23] comments that are none of ours', () => {
  test.each<[string, Readonly<Record<string, unknown>>, object]>([
    ['edited', { action: 'edited' }, { code: 'unsupported-action', event: 'issue_comment', action: 'edited' }],
    ['deleted', { action: 'deleted' }, { code: 'unsupported-action', event: 'issue_comment', action: 'deleted' }],
    ['under an issue', { 'issue.pull_request': undefined }, { code: 'not-a-pull' }],
    ['under what says it is no pull request', { 'issue.pull_request': null }, { code: 'not-a-pull' }],
    ['of a program', { 'comment.user.type': 'Bot' }, { code: 'bot', login: 'Codertocat' }],
    ['of a mannequin', { 'comment.user.type': 'Mannequin' }, { code: 'bot', login: 'Codertocat' }],
    ['of an unknown kind of account', { 'comment.user.type': 'Agent' }, { code: 'bot', login: 'Codertocat' }],
    ['of an account without a kind', { 'comment.user.type': undefined }, { code: 'bot', login: 'Codertocat' }],
    ['of a deleted account', { 'comment.user': null }, { code: 'bot', login: 'ghost' }],
    ['with a marker of ours', { 'comment.body': `Please fix\n${keyLine('green 0/1')}` }, { code: 'own-words' }],
    ['a command with a marker of ours', { 'comment.body': `/codality retry ${keyLine('x')}` }, { code: 'own-words' }],
    ['without a word', { 'comment.body': ' \n ' }, { code: 'nothing-asked' }],
    ['without a body', { 'comment.body': null }, { code: 'nothing-asked' }],
  ])('%s', (_, changes, because) => {
    expect(recogniseComment(changes)).toEqual({ kind: 'ignored', because })
  })
})

describe('a damaged payload is named by its path', () => {
  test.each<[string, unknown]>([
    ['action', undefined],
    ['issue', undefined],
    ['issue.number', '1'],
    ['issue.pull_request', 'yes'],
    ['comment', null],
    ['comment.id', 0],
    ['comment.body', 5],
    ['comment.created_at', undefined],
    ['comment.created_at', 'yesterday'],
    ['comment.user', undefined],
    ['comment.user.login', 'x'.repeat(101)],
    ['comment.user.type', 5],
  ])('%s as %j', (path, value) => {
    const recognition = recogniseComment({ [path]: value })
    expect(recognition).toMatchObject({
      kind: 'ignored',
      because: { code: 'malformed-event', event: 'issue_comment', detail: expect.stringContaining(`\`${path}`) as string },
    })
  })
})
