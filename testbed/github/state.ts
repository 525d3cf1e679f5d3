/** What a token may do: the names and levels of a workflow's `permissions:` block. */
export type Permissions = Readonly<
  Partial<
    Record<
      | 'actions'
      | 'checks'
      | 'contents'
      | 'issues'
      | 'metadata'
      | 'pull_requests'
      | 'statuses'
      | 'workflows'
      | 'administration'
      | 'secrets'
      | 'variables'
      | 'organization_administration',
      'read' | 'write'
    >
  >
>

/** `job` is the GITHUB_TOKEN of a run: its pushes start no CI. */
export interface Token {
  readonly kind: 'job' | 'app' | 'user'
  readonly login: string
  readonly permissions: Permissions
}

export interface Account {
  readonly login: string
  readonly id: number
  readonly type: 'User' | 'Bot'
  /** What the permission API says. */
  readonly permission: 'admin' | 'write' | 'read' | 'none'
}

export interface PullState {
  readonly number: number
  title: string
  state: 'open' | 'closed'
  /** An ISO date; without it a closed one was closed years ago. */
  closedAt?: string
  draft?: boolean
  /** So many more answers do not know yet whether it conflicts. */
  looksUntilMergeable?: number
  /** What is answered instead of what is so. */
  mergeable?: boolean
  readonly author: string
  readonly headBranch: string
  baseBranch: string
  /** `owner/name`; another repository's name makes it a fork's pull request. */
  readonly headRepository: string
  /** Set where no real commit stands behind it; otherwise the head is read from the bare repository: of a fork, `refs/pull/<number>/head`. */
  readonly headSha?: string
  labels: string[]
  /** How it stands, where that is not as usual: no draft, nobody is asked to look, and nothing keeps it from being merged. */
  standing?: {
    draft?: boolean
    mergeable?: 'MERGEABLE' | 'CONFLICTING' | 'UNKNOWN'
    decision?: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED'
    requested?: readonly string[]
    unresolved?: number
    resolved?: number
  }
}

export interface CommentState {
  readonly id: number
  readonly pull: number
  readonly author: string
  body: string
  readonly createdAt: string
  updatedAt: string
  readonly reactions: { login: string; content: string }[]
}

export interface ReviewState {
  readonly id: number
  readonly pull: number
  readonly author: string
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'
  readonly body: string
  readonly commit: string
  readonly submittedAt: string
  /** When its body was edited. */
  readonly editedAt?: string
  readonly remarks: readonly RemarkState[]
}

/** A comment in a place of the code. */
export interface RemarkState {
  readonly id: number
  readonly path: string
  readonly line: number
  readonly startLine?: number
  /** `RIGHT` unless told. */
  readonly side?: 'LEFT' | 'RIGHT'
  readonly subject?: 'file'
  /** The newest commit has its place no more. */
  readonly outdated?: boolean
  readonly hunk: string
  readonly body: string
  readonly editedAt?: string
  /** The remark that opens the thread in which this one is a reply. */
  readonly replyTo?: number
}

export interface WorkflowState {
  readonly id: number
  readonly name: string
  /** `.github/workflows/….yml`. */
  readonly path: string
  /** What starts it; only `pull_request` and `workflow_dispatch` are ever run by the local CI. */
  readonly on: readonly ('pull_request' | 'workflow_dispatch' | 'workflow_run')[]
  readonly jobs: readonly JobRecipe[]
  /** Why GitHub does not run it; active without. */
  readonly disabled?: 'disabled_manually' | 'disabled_inactivity'
}

/** One job of a workflow: a shell command, and the files of its folder that become the artifact `test-results-<job>`. */
export interface JobRecipe {
  readonly name: string
  readonly command: string
  readonly reports?: readonly string[]
}

export interface RunState {
  readonly id: number
  readonly workflow: number
  readonly event: string
  readonly headSha: string
  readonly headBranch: string
  /** `owner/name`. */
  readonly headRepository: string
  readonly actor: string
  readonly createdAt: string
  attempt: number
  status: 'queued' | 'in_progress' | 'completed' | 'waiting'
  conclusion: string | null
  startedAt: string
}

export interface JobState {
  /** The id of the check run, too. */
  readonly id: number
  readonly run: number
  readonly attempt: number
  readonly name: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: string | null
  readonly startedAt: string
  completedAt: string | null
  readonly steps: {
    readonly name: string
    readonly number: number
    readonly conclusion: string | null
    readonly startedAt: string
    readonly completedAt: string
  }[]
  /** Null when the log is gone (404). */
  log: string | null
}

export interface AnnotationState {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly startColumn: number | null
  readonly level: 'failure' | 'warning' | 'notice'
  readonly title: string | null
  readonly message: string
}

/** Check runs: those of Actions jobs share the job's id, those of other apps have their own. */
export interface CheckState {
  readonly id: number
  readonly name: string
  readonly sha: string
  readonly app: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: string | null
  /** The run it belongs to, null for other apps' checks. */
  readonly run: number | null
  readonly startedAt: string
  completedAt: string | null
  /** What its author finds it again by. */
  key?: string
  output: { title: string | null; summary: string | null; text: string | null }
  annotations: AnnotationState[]
}

export interface StatusState {
  readonly sha: string
  readonly context: string
  state: 'pending' | 'success' | 'failure' | 'error'
  readonly description: string | null
}

export interface ArtifactState {
  readonly id: number
  readonly run: number
  readonly name: string
  readonly bytes: Uint8Array
  readonly createdAt: string
  expired: boolean
}

/** A rule of a ruleset, with the checks that it asks for. */
export interface RuleState {
  readonly type: 'pull_request' | 'required_status_checks' | 'required_signatures' | 'update'
  readonly checks?: readonly string[]
}

/** What people with more rights see of a repository and of its owner. */
export interface SettingsState {
  secrets: string[]
  organisationSecrets: string[]
  variables: Record<string, string>
  isActionsEnabled: boolean
  defaultRights: 'read' | 'write'
  /** By the names of branches, beside the rule that protects one. */
  rules: Record<string, readonly RuleState[]>
  /** Apps that are installed for the owner. */
  installations: { readonly clientId: string; readonly slug: string; readonly permissions: Readonly<Record<string, 'read' | 'write'>> }[]
}

/** Everything the stand-in knows that is not in the bare git repository. Tests may change it at any time. */
export interface State {
  /** `owner/name`. */
  readonly repository: string
  readonly defaultBranch: string
  protectedBranches: string[]
  readonly accounts: Account[]
  readonly tokens: Map<string, Token>
  readonly pulls: PullState[]
  readonly comments: CommentState[]
  readonly reviews: ReviewState[]
  /** Answers to inline remarks. */
  readonly replies: {
    readonly id: number
    readonly login: string
    readonly remark: number
    readonly body: string
    readonly createdAt: string
  }[]
  /** Remarks that open a thread which is resolved. */
  readonly resolved: Set<number>
  readonly pullReactions: { login: string; content: string; pull?: number }[]
  readonly workflows: WorkflowState[]
  readonly runs: RunState[]
  readonly jobs: JobState[]
  readonly checks: CheckState[]
  readonly statuses: StatusState[]
  readonly artifacts: ArtifactState[]
  readonly settings: SettingsState
  /** Gives the next id of anything. */
  nextId(): number
  /** Milliseconds since 1970; the stand-in's only clock. */
  now(): number
}
