/** Texts of the examples by their paths. */
export const examples: Readonly<Record<string, string>>
