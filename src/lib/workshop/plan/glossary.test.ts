import { expect, test } from 'vitest';
import { termsIn } from './glossary.ts';

test.each([
  ['Bjud in till SIP.', ['SIP']],
  ['SIPen, SIP:en och SIP-möten', ['SIP']],
  ['Säbot och alla säbon', ['säbo']],
  ['FoU-enheten och BUP', ['BUP', 'FoU']],
  ['HÖK (GSA)', ['GSA', 'HÖK']],
  ['På språng, upp och hopp', []],
  ['En mas från Dalarna, en sipp, SIPPA och GOSIP', []],
  ['bup sip ksa', []],
])('%s', (text, terms) => {
  expect(termsIn([text])).toEqual(terms);
});
