import { TextDecoder, TextEncoder } from 'node:util';

/* What jsdom does not have and Mantine asks for. */

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(window, {
  matchMedia: (media: string) => ({ media, matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }),
  ResizeObserver: NoObserver,
  scrollTo: () => undefined,
});
Object.assign(globalThis, { TextEncoder, TextDecoder });
Element.prototype.scrollIntoView = () => undefined;
