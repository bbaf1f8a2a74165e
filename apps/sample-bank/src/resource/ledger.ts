/** An account as the bank shows it; amounts in the smallest unit of the currency. */
export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly currency: 'EUR' | 'JPY';
  readonly balance: number;
}

/** A payment order. */
export interface Order {
  readonly amount: number;
  readonly currency: 'EUR' | 'JPY';
  readonly creditor: string;
}

/** The same accounts for everybody: this bank is made of paper. */
export const accounts: readonly Account[] = [
  { accountId: '1001', name: 'Current account', currency: 'EUR', balance: 284_315 },
  { accountId: '1002', name: 'Savings', currency: 'EUR', balance: 1_250_000 },
  { accountId: '1003', name: '普通預金', currency: 'JPY', balance: 482_900 },
];

/** Reads a payment order; says what is wrong with it otherwise. */
export function readOrder(body: unknown): Order | string {
  const { amount, currency, creditor } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0) return 'amount must be a positive integer, in the smallest unit of the currency';
  if (currency !== 'EUR' && currency !== 'JPY') return 'currency must be EUR or JPY';
  if (typeof creditor !== 'string' || creditor.length === 0 || creditor.length > 140) return 'creditor must be a text of 1 to 140 characters';
  return { amount, currency, creditor };
}
