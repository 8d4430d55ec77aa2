/** Breaks off where the texts do: a file that is cut short must not look whole. */
export function streamTexts(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done === true) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
  });
}
