/** The library that reads and makes certificates. It wants `Reflect.metadata` to be there before it is loaded itself. */
export async function loadX509() {
  await import('reflect-metadata');
  return import('@peculiar/x509');
}

export type X509 = Awaited<ReturnType<typeof loadX509>>;
