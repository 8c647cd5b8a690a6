/** The words with which people are invited to send something in before a workshop. */
import { formatJoinCode, joinPath } from '#lib/methods/code.ts';
import { longDateWords } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import { earlySteps } from '#lib/workshop/agenda/agenda.ts';
import type { View } from '#lib/workshop/define.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';

export interface Invitation {
  readonly text: string;
  /** Opens an e-mail that is filled in, in whatever program the facilitator has. */
  readonly mail: string;
}

/** What an invitation says. */
export interface Invited {
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly place: string | null;
  /** What people are asked to send in. */
  readonly questions: readonly string[];
  readonly link: string;
  readonly code: string;
}

/** What it is, when, the link, how long it takes and that no account is needed. */
export function invitationOf(invited: Invited): Invitation {
  const { title, questions, link } = invited;
  const when = [longDateWords(invited.date), invited.place].filter(Boolean).join(', ');
  const address = link.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  const text = [
    m.early_invitation_what({ title, when }),
    ...(questions.length === 0
      ? []
      : [
          [m.early_invitation_questions(), ...questions.map((question) => `– ${question}`)].join(
            '\n',
          ),
        ]),
    m.early_invitation_link({ link }),
    m.early_invitation_how({ address, code: formatJoinCode(invited.code) }),
    m.early_invitation_who(),
  ].join('\n\n');
  const subject = m.early_invitation_subject({ title });
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return { text, mail };
}

/** The same from the records of a workshop that takes answers early. */
export function invitationTo(view: View, workshop: Workshop, origin: string): Invitation {
  const { title, date, place, code } = workshop;
  const questions = earlySteps(view, workshop.id).flatMap((step) => step.questions);
  return invitationOf({
    ...{ title, date, place, code, questions },
    link: origin + joinPath(workshop),
  });
}
