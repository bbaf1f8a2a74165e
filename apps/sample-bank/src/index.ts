export { startBank, type RunningBank } from './bank.js';
export { usualScopes, type BankSettings } from './settings.js';
