import { both, type Bilingual } from './text.js';

/** Titles of what pages stand under, by the beginning of their ids. */
export const sections: Readonly<Record<string, Bilingual>> = {
  'endpoints': both('Endpoints', 'エンドポイント'),
  'tokens': both('Tokens & Claims', 'トークン&クレーム'),
  'tokens.advanced': both('Advanced', '詳細'),
  'keys': both('Key Management', 'キーマネジメント'),
};
