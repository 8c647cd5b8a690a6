/** What a browser that cannot show a page is told: one sentence, with what one can do instead. */
import { m } from './generated/messages.js';

/** The pages that can be read without scripts and cookies. */
const readable: readonly (string | null)[] = [null, '/s/[series]/plan', '/accessibility'];
/** Those of participants; the others are for whoever leads. */
const participants = /^\/(?:$|\[code|w\/)/;

/** @param routeId SvelteKit's name of the page; null where there is none */
export function needsScripts(routeId: string | null): boolean {
  return !readable.includes(routeId);
}

export interface AbleSentences {
  /** The browser is older than the oldest that works. */
  readonly old: string;
  readonly cookies: string;
  readonly scripts: string;
  /** Something failed in this browser. */
  readonly failed: string;
  /** A form was sent without cookies or scripts. */
  readonly refused: string;
}

export function sentencesFor(routeId: string | null): AbleSentences {
  return participants.test(routeId ?? '/')
    ? {
        old: m.able_old(),
        cookies: m.able_cookies(),
        scripts: m.able_scripts(),
        failed: m.able_failed(),
        refused: m.able_refused(),
      }
    : {
        old: m.able_lead_old(),
        cookies: m.able_lead_cookies(),
        scripts: m.able_lead_scripts(),
        failed: m.able_lead_failed(),
        refused: m.able_lead_refused(),
      };
}

/** For what fails on a page that has been opened. */
export function failedSentence(routeId: string | null): string {
  return participants.test(routeId ?? '/') ? m.able_failed() : m.able_lead_failed();
}
