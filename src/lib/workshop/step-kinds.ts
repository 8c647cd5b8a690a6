/** What a step (moment) can be; decides what each surface shows and who may do what. */
export const stepKinds = [
  'welcome',
  'round',
  'groups',
  'talk',
  'notes',
  'themes',
  'dots',
  'matrix',
  'poll',
  'plan',
  'close',
] as const;
export type StepKind = (typeof stepKinds)[number];
