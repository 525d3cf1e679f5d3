/** The README with its tables as action.yml and the registry of commands have them. */
export function withTables(readme: string, actionYaml: string): string

/** docs/setup.md with the checks and the steps as their sources have them. */
export function withChecks(page: string): string
