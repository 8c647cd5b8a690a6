// First of all: what the browser lacks is there before anything else runs.
import '#lib/client/polyfills/polyfills.ts';
import type { HandleClientError } from '@sveltejs/kit';

/** What goes wrong here has gone wrong in this browser, and is told as such; see +error.svelte. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  reportError(error);
  return status < 500 ? { message } : { message: window.bikupaFailed ?? message, here: true };
};
