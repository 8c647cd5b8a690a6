/** A step in which people write notes, in columns. */
import { columns } from '../../model/column.ts';
import { lookBack } from '../../model/look-back.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

export const notesModel = {
  ...plainKind,
  settings: { columns, lookBack },
  defaults: { columns: [], lookBack: 'none' },
} as const satisfies KindModel;
