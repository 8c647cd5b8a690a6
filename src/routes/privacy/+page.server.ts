import { privacyTexts } from '#lib/server/http/owner-texts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ privacy: privacyTexts() });
