import type { resultClass } from '@symbolon/contract';

type Kind = NonNullable<ReturnType<typeof resultClass>>;

const en = {
  allCodes: 'Result codes', lead: 'What this server answers, and why. Look for a code, a clause or a word.',
  search: 'Search', query: 'Code, clause or word', none: 'There is no such code.',
  shown: (shown: number, total: number) => (shown === total ? `${total} codes` : `The first ${shown} of ${total} codes. Add a word to see fewer.`),
  meaning: 'What happened', turn: 'Whose turn it is', rules: 'What was demanded', checkedAt: 'Checked at', settings: 'Settings that matter', ofService: 'service', ofClient: 'client',
  placeholders: 'Words in ‹› stand for what the request said.', unknownTitle: 'No such result code', back: 'All result codes',
  kinds: {
    success: 'Nobody’s: the request succeeded.', server: 'The operator of this server.', caller: 'The developer of the front end, which called the API in a wrong way.',
    client: 'The developer of the client application, or the operator whose settings it has to meet.', log: 'Nobody’s: it is a remark.', frontend: 'The front end, which said so itself.',
    user: 'The person who entered the value.', sns: 'The external service that was asked.',
  } satisfies Record<Kind, string>,
};

export const resultCodeTexts: { readonly en: typeof en; readonly ja: typeof en } = {
  en,
  ja: {
    allCodes: '結果コード', lead: 'このサーバーの応答とその理由です。コード、条項、単語で検索できます。',
    search: '検索', query: 'コード、条項、または単語', none: '該当するコードはありません。',
    shown: (shown, total) => (shown === total ? `${total} 件` : `${total} 件中の最初の ${shown} 件。単語を追加すると絞り込めます。`),
    meaning: '起きたこと', turn: '対応すべき人', rules: '求められていたこと', checkedAt: '検査の場所', settings: '関係する設定', ofService: 'サービス', ofClient: 'クライアント',
    placeholders: '‹› の中の語は、リクエストごとの値に置き換わります。', unknownTitle: 'そのような結果コードはありません', back: '結果コードの一覧',
    kinds: {
      success: '対応は不要です。リクエストは成功しました。', server: 'このサーバーの運用者。', caller: 'API を誤って呼び出したフロントエンドの開発者。',
      client: 'クライアントアプリケーションの開発者、またはその設定を管理する運用者。', log: '対応は不要です。注記です。', frontend: '自らそう判断したフロントエンド。',
      user: '値を入力した人。', sns: '問い合わせ先の外部サービス。',
    },
  },
};
