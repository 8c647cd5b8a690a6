/** Which message is shown. */
import type { View } from '../define.ts';
import type { Message } from '../model/message.ts';

/** The latest message that stands at this moment, to everybody or to one of these groups. */
export function messageNow(
  view: View,
  at: { readonly workshop: string; readonly group: string | null; readonly now: number },
): Message | null {
  return (
    view
      .list('message')
      .filter(
        (message) =>
          message.workshop === at.workshop &&
          !message.removed &&
          message.until > at.now &&
          (message.group === null || message.group === at.group),
      )
      .toSorted((a, b) => a.sentAt - b.sentAt || a.id.localeCompare(b.id))
      .at(-1) ?? null
  );
}
