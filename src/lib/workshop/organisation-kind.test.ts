import { describe, expect, it } from 'vitest';
import { guessOrganisationKind, namesOf } from './organisation-kind.ts';

describe('the kind that a name speaks of', () => {
  it.each([
    ['Ängsby kommun', 'kommun'],
    ['Hemtjänsten Norr', 'kommun'],
    ['Region Solslätten', 'region'],
    ['Vårdcentralen Ringen', 'primarvard'],
    ['Regionens primärvård', 'primarvard'],
    ['Universitetssjukhuset', 'slutenvard'],
    ['BUP Ängsby', 'slutenvard'],
    ['Elevhälsan i Ängsby kommun', 'skola'],
    ['FoU Välfärd', 'fou'],
    ['Anhörigföreningen', 'civilsamhalle'],
    ['Bupersson AB', 'annan'],
  ])('%s: %s', (name, kind) => {
    expect(guessOrganisationKind(name)).toBe(kind);
  });
});

it('takes names from a list as people have it in their documents', () => {
  expect(namesOf('Ängsby kommun\r\n\r\n – Region Solslätten\n2. BUP\n• FoU; Röda Korset')).toEqual([
    'Ängsby kommun',
    'Region Solslätten',
    'BUP',
    'FoU',
    'Röda Korset',
  ]);
});
