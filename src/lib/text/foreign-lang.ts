/** In which language the texts of a series are, for elements that show them. */
import { getLocale } from './generated/runtime.js';
import type { Series } from '../workshop/model/series.ts';

/** The language, where it is another than the page's; undefined: no `lang` is needed. */
export function foreignLang(series: Series | undefined): Series['language'] | undefined {
  return series && series.language !== getLocale() ? series.language : undefined;
}
