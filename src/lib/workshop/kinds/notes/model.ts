/** A step in which people write notes, in columns. */
import { columns } from '../../model/column.ts';
import { plainKind, type KindModel } from '../kind-model.ts';

export const notesModel = {
  ...plainKind,
  settings: { columns },
  defaults: { columns: [] },
} as const satisfies KindModel;
