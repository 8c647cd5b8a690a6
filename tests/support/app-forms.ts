/** Stands in for SvelteKit's `$app/forms` in component tests: what a form is answered is said here. */
export interface FormResult {
  readonly type: 'success' | 'failure';
  readonly data: Readonly<Record<string, unknown>>;
}

type Submit = (input: { readonly formData: FormData }) => (answer: { result: FormResult }) => void;

/** The latest form that was sent, and what the next ones are answered. */
export const sent: { action: string; values: string[]; answer: FormResult } = {
  action: '',
  values: [],
  answer: { type: 'success', data: {} },
};

export function enhance(form: HTMLFormElement, submit: Submit): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const formData = new FormData(form);
    sent.action = form.getAttribute('action') ?? '';
    sent.values = [...formData.values()].map(String);
    submit({ formData })({ result: sent.answer });
  });
}
