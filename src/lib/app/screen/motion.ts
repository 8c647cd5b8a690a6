/** The token of motion in milliseconds: 0 for those who have asked for less of it. */
export function motionMs(): number {
  const token = getComputedStyle(document.documentElement).getPropertyValue('--motion');
  const value = parseFloat(token) || 0;
  // The build may write 200ms as .2s.
  return token.trim().endsWith('ms') ? value : value * 1_000;
}
