import { defineRules } from '../rule.js';

// FAPI 1.0 Part 2 Advanced, 5.2.2.1 ID Token as detached signature

export const fapi1Advanced_5_2_2_1 = defineRules(
  { id: 'FAPI1-ADV-5.2.2.1-1', level: 'shall', demands: { en: 'OpenID Connect is understood.', ja: 'OpenID Connect に対応する。' }, byConstruction: 'The profile stands upon OpenID Connect; OAuth2-RT-3-openid wants openid for an ID token.' },
  { id: 'FAPI1-ADV-5.2.2.1-2', level: 'shall', demands: { en: 'ID tokens are signed.', ja: 'ID トークンは署名される。' }, byConstruction: 'OIDCC-2-signed refuses a client that would get an unsigned one; issue/client-jwt.ts signs.' },
  { id: 'FAPI1-ADV-5.2.2.1-3', level: 'should', demands: { en: 'ID tokens can be encrypted as well.', ja: '署名に加えて ID トークンを暗号化できる。' }, byConstruction: 'issue/client-jwt.ts encrypts where the client registered for it.' },
  { id: 'FAPI1-ADV-5.2.2.1-4', level: 'shall', demands: { en: 'The ID token signs the answer: it comes beside the code and names its hash.', ja: 'ID トークンはコードのハッシュを含み、認可応答の署名として返る。' }, byConstruction: 'issue/front-channel.ts makes it with the hash of the code (issue/id-token.ts).' },
  { id: 'FAPI1-ADV-5.2.2.1-5', level: 'shall', demands: { en: 'The ID token names the hash of the state, where there is a state.', ja: 'state がある場合、ID トークンはそのハッシュ(s_hash)を含む。' }, byConstruction: 'issue/front-channel.ts hands the state to issue/id-token.ts, which writes s_hash.' },
  { id: 'FAPI1-ADV-5.2.2.1-6', level: 'should', demands: { en: 'What is sensitive does not travel in the ID token of the answer, or only encrypted.', ja: '機微な個人情報は認可応答の ID トークンに含めないか、暗号化する。' },
    outOfScope: 'The claims of the user come from the front end, which knows what is sensitive; encryption is up to the registration of the client.' },
);

// 5.2.2.2 JARM

export const fapi1Advanced_5_2_2_2 = defineRules(
  { id: 'FAPI1-ADV-5.2.2.2-1', level: 'shall', demands: { en: 'Answers in a JWT are made as JARM has it.', ja: 'JWT 形式の応答は JARM に従って作る。' }, byConstruction: 'issue/jarm.ts makes them all.' },
);
