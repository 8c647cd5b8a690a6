/** True for an error that happened in this browser: one that no server has put into words. */
export function isHere(error: App.Error | null): boolean {
  // A form that could not be sent gives its error as it is.
  return error?.here === true || error instanceof Error;
}
