/**
 * A rectangle that is drawn with the mouse on the ground between notes selects those that it touches.
 * Only ever an addition: taps and keys select as well.
 */
import type { Attachment } from 'svelte/attachments';

/** Pixels below which a press is no rectangle. */
const DRAWN = 6;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function lasso(select: (notes: readonly string[]) => void): Attachment<HTMLElement> {
  return (ground) => {
    let from: { x: number; y: number } | null = null;
    let frame: HTMLElement | null = null;

    function begin(event: PointerEvent): void {
      const { target } = event;
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      if (!(target instanceof Element) || target.closest('[data-note], button, input, a')) return;
      from = { x: event.clientX, y: event.clientY };
      // No text is marked meanwhile.
      event.preventDefault();
    }

    function draw(event: PointerEvent): void {
      if (!from) return;
      const box = boxOf(from, event);
      if (!frame && box.right - box.left + box.bottom - box.top < DRAWN) return;
      if (!frame) {
        frame = document.createElement('div');
        frame.className = 'lasso';
        document.body.append(frame);
      }
      Object.assign(frame.style, {
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.right - box.left}px`,
        height: `${box.bottom - box.top}px`,
      });
    }

    function end(event: PointerEvent): void {
      const drawn = frame !== null && from !== null ? boxOf(from, event) : null;
      stop();
      if (drawn) select(notesIn(ground, drawn));
    }

    function stop(): void {
      from = null;
      frame?.remove();
      frame = null;
    }

    ground.addEventListener('pointerdown', begin);
    window.addEventListener('pointermove', draw);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', stop);
    return () => {
      stop();
      ground.removeEventListener('pointerdown', begin);
      window.removeEventListener('pointermove', draw);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', stop);
    };
  };
}

function boxOf(from: { readonly x: number; readonly y: number }, to: PointerEvent): Box {
  const { clientX: x, clientY: y } = to;
  return {
    left: Math.min(from.x, x),
    top: Math.min(from.y, y),
    right: Math.max(from.x, x),
    bottom: Math.max(from.y, y),
  };
}

function notesIn(ground: HTMLElement, box: Box): string[] {
  return [...ground.querySelectorAll<HTMLElement>('[data-note]')].flatMap((note) => {
    const { left, top, right, bottom } = note.getBoundingClientRect();
    const isIn = left < box.right && right > box.left && top < box.bottom && bottom > box.top;
    return isIn ? [note.dataset['note'] ?? ''] : [];
  });
}
