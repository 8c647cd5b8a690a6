import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

/** Words that stand for what has another word here, by language; and keys where they are meant. */
const former: Readonly<Record<'sv' | 'en', readonly (readonly [RegExp, RegExp?])[]>> = {
  sv: [
    [/[Ii]ngen kontakt|[Kk]ontakten är|uppkopplad/u],
    [/\b[Ff]ormas?\b|\bFormar\b|är formade?\b/u],
    [/[Ll]äs av |[Rr]ikta kameran/u],
    [/[Ss]varar för \{|Jag svarar för/u],
    [/\bSlag\b/u],
    [/[Rr]epetition/u],
    [/har prickat|[Pp]rickningen|\bpricka\b/u],
    [/\bi gång\b/u],
    [/Flytta ned\b/u],
    [/PDF:en/u],
    [/[Gg]odta\b/u],
    [/Rummet har|ska rummet/u],
    [/inte öppnat än/u],
    [/\binsats\b/u],
    [/öppna data|frågor och svar/u],
    [/\b(?:KSA|GSA)\b/u, /^plan_page_term_/u],
  ],
  en: [
    [/[Nn]o contact|[Cc]ontact is back/u],
    [/\bjudge|\bJudge/u],
    [/\bshall\b/u],
    [/[Nn]ought/u],
    [/\bchafe/u],
    [/\b[Mm]ission/u],
    [/big screen/u],
    [/\banew\b/u],
    [/[Dd]iary number/u],
    [/\} (?:has|have) come(?! in)/u],
    [/in a while/u],
    [/'/u, /_help$/u],
  ],
};

type Message = string | readonly { readonly match: Readonly<Record<string, string>> }[];

function texts(language: 'sv' | 'en'): readonly (readonly [key: string, text: string])[] {
  return globSync(`src/lib/text/${language}/*.json`, { cwd: root }).flatMap((path) => {
    const file = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, Message>;
    return Object.entries(file).flatMap(([key, message]) =>
      (typeof message === 'string'
        ? [message]
        : message.flatMap(({ match }) => Object.values(match))
      ).map((text) => [key, text] as const),
    );
  });
}

test.each(['sv', 'en'] as const)(
  'LG1: one thing has one word in the texts, and no abbreviation of one region stands unexplained (%s)',
  (language) => {
    const all = texts(language);
    expect(all.length).toBeGreaterThan(1500);
    const found = all.flatMap(([key, text]) =>
      former[language]
        .filter(([word, meant]) => word.test(text) && !meant?.test(key))
        .map(([word]) => `${key}: ${text} (${word.source})`),
    );
    expect(found).toEqual([]);
  },
);
