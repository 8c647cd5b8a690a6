import { describe, expect, it } from 'vitest';
import { guessOrganisationKind } from './organisation-kind.ts';

describe('the kind that a name speaks of', () => {
  it.each([
    ['Ängsby kommun', 'kommun'],
    ['Hemtjänsten Norr', 'kommun'],
    ['Omsorgsförvaltningen', 'kommun'],
    ['Vård- och omsorgsnämnden', 'kommun'],
    ['Regionens fastighetsförvaltning', 'region'],
    ['Region Solslätten', 'region'],
    ['Vårdcentralen Ringen', 'primarvard'],
    ['Regionens primärvård', 'primarvard'],
    ['Universitetssjukhuset', 'slutenvard'],
    ['BUP Ängsby', 'slutenvard'],
    ['Elevhälsan i Ängsby kommun', 'skola'],
    ['FoU Välfärd', 'fou'],
    ['Anhörigföreningen', 'civilsamhalle'],
    ['Solna stad', 'kommun'],
    ['Vårbergsgeriatriken', 'slutenvard'],
    ['Bupersson AB', 'unknown'],
  ])('%s: %s', (name, kind) => {
    expect(guessOrganisationKind(name)).toBe(kind);
  });
});
