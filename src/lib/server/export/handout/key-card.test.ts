import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderHandoutPdf } from '../pdf/render-plan.ts';
import { readPdf, squeezed } from '../pdf/testing/read-pdf.ts';
import { keyCard } from './key-card.ts';

const link = 'http://192.168.1.5:3000/l/Zk3vTq8aYw0pXn5cRb7LmE2d';

async function printed(workshop: { title: string; code: string } | null) {
  const paper = keyCard({
    series: { title: 'God och nära vård i Ekby', language: 'sv' },
    ...{ workshop, origin: 'http://192.168.1.5:3000', link },
  });
  const made = await renderHandoutPdf(paper, { createdAt: new Date(0) });
  if (!made.ok) throw new Error(`${made.code}: ${made.detail}`);
  expect(made.standard).toBe('ua-1');
  if (process.env.KEY_CARD) writeFileSync(process.env.KEY_CARD, made.pdf);
  return readPdf(made.pdf);
}

test('PR11: the key card is one tagged page with address, code and the link of the facilitator, what it is for and that it is secret', async () => {
  const pdf = await printed({ title: 'Workshop 1', code: '48217306' });
  expect(pdf).toMatchObject({ pages: 1, tagged: true, language: 'sv-SE' });
  expect(pdf.title).toBe('Nyckelkort – God och nära vård i Ekby');
  for (const said of [link, '192.168.1.5:3000', '4821 7306', 'Håll kortet hemligt', 'Workshop 1']) {
    expect(squeezed(pdf.text)).toContain(squeezed(said));
  }
  // What is read out is what the picture is for, never the secret that it holds.
  expect(pdf.alternatives).toEqual(['QR-kod som öppnar serien för den som leder']);
  expect(pdf.roles.get('H1')).toBe(1);
});

test('PR11: the key card is one tagged page with address, code and the link of the facilitator, what it is for and that it is secret (before there is a workshop)', async () => {
  const pdf = await printed(null);
  expect(pdf.pages).toBe(1);
  expect(squeezed(pdf.text)).toContain(squeezed(link));
});
