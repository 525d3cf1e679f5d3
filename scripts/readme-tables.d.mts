/** The README with its tables of inputs and outputs as action.yml has them. */
export function withTables(readme: string, actionYaml: string): string
