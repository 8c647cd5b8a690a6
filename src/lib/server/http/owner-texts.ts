/** What the owner of the server answers for, in the reader's language: made here, so that the pages carry no texts. */
import { m } from '#lib/text/generated/messages.js';
import { serverContext } from '../server-context.ts';

export interface PrivacyTexts {
  readonly title: string;
  /** What is kept, why, how long, who answers for it and what one can ask for. */
  readonly parts: readonly { readonly title: string; readonly text: string }[];
  /** The owner's own words, or null. */
  readonly own: string | null;
}

/** How personal data are treated, for the pages where they are collected. */
export function privacyTexts(): PrivacyTexts {
  const { owner } = serverContext().config;
  const who = owner.name ? m.pages_data_who({ owner: owner.name }) : m.pages_data_who_unknown();
  const contact = owner.contact ? [m.pages_data_contact({ contact: owner.contact })] : [];
  return {
    title: m.pages_data_title(),
    parts: [
      { title: m.pages_data_what_title(), text: m.pages_data_what() },
      { title: m.pages_data_why_title(), text: m.pages_data_why() },
      { title: m.pages_data_how_long_title(), text: m.pages_data_how_long() },
      { title: m.pages_data_who_title(), text: [who, ...contact].join(' ') },
      { title: m.pages_data_rights_title(), text: m.pages_data_rights() },
    ],
    own: owner.privacy,
  };
}
