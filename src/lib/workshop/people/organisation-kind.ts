/** What kind of organisation a name speaks of, for a list that is pasted in one go. */
import type { OrganisationKind } from '../model/terms.ts';

// In order: "Regionens primärvård" is primary care, "Kommunens elevhälsa" a school's.
const signs: readonly (readonly [RegExp, OrganisationKind])[] = [
  [/vårdcentral|hälsocentral|primärvård|\bgsa\b|primary care|health cent/i, 'primarvard'],
  [
    /sjukhus|lasarett|klinik|slutenvård|psykiatri|geriatrik|\bbup\b|\basih\b|hospital|clinic/i,
    'slutenvard',
  ],
  [/skol|elevhäls|gymnasi|förskola|school/i, 'skola'],
  [/\bfou\b|forskning|universitet|högskola|research|university/i, 'fou'],
  [/förening|förbund|anhörig|brukar|patientråd|röda korset|association|society/i, 'civilsamhalle'],
  [/region/i, 'region'],
  [
    /kommun|\bstad\b|socialtjänst|hemtjänst|hemsjukvård|särskilt boende|säbo|omsorg|förvaltningen?\b|nämnd|socialkontor|municipal|home care/i,
    'kommun',
  ],
];

/** A guess that whoever typed the name can change; `unknown` where the name says nothing. */
export function guessOrganisationKind(name: string): OrganisationKind {
  return signs.find(([sign]) => sign.test(name))?.[1] ?? 'unknown';
}
