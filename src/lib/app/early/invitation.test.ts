import { expect, test } from 'vitest';
import { m } from '#lib/text/generated/messages.js';
import { invitationOf } from './invitation.ts';

test('EQ8: the invitation says what it is, when, where to send it in, how long it takes and that no account is needed', () => {
  const { text, mail } = invitationOf({
    ...{ title: 'Konferens & dialog', date: '2027-05-04', place: 'Folkets hus' },
    questions: ['Vad vill du att vi tar upp?'],
    ...{ link: 'https://bikupa.example.org/48217306K7M4QTAB', code: '48217306' },
  });
  for (const said of [
    ...['Konferens & dialog', '4 maj 2027', 'Folkets hus', 'Vad vill du att vi tar upp?'],
    ...['https://bikupa.example.org/48217306K7M4QTAB', 'bikupa.example.org', '4821 7306'],
    ...['fem minuter', 'inget konto'],
  ]) {
    expect(text).toContain(said);
  }
  const { searchParams } = new URL(mail);
  expect(searchParams.get('body')).toBe(text);
  expect(searchParams.get('subject')).toBe(
    m.early_invitation_subject({ title: 'Konferens & dialog' }),
  );
});
