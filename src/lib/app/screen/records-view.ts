/** A view over records that came with the page, until the room itself is heard. */
import type { View } from '#lib/workshop/define.ts';
import type { AnyRecord } from '#lib/workshop/model/records.ts';

export function recordsView(records: readonly AnyRecord[]): View {
  const byId = new Map(records.map((record) => [record.id, record]));
  const byType = new Map<string, AnyRecord[]>();
  for (const record of records) {
    const list = byType.get(record.type);
    if (list) list.push(record);
    else byType.set(record.type, [record]);
  }
  type Of<T> = Extract<AnyRecord, { type: T }>;
  return {
    get: <T extends AnyRecord['type']>(_type: T, id: string) => byId.get(id) as Of<T> | undefined,
    list: <T extends AnyRecord['type']>(type: T) => (byType.get(type) ?? []) as Of<T>[],
  };
}
