import type { FileEdit } from './edit.ts'
import type { History } from './history.ts'

/** What was done to a test or a check. `says` opens the message, `remedy` closes it. */
export const kinds = {
  'test-deleted': {
    says: 'Tests are deleted or commented out',
    remedy: 'Put them back, or say in the pull request why they are no longer wanted.',
  },
  'test-file-deleted': {
    says: 'A file of tests is deleted',
    remedy: 'Put it back, or say in the pull request why it is no longer wanted.',
  },
  'test-file-hidden': { says: 'A file of tests has a name that the test runner does not look for', remedy: 'Give it its name back.' },
  'test-skipped': { says: 'Tests are skipped', remedy: 'Let them run, and repair what fails.' },
  'test-focused': { says: 'Tests are focused, so that all others are not run', remedy: 'Take the focus away.' },
  'test-expected-to-fail': { says: 'Tests are marked as expected to fail', remedy: 'Take the mark away, and repair what fails.' },
  'test-emptied': { says: 'Tests have nothing in them any more', remedy: 'Put back what they did.' },
  'test-ends-early': { says: 'Tests return before they test anything', remedy: 'Take the `return` away, and repair what fails.' },
  'case-removed': {
    says: 'Cases of tests are taken away',
    remedy: 'Put them back, or say in the pull request why they are no longer wanted.',
  },
  'assertion-removed': {
    says: 'Assertions are taken away',
    remedy: 'Put them back, or say in the pull request why they are no longer true.',
  },
  'assertion-weakened': { says: 'Assertions demand less than before', remedy: 'Assert what was asserted, and repair the code.' },
  'assertion-tautological': { says: 'Assertions cannot fail', remedy: 'Assert something about the code.' },
  'tolerance-raised': { says: 'Tolerances of assertions are raised', remedy: 'Look whether the result or the tolerance was wrong.' },
  'expected-value-changed': {
    says: 'An expected value changed',
    remedy: 'Look whether the old or the new value is what the code should give.',
  },
  'failure-swallowed': { says: 'Failures of assertions are caught and dropped', remedy: 'Let the error reach the test runner.' },
  'runner-file-added': {
    says: 'A file is new that a test runner loads by itself, so it can decide what is run and what passes',
    remedy: 'Read all of it.',
  },
  'run-bent': {
    says: 'Code beside the tests can take tests out of a run, or change how they end',
    remedy: 'Take it away, and repair what fails.',
  },
  'snapshot-rewritten': {
    says: 'Snapshots of what the code gives are rewritten',
    remedy: 'Read the new snapshot: it is right only if the code is.',
  },
  'threshold-lowered': { says: 'A threshold is lowered', remedy: 'Put it back, and raise what it measures.' },
  'limit-raised': { says: 'Limits, retries or timeouts are raised', remedy: 'Put them back, and look why they are reached.' },
  'suppression-added': { says: 'Checks are suppressed', remedy: 'Repair what the check found, or say beside it why it is wrong.' },
  'check-loosened': { says: 'The configuration of tests or checks is loosened', remedy: 'Put it back, and repair what was found.' },
  'files-excluded': { says: 'Files are taken out of what is tested or checked', remedy: 'Put them back, and repair what was found.' },
  'command-neutralised': { says: 'Commands that fail no longer fail the job', remedy: 'Let the command fail, and repair what it finds.' },
  unreadable: { says: 'Files of tests could not be compared with what they were', remedy: 'Look at them yourself.' },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly remedy: string }>>

export type Kind = keyof typeof kinds

/** One place where a test or a check was weakened. */
export interface Sighting {
  readonly kind: Kind
  readonly path: string
  /** From 1, in the new text; null where the whole file or what is gone is meant. */
  readonly line: number | null
  /** Certain when there is hardly another reading; likely when a good reason is easy to think of. */
  readonly sure: 'certain' | 'likely'
  /** A name or a few words of the line. Untrusted text. */
  readonly what: string
}

/** Growing means one file and one line in `recognisers/index.ts`. Time is linear in the change, nothing throws. */
export interface Recogniser {
  readonly name: string
  recognise(edits: readonly FileEdit[], history: History): Iterable<Sighting>
}
