import type { Language } from './languages.js';

const en = {
  language: 'English', otherLanguage: '日本語',
  signInTitle: 'Sign in', signInTo: (client: string) => `to continue to ${client}`, signInAgain: 'Please sign in again to confirm that it is you.',
  login: 'User name', password: 'Password', signIn: 'Sign in', cancel: 'Cancel',
  refused: 'User name or password is wrong.',
  totpTitle: 'Confirm with a code', totpAdvice: 'Enter the six digits that your authenticator app shows now.', code: 'Code', confirm: 'Confirm',
  codeRefused: 'This code is wrong or was used already. Wait for the next one.',
  accountTitle: 'Choose an account', continueAs: (name: string) => `Continue as ${name}`, otherAccount: 'Use another account',
  consentTitle: (client: string) => `Allow access for ${client}?`, signedInAs: (name: string) => `Signed in as ${name}`,
  consentLead: (client: string, service: string) => `${client} asks ${service} for the following:`,
  permissions: 'Permissions', information: 'Your information', details: 'Details', purpose: 'Purpose',
  allow: 'Allow', deny: 'Deny', consentNote: 'You can withdraw this at any time:',
  clientPolicy: (client: string) => `Privacy policy of ${client}`, clientTerms: (client: string) => `Terms of ${client}`,
  policy: 'Privacy policy', terms: 'Terms of service',
  consentsTitle: 'Your permissions', consentsLead: 'These applications may act for you. Withdrawing ends their access at once.',
  noConsents: 'You have not given any application access.', since: 'Since', withdraw: 'Withdraw', withdrawn: 'The access was withdrawn.',
  withdrawFrom: (client: string) => `Withdraw access of ${client}`,
  signOutTitle: 'Sign out', signOutAdvice: 'Do you want to sign out?', signOut: 'Sign out', signedOutTitle: 'You are signed out', signedOutAdvice: 'You may close this window.',
  problem: 'There is a problem', errorCode: 'Error',
  refusedTitle: 'This request cannot be continued',
  refusedAdvice: 'The application that sent you here made a request that this server does not accept. Go back to the application; if this happens again, tell its operator what is written below.',
  reason: 'Reason', resultCode: 'Result code',
  expiredTitle: 'This page has expired', expiredAdvice: 'Go back to the application that sent you here and start again.',
  forgedTitle: 'This form cannot be used', forgedAdvice: 'It was not sent from the page that we showed you, or that page is out of date. Nothing was changed.', goOn: 'Back to the page',
  throttledTitle: 'Too many attempts', throttledAdvice: (minutes: number, time: string) => `For your safety, signing in is paused. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (after ${time}).`,
};

export type Texts = typeof en;

const ja: Texts = {
  language: '日本語', otherLanguage: 'English',
  signInTitle: 'ログイン', signInTo: (client) => `「${client}」に進みます`, signInAgain: 'ご本人確認のため、もう一度ログインしてください。',
  login: 'ユーザー名', password: 'パスワード', signIn: 'ログイン', cancel: 'キャンセル',
  refused: 'ユーザー名またはパスワードが正しくありません。',
  totpTitle: '確認コードの入力', totpAdvice: '認証アプリに表示されている 6 桁の数字を入力してください。', code: '確認コード', confirm: '確認',
  codeRefused: '確認コードが正しくないか、使用済みです。次のコードをお待ちください。',
  accountTitle: 'アカウントの選択', continueAs: (name) => `${name} さんとして続ける`, otherAccount: '別のアカウントを使う',
  consentTitle: (client) => `「${client}」にアクセスを許可しますか？`, signedInAs: (name) => `${name} さんとしてログイン中`,
  consentLead: (client, service) => `「${client}」が「${service}」に次のことを求めています。`,
  permissions: '許可する操作', information: '提供する情報', details: '詳細', purpose: '目的',
  allow: '許可する', deny: '拒否する', consentNote: '許可はいつでも取り消せます：',
  clientPolicy: (client) => `「${client}」のプライバシーポリシー`, clientTerms: (client) => `「${client}」の利用規約`,
  policy: 'プライバシーポリシー', terms: '利用規約',
  consentsTitle: 'アクセス許可の一覧', consentsLead: '次のアプリケーションがお客さまに代わって操作できます。取り消すと直ちにアクセスできなくなります。',
  noConsents: 'アクセスを許可しているアプリケーションはありません。', since: '許可日', withdraw: '取り消す', withdrawn: 'アクセス許可を取り消しました。',
  withdrawFrom: (client) => `「${client}」のアクセス許可を取り消す`,
  signOutTitle: 'ログアウト', signOutAdvice: 'ログアウトしますか？', signOut: 'ログアウト', signedOutTitle: 'ログアウトしました', signedOutAdvice: 'このウィンドウを閉じてください。',
  problem: '問題があります', errorCode: 'エラー',
  refusedTitle: 'このリクエストは続行できません',
  refusedAdvice: 'アプリケーションから送られたリクエストは、このサーバーでは受け付けられません。アプリケーションに戻ってください。繰り返し起こる場合は、下の内容をアプリケーションの運営者に伝えてください。',
  reason: '理由', resultCode: '結果コード',
  expiredTitle: 'このページの有効期限が切れました', expiredAdvice: '元のアプリケーションに戻り、最初からやり直してください。',
  forgedTitle: 'このフォームは使用できません', forgedAdvice: '表示したページから送信されていないか、ページの内容が古くなっています。何も変更されていません。', goOn: 'ページに戻る',
  throttledTitle: '試行回数が多すぎます', throttledAdvice: (minutes, time) => `安全のためログインを一時停止しています。約 ${minutes} 分後（${time} 以降）にもう一度お試しください。`,
};

export const texts: Readonly<Record<Language, Texts>> = { en, ja };

/** What claims are called (OpenID Connect Core, 5.1); others go by their own names. */
const claimNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  name: { en: 'Name', ja: '氏名' }, given_name: { en: 'Given name', ja: '名' }, family_name: { en: 'Family name', ja: '姓' },
  middle_name: { en: 'Middle name', ja: 'ミドルネーム' }, nickname: { en: 'Nickname', ja: 'ニックネーム' },
  preferred_username: { en: 'Preferred user name', ja: '希望するユーザー名' }, profile: { en: 'Profile page', ja: 'プロフィールページ' },
  picture: { en: 'Picture', ja: '写真' }, website: { en: 'Website', ja: 'ウェブサイト' }, email: { en: 'E-mail address', ja: 'メールアドレス' },
  email_verified: { en: 'Whether the e-mail address is verified', ja: 'メールアドレスの確認状況' }, gender: { en: 'Gender', ja: '性別' },
  birthdate: { en: 'Date of birth', ja: '生年月日' }, zoneinfo: { en: 'Time zone', ja: 'タイムゾーン' }, locale: { en: 'Language', ja: '言語' },
  phone_number: { en: 'Phone number', ja: '電話番号' }, phone_number_verified: { en: 'Whether the phone number is verified', ja: '電話番号の確認状況' },
  address: { en: 'Postal address', ja: '住所' }, updated_at: { en: 'When this information changed last', ja: '最終更新日時' },
};

export const claimName = (claim: string, language: Language): string => claimNames[claim.split('#')[0] ?? claim]?.[language] ?? claim;

/** Scopes that OpenID Connect defines, where the service says nothing itself. */
const scopeNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  openid: { en: 'Know who you are', ja: 'お客さまが誰であるかを確認する' },
  profile: { en: 'Read your profile', ja: 'プロフィールを参照する' },
  email: { en: 'Read your e-mail address', ja: 'メールアドレスを参照する' },
  address: { en: 'Read your postal address', ja: '住所を参照する' },
  phone: { en: 'Read your phone number', ja: '電話番号を参照する' },
  offline_access: { en: 'Keep access while you are away', ja: 'お客さまの不在時もアクセスを続ける' },
};

export const scopeName = (scope: string, language: Language): string => scopeNames[scope]?.[language] ?? scope;
