/** The README with its tables as action.yml and the registry of commands have them. */
export function withTables(readme: string, actionYaml: string): string
