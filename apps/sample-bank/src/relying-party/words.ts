/** The pages' words. */
export interface Words {
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  /** `file`: where the first start wrote the credentials. */
  readonly hint: (file: string) => string;
  readonly welcome: string;
  readonly account: string;
  readonly balance: string;
  readonly behind: string;
  readonly again: string;
  readonly refused: string;
  readonly steps: readonly string[];
  readonly exchanges: Readonly<Record<ExchangeKind, string>>;
}

/** What one HTTP exchange of the app is for. */
export type ExchangeKind = 'push' | 'token' | 'keys' | 'accounts' | 'other';

export type Locale = 'en' | 'ja';

export const words: Readonly<Record<Locale, Words>> = {
  en: {
    title: 'Sample app',
    lead: 'See your accounts at the sample bank, the way an app of a third party would: under the FAPI 2.0 Security Profile.',
    button: 'Show my accounts',
    hint: (file) => `Sign in as alice or bob; the first start wrote their passwords to ${file}, at demo.users.`,
    welcome: 'Your accounts',
    account: 'Account',
    balance: 'Balance',
    behind: 'What happened behind the scenes',
    again: 'Start again',
    refused: 'That did not work',
    steps: ['The app pushes its request (PAR)', 'You sign in and agree', 'The app redeems the code for a token that only its key can use (DPoP)', 'The bank asks the server about the token and answers'],
    exchanges: { push: 'Pushed authorization request', token: 'Token request', keys: 'Keys of the server', accounts: 'Accounts at the bank', other: 'Request' },
  },
  ja: {
    title: 'サンプルアプリ',
    lead: '第三者のアプリと同じ方法で、サンプル銀行の口座を表示します。FAPI 2.0 セキュリティプロファイルに従います。',
    button: '口座を表示する',
    hint: (file) => `alice または bob としてログインします。パスワードは、初回起動時に ${file} の demo.users に書き込まれています。`,
    welcome: 'あなたの口座',
    account: '口座',
    balance: '残高',
    behind: '裏側で行われたこと',
    again: '最初に戻る',
    refused: 'うまくいきませんでした',
    steps: ['アプリが認可リクエストを事前登録する (PAR)', 'あなたがログインして同意する', 'アプリが認可コードを、自分の鍵でしか使えないトークンと交換する (DPoP)', '銀行がトークンをサーバーに照会して応答する'],
    exchanges: { push: '認可リクエストの事前登録 (PAR)', token: 'トークンリクエスト', keys: 'サーバーの公開鍵', accounts: '銀行の口座一覧', other: 'リクエスト' },
  },
};

/** The language that the browser prefers. */
export const localeOf = (acceptLanguage: string | undefined): Locale => (/^\s*ja\b/i.test(acceptLanguage ?? '') ? 'ja' : 'en');
