-- Why a credential is issued in the place of another, where that is not because of the key that signed it.

alter table issuer.credential
  add column reissue_reason text,
  add constraint reissue_reason_of_reissue check (reissue_reason is null or reissue_of is not null);
