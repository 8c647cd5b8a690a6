/**
 * What is opened or worked on inside an element marks itself by `data-discuss`, the id of an area, an
 * action or a theme: then that is what is discussed, and the projector shows it. To pass it with the
 * tab key is not to open it.
 */
import type { Attachment } from 'svelte/attachments';

export function discussing(discuss: (on: string) => void): Attachment<HTMLElement> {
  return (element) => {
    function notice({ target }: Event): void {
      const about =
        target instanceof Element ? target.closest<HTMLElement>('[data-discuss]') : null;
      const on = about?.dataset['discuss'];
      if (on) discuss(on);
    }
    element.addEventListener('click', notice);
    element.addEventListener('input', notice);
    return () => {
      element.removeEventListener('click', notice);
      element.removeEventListener('input', notice);
    };
  };
}
