/** What groups agreed on in a talk, as it is printed. */
import type { TalkResult } from '#lib/workshop/kinds/talk/model.ts';

export function printTalk({ title, fields }: TalkResult): TalkResult {
  return { kind: 'talk', title, fields };
}
