-- In which system credits count. Until now they were shown as ECTS credits wherever they stood.

set local laurel.system = 'on';

alter table issuer.achievement add column credit_system text;
update issuer.achievement set credit_system = 'ECTS' where credits is not null;
alter table issuer.achievement add constraint credit_system_of_credits check (credit_system is null or credits is not null);

-- Why a credential is issued in the place of another, where that is not because of the key that signed it.

alter table issuer.credential
  add column reissue_reason text,
  add constraint reissue_reason_of_reissue check (reissue_reason is null or reissue_of is not null);
