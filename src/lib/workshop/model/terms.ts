/** The closed lists of the field's terms, as codes; their Swedish and English words are in text/. */

export const organisationKinds = [
  'kommun',
  'region',
  'primarvard',
  'slutenvard',
  'civilsamhalle',
  'fou',
  'skola',
  'annan',
] as const;
/** With `unknown`: nobody has said, and nothing is printed of it. */
export const storedOrganisationKinds = [...organisationKinds, 'unknown'] as const;
export type OrganisationKind = (typeof storedOrganisationKinds)[number];

/** What a column asks for; decides its colour, icon and place in the plan. */
export const columnTones = ['works', 'develop', 'neutral'] as const;
export type ColumnTone = (typeof columnTones)[number];

/** Where a theme lies in the matrix: much effect for little effort first, little for much last. */
export const quadrants = ['first', 'plan', 'spare', 'leave'] as const;
export type Quadrant = (typeof quadrants)[number];

/** utkast → förankras → fastställd → uppföljd → avslutad */
export const planStates = ['draft', 'anchoring', 'adopted', 'followed-up', 'ended'] as const;
export type PlanState = (typeof planStates)[number];

/** antar · antar med förbehåll · tar hem frågan · behöver underlag · avstår */
export const stanceKinds = [
  'adopts',
  'adopts-with-reservation',
  'takes-home',
  'needs-information',
  'declines',
] as const;
export type StanceKind = (typeof stanceKinds)[number];

/** ej påbörjad · pågår · klar · pausad · avbruten · kräver beslut */
export const actionStatuses = [
  'not-started',
  'under-way',
  'done',
  'paused',
  'stopped',
  'needs-decision',
] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Whether a theme is a problem of everyday work or a question for the organisations. */
export const themeNatures = ['everyday', 'organisational'] as const;
export type ThemeNature = (typeof themeNatures)[number];
