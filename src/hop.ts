/** A binding that failed, did not answer in time or did not answer all that it was asked: a fault that passes, and no answer can be made of it. */
export class Unanswered extends Error {
  constructor(binding: string, fault: unknown) {
    super(`${binding}: ${fault instanceof Error ? fault.message : fault}`, { cause: fault });
    this.name = "Unanswered";
  }
}

/** A binding that did not answer in time: who asks it again may wait as long once more. */
export class Late extends Unanswered {}

/** How long a binding may take to answer what a reader waits for, in milliseconds. */
export const HOP_MS = 10_000;

/**
 * What a binding answers. Throws `Unanswered` where it fails or takes longer than `within` milliseconds; a failure that `isOurs` knows
 * for a mistake of the portal is thrown as it is.
 */
export async function hop<T>(
  binding: string,
  answer: Promise<T>,
  { within = HOP_MS, isOurs = () => false }: { readonly within?: number; readonly isOurs?: (error: unknown) => boolean } = {},
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(binding, `no answer within ${within} ms`)), within);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw error instanceof Unanswered || isOurs(error) ? error : new Unanswered(binding, error);
  } finally {
    clearTimeout(timer);
  }
}
