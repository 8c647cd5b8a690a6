/** An address that is a join code: eight digits, as they were typed, with spaces or dashes too. */
import { parseJoinCode } from '#lib/methods/code.ts';

export function match(param: string): boolean {
  return param.length <= 20 && parseJoinCode(param) !== null;
}
