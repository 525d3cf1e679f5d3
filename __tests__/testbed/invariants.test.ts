import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type AttemptRecord, type LoopRecord } from '../../src/core/model/loop.ts'
import { encodeRecord, keyLine } from '../../src/core/model/marker.ts'
import { toSha } from '../../src/core/model/pull.ts'
import { blobId } from '../../testbed/blob-id.ts'
import { canariesIn } from '../../testbed/canaries.ts'
import { newState } from '../../testbed/github/new-state.ts'
import type { CommentState, PullState } from '../../testbed/github/state.ts'
import type { History, PastCommit } from '../../testbed/history.ts'
import { type AgentStart, type Observed, standing, type Violation, violations } from '../../testbed/invariants.ts'

const sha = (letter: string): string => letter.repeat(40)
const [base, human, first, second, third, fourth] = ['0', '1', 'a', 'b', 'c', 'd'].map(sha) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const loop = 'loop-app[bot]'

function commit(id: string, parent: string, given: Partial<PastCommit> = {}): PastCommit {
  return {
    sha: id,
    tree: `tree ${id}`,
    parents: [parent],
    author: loop,
    message: 'fix: it\n\nCodality-Attempt: 1/3\nCodality-Trigger: ci',
    changed: new Map([['a.js', blobId('repaired\n')]]),
    ...given,
  }
}

function history(commits: readonly PastCommit[], refs: Readonly<Record<string, string>>): History {
  const people = [
    commit(base, '', { parents: [], author: 'maria', message: 'Start', changed: new Map() }),
    commit(human, base, { author: 'maria', message: 'Break it', changed: new Map() }),
  ]
  return { commits: new Map([...people, ...commits].map((one) => [one.sha, one])), refs: new Map(Object.entries(refs)) }
}

const ended: AttemptRecord = {
  epoch: '0',
  number: 1,
  from: toSha(human),
  ended: 'pushed',
  commit: toSha(first),
  failures: 1,
  broken: 0,
  fingerprint: '',
  ids: [],
  after: null,
  costUsd: null,
  seconds: 1,
}
const record: LoopRecord = {
  version: 1,
  pull: 1,
  epoch: '0',
  ledger: 'refs',
  attempts: [ended],
  handled: [],
  stopped: false,
  working: null,
}

function comment(id: number, lastLine: string, author = loop): CommentState {
  return {
    id,
    pull: 1,
    author,
    body: `Words\n${lastLine}`,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    reactions: [],
  }
}

const start: AgentStart = { pull: 1, run: 50, from: 0, until: 1, left: { 'a.js': 'repaired\n' } }
const claim = 'refs/codality/1/0/1.1'
const branch = 'refs/heads/work'

/** One attempt that went well. */
function observed(given: Partial<Observed> = {}, comments: readonly CommentState[] = [comment(1, encodeRecord(record))]): Observed {
  const state = newState()
  state.pulls.push({
    number: 1,
    title: 'Work',
    state: 'open',
    author: 'maria',
    headBranch: 'work',
    baseBranch: 'main',
    headRepository: state.repository,
    labels: [],
  })
  state.comments.push(...comments)
  return {
    state,
    history: history([commit(first, human)], { [branch]: first, [claim]: human }),
    agents: [start],
    loop: [loop],
    maxAttempts: 3,
    human: [{ pull: 1, sha: human }],
    closed: [],
    cutOff: new Map(),
    outgoing: ['all is well'],
    canaries: ['ghs_verySecretCanary42'],
    replayed: { before: ['x'], after: ['x'] },
    ...given,
  }
}

const told = (state: Observed): readonly string[] => violations(state).map(({ invariant, sentence }) => `${invariant} ${sentence}`)

test('nothing is held against an attempt that went well', () => {
  expect(told(observed())).toEqual([])
})

test('a merge is held to what it changes beside the base branch, which it may bring in', () => {
  const ofBase = commit(second, base, {
    author: 'ben',
    message: 'Move on',
    changed: new Map([
      ['.github/CODEOWNERS', blobId('ben\n')],
      ['b.js', blobId('theirs\n')],
    ]),
  })
  const merge = (files: Readonly<Record<string, string>>): Observed =>
    observed({
      history: history(
        [
          ofBase,
          commit(first, human, {
            parents: [human, second],
            changed: new Map(Object.entries(files).map(([path, text]) => [path, blobId(text)])),
          }),
        ],
        { [branch]: first, [claim]: human },
      ),
    })
  expect(told(merge({ 'a.js': 'repaired\n', '.github/CODEOWNERS': 'ben\n', 'b.js': 'theirs\n' }))).toEqual([])
  expect(told(merge({ '.github/CODEOWNERS': 'ben\n', 'b.js': 'theirs\n' }))).toEqual([])
  expect(told(merge({ 'a.js': 'repaired\n', '.github/CODEOWNERS': 'mine\n' })).map((sentence) => sentence.slice(0, 2))).toEqual([
    'I3',
    'I4',
  ])
})

describe('each invariant is broken by what it forbids', () => {
  const four = history([commit(first, human), commit(second, first), commit(third, second), commit(fourth, third)], {
    [branch]: fourth,
    [claim]: human,
    'refs/codality/1/0/2.1': first,
    'refs/codality/1/0/3.1': second,
    'refs/codality/1/0/4.1': third,
  })
  const starts = (...runs: readonly number[]): readonly AgentStart[] => runs.map((run) => ({ ...start, run, from: run, until: run + 1 }))
  const working = encodeRecord({ ...record, working: { runId: 50, runAttempt: 1 } })
  const fork: PullState = {
    number: 1,
    title: 'Work',
    state: 'open',
    author: 'eve',
    headBranch: 'work',
    baseBranch: 'main',
    headRepository: 'eve/shop',
    headSha: human,
    labels: [],
  }

  test.each<[string, Violation['invariant'] | 'I3 I4', Partial<Observed>, (readonly CommentState[])?]>([
    ['a fourth attempt in an epoch', 'I1', { history: four, agents: starts(50, 51, 52, 53) }],
    [
      'a push without a claim',
      'I1',
      { history: history([commit(first, human), commit(second, first)], { [branch]: second, [claim]: human }) },
    ],
    ['two agents for one slot', 'I2', { agents: starts(50, 51) }],
    [
      'a slot without an agent, though no turn was cut off',
      'I2',
      { agents: [], history: history([], { [branch]: human, [claim]: human }) },
    ],
    [
      'a commit of a person that is gone',
      'I3',
      {
        human: [
          { pull: 1, sha: human },
          { pull: 1, sha: second },
        ],
      },
    ],
    [
      'a path that no agent touched',
      'I3 I4',
      {
        history: history(
          [
            commit(first, human, {
              changed: new Map([
                ['a.js', blobId('repaired\n')],
                ['b.js', null],
              ]),
            }),
          ],
          { [branch]: first, [claim]: human },
        ),
      },
    ],
    [
      'another content than the agent left',
      'I4',
      {
        history: history([commit(first, human, { changed: new Map([['a.js', blobId('stale\n')]]) })], { [branch]: first, [claim]: human }),
      },
    ],
    [
      'a roll-back to another tree',
      'I4',
      {
        history: history([commit(first, human), commit(second, first, { message: `revert: it\n\nCodality-Reverts: ${first}` })], {
          [branch]: second,
          [claim]: human,
        }),
      },
    ],
    [
      'two agents at once',
      'I5',
      {
        agents: [
          { ...start, until: 9 },
          { ...start, run: 51, from: 5, until: 6 },
        ],
        history: history([commit(first, human)], { [branch]: first, [claim]: human, 'refs/codality/1/0/2.1': human }),
      },
    ],
    ['two status comments', 'I6', {}, [comment(1, encodeRecord(record)), comment(2, encodeRecord(record))]],
    ['no status comment', 'I6', {}, []],
    [
      'a notice that was posted twice',
      'I6',
      {},
      [comment(1, encodeRecord(record)), comment(2, keyLine('green 0/1')), comment(3, keyLine('green 0/1'))],
    ],
    ['a comment that says "working"', 'I7', {}, [comment(1, working)]],
    ['an attempt that never ended', 'I7', {}, [comment(1, encodeRecord({ ...record, attempts: [{ ...ended, ended: 'working' }] }))]],
    ['a canary in base64', 'I8', { outgoing: [`see ${Buffer.from('xyghs_verySecretCanary42').toString('base64')}`] }],
    ['an agent for a fork', 'I9', { state: { ...newState(), pulls: [fork], comments: [comment(1, encodeRecord(record))] }, human: [] }],
    ['a push after the end of the pull request', 'I9', { closed: [{ pull: 1, head: human }] }],
    [
      'a session for somebody who may only read',
      'I9',
      { history: history([], { [branch]: human, 'refs/codality/1/100-ic7/asked': human }) },
      [comment(1, encodeRecord(record)), comment(7, 'do it', 'rita')],
    ],
    ['a replay that changes something', 'I10', { replayed: { before: ['x'], after: ['x', 'y'] } }],
  ])('%s', (_, invariant, given, comments) => {
    expect([...new Set(violations(observed(given, comments)).map((found) => found.invariant))].join(' ')).toBe(invariant)
  })
})

test('what was cut off may have claimed a slot and started nobody', () => {
  expect(told(observed({ agents: [], history: history([], { [branch]: human, [claim]: human }), cutOff: new Map([[1, 1]]) }))).toEqual([])
})

test('a comment that counts without refs knows the slots', () => {
  const marker = encodeRecord({ ...record, ledger: 'marker' })
  expect(told(observed({ history: history([commit(first, human)], { [branch]: first }) }, [comment(1, marker)]))).toEqual([])
})

test('what stands names no run that wrote it', () => {
  const at = (run: number): readonly string[] =>
    standing(observed({}, [comment(1, `[This run](http://github/acme/shop/actions/runs/${run})`)]), 1)
  expect(at(50)).toEqual(at(51))
  expect(at(50)).toContain(`${claim} ${human}`)
})

describe('a canary is found', () => {
  const canary = 'ghs_verySecret+Canary/42'
  const bytes = Buffer.from(canary)
  test.each([
    ['plain', canary],
    ['in base64, aligned', bytes.toString('base64')],
    ['in base64, one byte later', Buffer.from(`x${canary}yz`).toString('base64')],
    ['in base64, two bytes later', Buffer.from(`xy${canary}z`).toString('base64')],
    ['as hex', bytes.toString('hex').toUpperCase()],
    ['for a URL', encodeURIComponent(canary)],
    [
      'reversed',
      [...bytes]
        .toReversed()
        .map((byte) => String.fromCharCode(byte))
        .join(''),
    ],
    ['split by zero width', canary.split('').join('\u200B')],
    ['packed', gzipSync(`here: ${canary}`).toString('base64')],
  ])('%s', (_, text) => {
    expect(canariesIn(`before ${text} after`, [canary])).toEqual([canary])
  })

  test('and nothing else is', () => {
    expect(canariesIn(`before ${canary.slice(0, -1)} after`, [canary])).toEqual([])
  })
})
