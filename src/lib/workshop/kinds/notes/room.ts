/** Notes: people write on their phones; their group sees it at once, the others when it is revealed. */
import { defineRoomKind } from '../kind.ts';

export const notesRoomKind = defineRoomKind({
  kind: 'notes',
  exported: { empty: { columns: [] }, of: ({ columns }) => ({ columns }) },
});
