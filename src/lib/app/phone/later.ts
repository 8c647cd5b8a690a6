/** What a phone needs some time after the room is heard, in one file: nobody waits for it. */
export { default as CallStatus } from './asking/CallStatus.svelte';
export { default as Come } from './Come.svelte';
export { default as Inquiries } from './asking/Inquiries.svelte';
export { default as LateSeat } from './groups/LateSeat.svelte';
export { default as MadeOf } from './MadeOf.svelte';
export { default as Newcomer } from './Newcomer.svelte';
export { default as PhoneMenu } from './PhoneMenu.svelte';
export { default as ThemeNotes } from './ThemeNotes.svelte';
export { default as ReadTheme } from './ReadTheme.svelte';
export { default as Receipt } from './notes/Receipt.svelte';
export { default as Returned } from './Returned.svelte';
export { default as ShownNow } from './notes/ShownNow.svelte';
