/** For elements with texts that people wrote: their language, where it is not the page's. */
import { getContext, setContext } from 'svelte';
import type { Series } from '#lib/workshop/model/series.ts';

type Lang = () => Series['language'] | undefined;

const key = Symbol('written in');

/** Says it for everything within; `lang` is asked again when the series changes. */
export function provideWrittenLang(lang: Lang): void {
  setContext(key, lang);
}

/** What `provideWrittenLang` said; on a page that is in the language of its series, nothing. */
export function writtenLang(): Lang {
  return getContext<Lang | undefined>(key) ?? (() => undefined);
}
