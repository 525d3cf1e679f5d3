/** An action at one commit, and the release that this commit is. */
interface Pin {
  readonly action: string
  readonly commit: string
  readonly release: string
}

/** What generated workflows and advice use beside this action; the project's own workflows are held to it by a test. */
export const pins = {
  appToken: { action: 'actions/create-github-app-token', commit: 'bcd2ba49218906704ab6c1aa796996da409d3eb1', release: 'v3.2.0' },
  checkout: { action: 'actions/checkout', commit: 'de0fac2e4500dabe0009e67214ff5f5447ce83dd', release: 'v6.0.2' },
  uploadArtifact: { action: 'actions/upload-artifact', commit: 'b7c566a772e6b6bfb58ed0dc250532a479d7789f', release: 'v6.0.0' },
} as const satisfies Readonly<Record<string, Pin>>

/** Where the action is taken from unless somebody says otherwise. */
export const ownAction = 'owner/ci-feedback-loop'
/** Its moving tag. */
export const ownTag = 'v0'
export const ownWorkflow = '.github/workflows/feedback-loop.yml'

/** As it stands behind `uses:`, with the release as a comment. */
export function pinned({ action, commit, release }: Pin): string {
  return `${action}@${commit} # ${release}`
}
