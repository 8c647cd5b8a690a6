import { expect, type Locator, type Page } from '@playwright/test';

/** What somebody does, counted: a click, a key press that moves or opens, a field that is filled: one act each. */
export class Acts {
  count = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }

  /** A click on a choice; the list that it opens is closed by choosing in it, as `fill` does not. */
  async reach(target: Locator): Promise<void> {
    this.count += 1;
    await target.focus();
  }

  async press(key: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }

  async fill(target: Locator, value: string): Promise<void> {
    this.count += 1;
    // Where the last act has put the focus: nothing is reached that was not paid for.
    await expect(target).toBeFocused();
    const isChoice = await target.evaluate((field) => field.tagName === 'SELECT');
    if (isChoice) await target.selectOption({ label: value });
    else await target.fill(value);
  }

  /** Goes into a field and fills it: on a phone nobody does one without the other, so one act. */
  async write(target: Locator, value: string): Promise<void> {
    this.count += 1;
    await target.click();
    await target.fill(value);
  }

  async paste(target: Locator, text: string): Promise<void> {
    this.count += 1;
    await expect(target).toBeFocused();
    await target.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }
}
