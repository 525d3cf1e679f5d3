/** What GitHub said, or why it said nothing: its status, and the right of a token that it asks for. */
export type Seen<T> =
  { readonly kind: 'seen'; readonly value: T } | { readonly kind: 'unseen'; readonly status: number | null; readonly right: string }

export interface WorkflowFact {
  readonly name: string
  readonly path: string
  /** `active`, or why it does not run: `disabled_manually`, `disabled_inactivity`, … */
  readonly state: string
}

/** A rule of a ruleset, as far as it matters here. */
export interface RuleFact {
  readonly type: string
  /** Names of checks that have to pass, for a rule that asks for them. */
  readonly checks: readonly string[]
}

/** An App that is installed for the owner. */
export interface InstallationFact {
  readonly clientId: string | null
  readonly slug: string
  /** `pull_requests: write` and the like. */
  readonly permissions: Readonly<Record<string, string>>
}

/** What GitHub tells of a repository with the token of whoever asks. */
export interface GitHubFacts {
  /** `owner/name`. */
  readonly repository: string
  readonly defaultBranch: Seen<string>
  readonly workflows: Seen<readonly WorkflowFact[]>
  /** Is the default branch protected, by whatever? */
  readonly isProtected: Seen<boolean>
  readonly baseRules: Seen<readonly RuleFact[]>
  /** The branches of the newest open pull requests, or a made-up one where there are none, with what holds for each. */
  readonly headRules: Seen<readonly { readonly branch: string; readonly rules: readonly RuleFact[] }[]>
  /** Names alone, of the repository and of its organisation as far as they reach here. */
  readonly secrets: Seen<readonly string[]>
  readonly organisationSecrets: Seen<readonly string[]>
  readonly variables: Seen<Readonly<Record<string, string>>>
  readonly isActionsEnabled: Seen<boolean>
  /** The default rights of a job's own token: `read` or `write`. */
  readonly defaultRights: Seen<string>
  readonly installations: Seen<readonly InstallationFact[]>
}
