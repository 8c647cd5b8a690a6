/** What a step (moment) can be; decides what each surface shows and who may do what. */
export const stepKinds = ['welcome', 'groups', 'notes', 'themes', 'dots', 'plan', 'close'] as const;
export type StepKind = (typeof stepKinds)[number];
