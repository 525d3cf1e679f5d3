import { setupNames } from './choice.ts'
import { loopRights } from './rights.ts'

/** The names that the settings of an App show for rights. */
const shown: Readonly<Record<string, string>> = {
  actions: 'Actions',
  checks: 'Checks',
  contents: 'Contents',
  issues: 'Issues',
  'pull-requests': 'Pull requests',
  statuses: 'Commit statuses',
}

/** How to make a GitHub App for the loop, step by step, one a line and without a number. */
export const appSteps: readonly string[] = [
  'Open https://github.com/settings/apps/new, or for an organisation Settings → Developer settings → GitHub Apps → New GitHub App.',
  'Give it a name and any homepage, and take away the mark at Webhook → Active: it is called by nobody.',
  `Under Repository permissions give it ${loopRights.map(({ name, level }) => `${shown[name] ?? name}: ${level === 'write' ? 'Read and write' : 'Read-only'}`).join(', ')}; nothing else.`,
  'Create it for this account only, and copy its Client ID from the page that follows.',
  'Under Private keys choose Generate a private key, and keep the file that is downloaded.',
  'Under Install App install it for this repository alone.',
  `Set the variable: gh variable set ${setupNames.clientId} --body CLIENT_ID`,
  `Set the secret: gh secret set ${setupNames.privateKey} < FILE.pem, and delete the file.`,
]

export function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n')
}
