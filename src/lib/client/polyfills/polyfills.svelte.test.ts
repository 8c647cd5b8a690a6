import { expect, test } from 'vitest';

test('FB1: what is added for the oldest browsers gives what newer browsers give (forms)', async () => {
  const { prototype } = HTMLFormElement;
  const native = Object.getOwnPropertyDescriptor(prototype, 'requestSubmit');
  Reflect.deleteProperty(prototype, 'requestSubmit');
  await import('./polyfills.ts');
  expect(Object.getOwnPropertyDescriptor(prototype, 'requestSubmit')).not.toEqual(native);
  const form = document.createElement('form');
  document.body.append(form);
  const heard: (HTMLElement | null)[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    heard.push(event.submitter);
  });
  form.requestSubmit();
  expect(heard).toEqual([null]);
  form.innerHTML = '<input required />';
  form.requestSubmit();
  expect(heard).toHaveLength(1);
  form.remove();
});
