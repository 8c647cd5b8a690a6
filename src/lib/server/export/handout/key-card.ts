/** The key card: what lets somebody back into a series that they lead, on one paper to be kept. */
import { renderSVG } from 'uqr';
import { formatJoinCode } from '#lib/methods/code.ts';
import { regions } from '#lib/text/dates.ts';
import { m } from '#lib/text/generated/messages.js';
import type { Series } from '#lib/workshop/model/series.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import type { PrintKeyCard } from '../pdf/handout-data.ts';
import { pageOf } from './head.ts';

export interface KeyCardOf {
  readonly series: Pick<Series, 'title' | 'language'>;
  /** Whose code stands on it; null: the series has none yet. */
  readonly workshop: Pick<Workshop, 'title' | 'code'> | null;
  /** Where phones join, `http://192.168.1.5:3000`. */
  readonly origin: string;
  /** The facilitator's link, whole. */
  readonly link: string;
}

export function keyCard({ series, workshop, origin, link }: KeyCardOf): PrintKeyCard {
  const { language: lang, title } = series;
  const o = { locale: lang } as const;
  const kicker = m.print_key({}, o);
  return {
    kind: 'keycard',
    lang,
    region: regions[lang].slice(3).toLowerCase(),
    title: `${kicker} – ${title}`,
    kicker,
    workshop: title,
    meta: m.print_key_text({}, o),
    // Nobody hears a secret read out: what it is for is said instead.
    qr: { svg: renderSVG(link, { ecc: 'M', border: 0 }), says: m.print_key_qr({}, o) },
    link,
    address: origin.replace(/^https?:\/\//, ''),
    code: workshop ? { digits: formatJoinCode(workshop.code), of: workshop.title } : null,
    labels: {
      pageOf: pageOf(lang),
      link: m.print_key_link({}, o),
      linkText: m.print_key_link_text({}, o),
      secret: m.print_key_secret({}, o),
      secretText: m.print_key_secret_text({}, o),
      join: m.print_join({}, o),
      joinText: m.print_key_join_text({}, o),
      lost: m.print_key_lost({}, o),
    },
  };
}
