/** As `package.json` has it, which is not beside the command wherever that is copied to; a test compares them. */
export const version = '0.1.0'
