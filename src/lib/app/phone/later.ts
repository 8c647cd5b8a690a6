/** What a phone needs some time after the room is heard, in one file: nobody waits for it. */
export { default as CallStatus } from './asking/CallStatus.svelte';
export { default as Inquiries } from './asking/Inquiries.svelte';
export { default as PhoneMenu } from './PhoneMenu.svelte';
export { default as ThemeNotes } from './ThemeNotes.svelte';
