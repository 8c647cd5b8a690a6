/** A step in which people arrive, and hear what the occasion builds on. */
import { lookBack } from '../../model/look-back.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

export const welcomeModel = {
  ...plainKind,
  settings: { lookBack },
  defaults: { lookBack: 'findings' },
} as const satisfies KindModel;
