import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventSources, recognise } from '../../../src/core/triggers/index.ts'
import { readCommand } from '../../../src/core/triggers/command.ts'
import { secondsOf } from '../../../src/core/triggers/payload.ts'
import { context, example, patch } from './payloads.ts'

const events = eventSources.map(({ event }) => event)

test.each(['push', '', 'workflow_run ', 'constructor', '__proto__'])('the event %j is none that the loop listens to', (event) => {
  expect(recognise(event, {}, context)).toEqual({ kind: 'ignored', because: { code: 'unsupported-event', event } })
})

test.each(events)('%s: whatever JSON comes, it is ignored and never throws', (event) => {
  fc.assert(
    fc.property(fc.jsonValue(), (payload) => {
      expect(recognise(event, payload, context)).toMatchObject({ kind: 'ignored', because: { code: 'malformed-event', event } })
    }),
  )
})

test('a real payload with anything at one place never throws', () => {
  const paths = [
    'action',
    'issue',
    'issue.number',
    'issue.pull_request',
    'comment.id',
    'comment.body',
    'comment.created_at',
    'comment.user',
    'comment.user.type',
    'comment.user.login',
  ]
  const payload = patch(example('issue_comment', 'created'), { 'issue.pull_request': {} })
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      expect(recognise('issue_comment', patch(payload, { [path]: value }), context).kind).toMatch(/^(?:trigger|ignored)$/)
    }),
  )
})

describe('a command', () => {
  test.each<[string, string, string, string]>([
    ['/codality retry', 'retry', '', ''],
    ['/codality   STATUS', 'status', '', ''],
    ['/Codality Retry', 'retry', '', ''],
    ['/codality\tstop now', 'stop', 'now', 'now'],
    ['\n\n  /codality help  \nand more', 'help', '', '\nand more'],
    ['/codality', 'help', '', ''],
    ['/codality\r\nretry', 'help', '', '\nretry'],
    ['/codality retry\r\n', 'retry', '', ''],
    ['/codality retry  unit  tests \r\n it hangs\r\nhere ', 'retry', 'unit tests', 'unit  tests\n it hangs\r\nhere'],
    ['/codality explode', 'explode', '', ''],
    ['/codality retry!', 'retry!', '', ''],
    ['/codality constructor', 'constructor', '', ''],
  ])('%j is %s', (text, command, argument, said) => {
    expect(readCommand(text, '/codality')).toEqual({ command, argument, text: said })
  })

  test.each([
    '',
    ' ',
    'please /codality retry',
    '/codalityretry',
    '/codality-retry',
    '/codality/retry',
    '> /codality retry',
    '`/codality retry`',
    'retry',
    'Hello\n/codality retry',
  ])('%j is none', (text) => {
    expect(readCommand(text, '/codality')).toBeNull()
  })

  test('its name and its argument are bounded; what an agent is told is not cut', () => {
    const long = 'x'.repeat(5_000)
    expect(readCommand(`/codality ${long}`, '/codality')?.command).toHaveLength(200)
    expect(readCommand(`/codality fix ${long}`, '/codality')).toEqual({ command: 'fix', argument: 'x'.repeat(200), text: long })
  })

  test('has the prefix that the maintainer chose', () => {
    expect(readCommand('/fix retry', '/fix')?.command).toBe('retry')
    expect(readCommand('/codality retry', '/fix')).toBeNull()
  })
})

describe('the seconds of a timestamp', () => {
  test.each([
    '1970-01-01T00:00:00Z',
    '2000-02-29T23:59:59Z',
    '2024-02-29T12:00:00Z',
    '2100-03-01T00:00:00Z',
    '2019-05-15T15:20:21Z',
    '2026-12-31T23:59:59Z',
  ])('of %s', (text) => {
    expect(secondsOf(text)).toBe(Date.parse(text) / 1_000)
  })

  test('are what the platform says, for every second of the years that matter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
        expect(secondsOf(new Date(seconds * 1_000).toISOString())).toBe(seconds)
        expect(secondsOf(new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z'))).toBe(seconds)
      }),
    )
  })

  test('leave fractions out', () => {
    expect(secondsOf('2026-01-31T12:00:00.999Z')).toBe(secondsOf('2026-01-31T12:00:00Z'))
  })
})
