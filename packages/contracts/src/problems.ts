/** What zod found wrong, as `problemsOf` reads it. */
interface Invalid {
  issues: readonly { path: readonly PropertyKey[]; message: string }[]
}

/**
 * Everything that is wrong with what somebody sent, in one plain line: "contact is missing; text: Too big …". `whole` names
 * what was sent, for a problem that concerns no single field. The values themselves are not repeated.
 */
export function problemsOf(error: Invalid, whole: string): string {
  return error.issues
    .map(({ path, message }) => {
      const field = path.join('.') || whole
      return message.endsWith('received undefined') ? `${field} is missing` : `${field}: ${message}`
    })
    .join('; ')
}
