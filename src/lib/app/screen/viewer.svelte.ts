/**
 * What somebody at the projector's own keyboard has asked for. A key means what it means on the console;
 * all but the pages change this screen and no other.
 */
import type { Pager } from './pager.svelte.ts';
import type { Picture } from './picture.ts';

export class Viewer {
  /** Over the view: the QR code, or nothing at all. */
  cover = $state<'none' | 'code' | 'blank'>('none');
  dark = $state(false);
  help = $state(false);
  /** Single keys can be switched off, for those who speak to their computer (WCAG 2.1.4). */
  keys = $state(true);
  /** The picture that is held still. */
  held = $state.raw<Picture | null>(null);

  /** Does what a key asks for; false for a key that asks for nothing. */
  handleKey(key: string, pager: Pager, picture: Picture | null): boolean {
    switch (key.length === 1 ? key.toLowerCase() : key) {
      case 'q':
        this.#toggleCover('code');
        return true;
      case 'b':
        this.#toggleCover('blank');
        return true;
      case 'd':
        this.dark = !this.dark;
        return true;
      case 'f':
        this.held = this.held ? null : picture;
        return true;
      case 'p':
        pager.toggle();
        return true;
      case 'ArrowRight':
      case 'PageDown':
        pager.turn(1);
        return true;
      case 'ArrowLeft':
      case 'PageUp':
        pager.turn(-1);
        return true;
      case '?':
        this.help = !this.help;
        return true;
      case 'Escape':
        this.cover = 'none';
        return true;
      default:
        return false;
    }
  }

  #toggleCover(cover: 'code' | 'blank'): void {
    this.cover = this.cover === cover ? 'none' : cover;
  }
}
