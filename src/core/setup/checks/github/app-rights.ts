import { type Check, ok } from '../../finding.ts'
import { loopRights } from '../../rights.ts'
import { tokenOf } from '../../token-of.ts'
import { listed, placeOf } from '../place.ts'
import { unseen } from './unseen.ts'

export const appRights: Check = {
  name: 'app-rights',
  looksAt: 'The App of the loop is installed, with the rights that are asked of it.',
  needs: 'github',
  look: ({ github, loops }) => {
    const loop = loops.find((one) => tokenOf(one).kind === 'app')
    if (github === null || loop === undefined) return []
    if (github.installations.kind === 'unseen') return unseen('The installed Apps and their rights', github.installations)
    const named = /vars\.(\w+)/.exec(tokenOf(loop).maker?.with['client-id'] ?? loop.given['app-client-id'] ?? '')?.[1]
    const id = named === undefined || github.variables.kind === 'unseen' ? null : (github.variables.value[named] ?? null)
    const app = github.installations.value.find(({ clientId }) => clientId !== null && clientId === id)
    const place = placeOf(loop)
    if (id === null)
      return [
        {
          severity: 'note',
          place,
          found: 'Which App it is could not be seen.',
          means: 'Its client id is in no variable that this token reads (`variables: read`).',
          mend: '',
        },
      ]
    if (app === undefined)
      return [
        {
          severity: 'error',
          place,
          found: 'No App with that client id is installed for this owner.',
          means: 'No token can be made, so every run fails.',
          mend: "Install it under the App's settings → Install App.",
        },
      ]
    const lacking = loopRights.filter(({ name, level }) => !['write', level].includes(app.permissions[name.replaceAll('-', '_')] ?? ''))
    if (lacking.length === 0) return [ok(`The App \`${app.slug}\` is installed and has the rights.`, place)]
    return [
      {
        severity: 'error',
        place,
        found: `The App \`${app.slug}\` lacks ${listed(lacking.map(({ name, level }) => `${name}: ${level}`))}.`,
        means: 'A token that asks for more than the App has is not made, so every run fails.',
        mend: "Grant them under the App's settings → Permissions & events, and accept the request under the installation.",
      },
    ]
  },
}
