import type { GuardPolicy, Objection } from '../model/change.ts'
import { isProven, type Proof } from '../model/work.ts'

interface ProofPolicy extends Pick<GuardPolicy, 'testChanges'> {
  readonly requireProof: boolean
}

/** What running the failing tests says against a push. */
export function judgeProof(proof: Proof, { requireProof, testChanges }: ProofPolicy): readonly Objection[] {
  const originals: readonly Objection[] =
    proof.kind === 'run' && proof.originals === 'fail' && testChanges !== 'allow'
      ? [
          {
            guard: 'original-tests',
            weight: testChanges,
            message:
              'The failing tests pass only with the test files that the agent changed; with those files as they were they still fail.',
            remedy: 'Look whether the tests or the code were wrong; `test-changes: allow` pushes such changes without a word.',
            path: null,
          },
        ]
      : []
  const unproven: readonly Objection[] =
    requireProof && !isProven(proof)
      ? [
          {
            guard: 'require-proof',
            weight: 'block',
            message: `It was not seen to make the failing tests pass: ${whyUnproven(proof)}`,
            remedy: 'Give `setup-command` or `verify-command`, or set `require-proof: false` to let CI decide.',
            path: null,
          },
        ]
      : []
  return [...originals, ...unproven]
}

/** One sentence on what was not seen. */
function whyUnproven(proof: Proof): string {
  if (proof.kind === 'run') return whyRed(proof)
  switch (proof.because) {
    case 'no-change':
      return 'nothing was changed.'
    case 'no-command':
      return 'no command is known that runs only what failed.'
    case 'no-failures':
      return 'no test had failed.'
    case 'not-failing-here':
      return 'what failed in CI does not fail in this checkout.'
    case 'not-runnable-here':
      return 'the failing tests could not be run in this checkout.'
    case 'not-startable':
      return 'the command that runs the failing tests did not start in this checkout.'
    case 'verify-not-started':
      return '`verify-command` did not start in this checkout.'
    case 'timed-out':
      return '`verify-timeout-minutes` were over before they had been seen to fail here.'
  }
}

function whyRed({ of, passing, timedOut, originals }: Extract<Proof, { kind: 'run' }>): string {
  if (passing < of)
    return `${of - passing} of ${of} still fail here${timedOut ? ', or had not ended when `verify-timeout-minutes` were over' : ''}.`
  return originals === 'not-run'
    ? 'it could not be seen whether they pass with the test files as they were, too.'
    : 'they pass only with changed test files.'
}
