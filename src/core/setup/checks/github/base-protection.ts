import { type Check, ok } from '../../finding.ts'
import { placeOf } from '../place.ts'
import { unseen } from './unseen.ts'

export const baseProtection: Check = {
  name: 'base-protection',
  looksAt: 'The base branch is protected, as the loop asks for unless it is told otherwise.',
  needs: 'github',
  look: ({ github, loops }) => {
    const [loop] = loops
    if (github === null || loop === undefined) return []
    if (github.isProtected.kind === 'unseen') return unseen('Whether the default branch is protected', github.isProtected)
    const branch = github.defaultBranch.kind === 'seen' ? github.defaultBranch.value : 'the default branch'
    if (github.isProtected.value) return [ok(`\`${branch}\` is protected.`)]
    if (loop.given['require-protected-base'] === 'false')
      return [
        {
          severity: 'note',
          place: placeOf(loop, ['with', 'require-protected-base'], 'step'),
          found: `\`${branch}\` is not protected, and the loop is told to work all the same.`,
          means: 'Nothing but the rights of people keeps a change from being merged that nobody has looked at.',
          mend: '',
        },
      ]
    return [
      {
        severity: 'error',
        place: placeOf(loop),
        found: `\`${branch}\` is not protected.`,
        means: 'The loop leaves its pull requests alone: what it pushes should be merged by people alone.',
        mend: 'Protect it under Settings → Rules → Rulesets (require a pull request), or:\nwith:\n  require-protected-base: false',
      },
    ]
  },
}
