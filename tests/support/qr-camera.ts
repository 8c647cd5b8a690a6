/** What the camera of a phone sees of a projector from some way off, and what it reads in it. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Width of the picture on the wall, in metres. */
const PICTURE_M = 2;
/** A phone looks for codes in frames of this many pixels along the side of this angle. */
const FRAME_PX = 1_920;
const ANGLE = (69 / 180) * Math.PI;
/** Blur of hand and lens, as the deviation in pixels of the frame, and what a light room leaves. */
const BLUR_PX = 0.8;
const CONTRAST = 0.6;

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const file = readFileSync(wasm);
const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
await prepareZXingModule({
  overrides: { wasmBinary: wasmBinary },
  fireImmediately: true,
});

/**
 * A picture of the projector as it lies on the camera's sensor.
 *
 * @param picture a PNG of what the projector shows
 * @param metres from the camera to the wall
 * @param page in which it is drawn
 * @returns a PNG
 */
export async function seenFrom(picture: Buffer, metres: number, page: Page): Promise<Buffer> {
  const across = (FRAME_PX * PICTURE_M) / (2 * metres * Math.tan(ANGLE / 2));
  const drawn = await page.evaluate(
    async ({ bytes, width, blur, contrast }) => {
      const image = await createImageBitmap(
        new Blob([Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0))]),
      );
      // By halves, as a lens would: a browser that shrinks at once leaves rows out.
      let canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      for (;;) {
        const to = Math.max(width, canvas.width / 2);
        const next = new OffscreenCanvas(to, (to / image.width) * image.height);
        const context = next.getContext('2d');
        if (!context) throw new Error('no canvas');
        context.imageSmoothingQuality = 'high';
        if (to === width) context.filter = `blur(${blur}px) contrast(${contrast})`;
        context.drawImage(canvas, 0, 0, next.width, next.height);
        canvas = next;
        if (to === width) break;
      }
      const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(''));
    },
    { bytes: picture.toString('base64'), width: across, blur: BLUR_PX, contrast: CONTRAST },
  );
  return Buffer.from(drawn, 'base64');
}

/** The text of the QR code in a picture; empty where none can be read. */
export async function readQr(picture: Buffer): Promise<string> {
  const [found] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  return found?.text ?? '';
}
