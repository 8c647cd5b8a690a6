/** A series as if it had had one occasion only: for what is told of that one alone. */
import type { View } from '../define.ts';
import type { AnyRecord } from '../model/records.ts';

/** The records of one workshop, of the themes that it spoke of, and of what became of those. */
export function occasionView(view: View, workshop: string): View {
  const spokenOf = new Set(
    view.list('note').flatMap((note) => (note.workshop === workshop && note.theme) || []),
  );
  const isOfIt = (record: AnyRecord): boolean => {
    switch (record.type) {
      case 'workshop':
        return record.id === workshop;
      case 'theme':
        return record.workshop === workshop || spokenOf.has(record.id);
      case 'area': {
        const theme = view.get('theme', record.theme ?? '');
        return theme !== undefined && isOfIt(theme);
      }
      case 'summary': {
        const theme = view.get('theme', record.about);
        return theme ? isOfIt(theme) : record.about === workshop;
      }
      case 'standingItem':
        return record.workshops.includes(workshop);
      default:
        return !('workshop' in record) || record.workshop === workshop;
    }
  };
  return {
    get: (type, id) => view.get(type, id),
    list: (type) => view.list(type).filter(isOfIt),
  };
}
