/** "48217306" → "4821 7306": digits in fours, the way people read them out. */
export function groupDigits(code: string): string {
  return code.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** What a person typed or pasted → its digits alone, at most `length`. */
export function digitsOf(typed: string, length = 8): string {
  return typed.replace(/\D/g, '').slice(0, length);
}
