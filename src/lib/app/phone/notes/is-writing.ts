/** Whether somebody is in the middle of a text: nothing may move under their fingers. */
export function isWriting(): boolean {
  const active = document.activeElement;
  return active instanceof HTMLTextAreaElement && active.value.trim() !== '';
}
