export const compare = {
  services: ['Compare services', 'サービスを比較'],
  clients: ['Compare clients', 'クライアントを比較'],
  about: ['What differs between two of them, setting by setting. Names, ids and times are left out.', '2 つの設定の違いを項目ごとに表示します。名前、ID、日時は除きます。'],
  left: ['First', '1 つ目'],
  right: ['Second', '2 つ目'],
  swap: ['Swap', '入れ替え'],
  same: ['They are set alike.', '設定に違いはありません。'],
  choose: ['Choose two of them.', '2 つ選択してください。'],
  differs_one: ['{{count}} setting differs', '{{count}} 件の違い'],
  differs_other: ['{{count}} settings differ', '{{count}} 件の違い'],
  setting: ['Setting', '設定項目'],
} as const;

export const discovery = {
  title: ['Discovery Document', 'ディスカバリー文書'],
  about: ['What clients read at the well-known address. While you edit, it shows what a save would change.', 'クライアントが well-known アドレスから取得する文書です。編集中は、保存した場合の変更箇所が表示されます。'],
  unchanged: ['The draft changes nothing here.', '下書きによる変更はありません。'],
  changed_one: ['{{count}} line would change', '{{count}} 行が変更されます'],
  changed_other: ['{{count}} lines would change', '{{count}} 行が変更されます'],
  added: ['added', '追加'],
  removed: ['removed', '削除'],
  cannot: ['The draft cannot be saved as it is, so there is no preview of it.', '下書きに保存できない値があるため、プレビューを表示できません。'],
} as const;
