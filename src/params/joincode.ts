/** An address that is a join code: eight digits, with spaces or dashes too, or those of a link. */
import { parseJoinCode } from '#lib/methods/code.ts';

export function match(param: string): boolean {
  return param.length <= 40 && parseJoinCode(param) !== null;
}
