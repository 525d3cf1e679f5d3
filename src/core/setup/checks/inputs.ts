import { nearestName } from '../../commands/nearest.ts'
import { type Check, type Finding, ok } from '../finding.ts'
import { inputNames, ofTheStep, ofThreeJobs } from '../input-names.ts'
import type { Loop } from '../repository.ts'
import { placeOf } from './place.ts'

export const inputs: Check = {
  name: 'inputs',
  looksAt: 'The loop is given inputs that it has.',
  needs: 'files',
  look: ({ loops }) => loops.flatMap(lookAt),
}

function lookAt(loop: Loop): readonly Finding[] {
  const isCalled = loop.form === 'three-jobs'
  const known = isCalled ? [...inputNames.filter((name) => !ofTheStep.includes(name)), ...ofThreeJobs] : inputNames
  const unknown = Object.keys(loop.given).filter((name) => !known.includes(name))
  if (unknown.length === 0) return [ok('All inputs that are given are known.', placeOf(loop, ['with'], 'step'))]
  return unknown.map((name) => {
    const near = nearestName(name, known)
    return {
      severity: isCalled ? 'error' : 'warning',
      place: placeOf(loop, ['with', name], 'step'),
      found: `No input is called \`${name}\`${near === null ? '' : `; \`${near}\` is near`}.`,
      means: isCalled
        ? 'GitHub refuses to start a workflow that is called with an input it does not have.'
        : 'GitHub warns of it and the action never sees it, so what it was to change stays as it is.',
      mend: near === null ? `Take \`${name}\` out, or look its name up in action.yml.` : `${near}: ${loop.given[name] ?? ''}`,
    }
  })
}
